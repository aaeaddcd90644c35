import BeianCore
import BeianTesting
import BeianWeb
import Foundation
import Testing

/// Somebody who files a website (申请人), in their own words.
struct Applicant: Onlooker {
    let browser: Browser
    let house: JourneyHouse
    let words: Words
    let story: String
    let site: AccountSite
    /// The mobile or mail address with which they sign in.
    let address: String
    let password = "lantian staple 42"

    init(
        _ browser: Browser, _ house: JourneyHouse, story: String, address: String, site: AccountSite = .china,
        speaking language: Language = .chinese
    ) {
        self.browser = browser
        self.house = house
        self.story = story
        self.address = address
        self.site = site
        words = house.strings.words(in: language)
    }

    // MARK: The account

    func signUp() async throws {
        try await browser.open("/")
        try await look("01-home")
        try await browser.follow(words("home.start"))
        try await browser.choose(words("accounts.site.\(site.rawValue).name"))
        try await browser.fill(words("accounts.address.label"), address)
        try await look("02-sign-up")
        try await browser.press(words("accounts.code.send"))
        try await reads(words("accounts.signUp.codeTitle"))
        try await browser.fill(words("accounts.code.label"), house.codeSent(to: address))
        try await browser.fill(words("accounts.newPassword.label"), password)
        for document in AgreementDocument.ofAccount {
            try await browser.choose(words("agreements.\(document.rawValue).label"))
        }
        try await look("03-sign-up-code")
        try await browser.press(words("accounts.signUp.open"))
        try await reads(words("accounts.signUp.done"))
        try await look("04-setup")
    }

    func signIn() async throws {
        try await browser.open(Links.signIn())
        try await browser.fill(words("accounts.address.label"), address)
        try await browser.fill(words("accounts.password.label"), password)
        try await browser.press(words("accounts.signIn.button"))
        try await reads(words("layout.signOut"))
    }

    /// Adds a contact and proves its mail address by the code that arrives there.
    func addContact(_ person: String, mail: String) async throws {
        try await browser.open(Links.contacts)
        try await browser.fill(words("contacts.person.label"), person)
        try await browser.fill(words("contacts.mail.label"), mail)
        try await look("05-contacts")
        try await browser.press(words("contacts.save"))
        try await reads(words("contacts.added"))
        house.clock.advance(by: .minutes(2))
        try await browser.press(words("contacts.send"))
        try await reads(words("contacts.codeSent", ["minutes": "10"]))
        try await browser.fill(words("contacts.code.label"), house.codeSent(to: mail))
        try await look("06-contact-code")
        try await browser.press(words("contacts.verify"))
        try await reads(words("contacts.verified"))
        try await look("07-contact-proved")
    }

    /// Makes a token and answers its text, which is shown this once.
    func makeToken() async throws -> String {
        try await browser.open(Links.account)
        try await look("30-account")
        try await browser.open(Links.tokens)
        try await browser.fill(words("accounts.tokens.label.label"), "journey")
        try await browser.press(words("accounts.tokens.button"))
        try await reads(words("accounts.tokens.once"))
        try await look("31-token")
        guard let text = try await browser.texts("#fresh-token").first else { throw SceneFault("no token is shown") }
        return text
    }

    // MARK: The application

    /// Begins with the type check.
    func start(_ dossier: Dossier) async throws {
        try await browser.open(Links.applications())
        try await look("08-applications-empty")
        try await browser.follow(words("applications.start.button"))
        try await answer(.typeCheck, with: dossier)
        try await look("09-type-check")
        try await browser.press(words("applications.start.go"))
        try await reads(words("applications.started"))
        try await look("10-task-list")
    }

    func chooseInstance(_ id: String) async throws {
        try await browser.follow(words("section.hosting"))
        try await browser.choose(id)
        try await look("11-hosting")
        try await save(.hosting)
    }

    func enterNumber(_ number: String) async throws {
        try await browser.follow(words("section.hosting"))
        try await browser.choose(words("service-identification.byNumber"))
        try await browser.fill(words("service-identification.number.label"), number, in: nil)
        try await look("11-hosting")
        try await save(.hosting)
    }

    /// Fills in a section from the task list.
    func fill(_ section: Section, with dossier: Dossier) async throws {
        try await browser.follow(words("section.\(section.rawValue)"))
        try await answer(section, with: dossier)
        try await look("12-section-\(section.rawValue)")
        try await save(section)
    }

    /// Saves the section that stands on the page.
    func save(_ section: Section) async throws {
        try await browser.press(words("applications.section.save"))
        let name = words("section.\(section.rawValue)")
        try await reads(words("applications.section.saved", ["section": name]))
    }

    /// Uploads a picture for each material of the dossier.
    func upload(_ dossier: Dossier) async throws {
        try await browser.follow(words("section.materials"))
        try await look("13-materials-empty")
        for material in dossier.materials {
            let kind = words("materials.kind.\(material.kind.rawValue)")
            let file = FileManager.default.temporaryDirectory.appending(path: "beian-\(material.kind)-\(UUID()).png")
            try Data(TestPicture.png(width: 480, height: 300, shade: 180)).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            try await browser.upload(file.path, to: words("materials.file.label"), in: kind)
            try await browser.press(words("materials.upload", ["kind": kind]))
            try await reads(words("materials.uploaded", ["kind": kind]))
        }
        try await look("14-materials")
        try await browser.follow(words("materials.done"))
    }

    /// Checks the answers and hands them in.
    func submit(_ round: String = "") async throws {
        try await browser.follow(words("applications.check.title"))
        try await look("15-check\(round)")
        try await browser.choose(words("applications.commitment.label"))
        try await browser.press(words("applications.check.submit"))
        try await reads(words("applications.submitted"))
        try await look("16-submitted\(round)")
    }

    /// Opens the only application there is.
    func openApplication(_ domain: String) async throws {
        try await browser.open(Links.applications())
        try await browser.follow(domain)
    }
}
