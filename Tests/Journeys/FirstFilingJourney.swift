import BeianCore
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

/// A company's first filing in Chinese, from the first page to the number at the foot of its site.
@Suite(.serialized) struct FirstFilingJourney {
    private let domain = "qingshan-demo.cn"
    private let mail = "contact@qingshan-demo.cn"

    @Test func `a company signs up, files its website and reads its number everywhere`() async throws {
        try await JourneyHouse.run { house in
            let insider = try await house.staff("reviewer", .reviewer)
            try await Browser.open(house.origin) { screen in
                let applicant = Applicant(screen, house, story: "zh", address: "13900000001")
                try await fileIn(applicant)
                try await review(house, insider)
                try await verify(applicant)
                let number = try await grant(applicant)
                try await readEverywhere(number, applicant)
            }
        }
    }

    private func fileIn(_ applicant: Applicant) async throws {
        let dossier = SampleDossier.company()
        try await applicant.signUp()
        try await applicant.addContact("青小山", mail: mail)
        try await applicant.house.importInstance("ins-qingshan", owner: applicant.address)
        try await applicant.house.importInstance(
            "ins-qingshan-trial", owner: applicant.address, ["billing": "pay-as-you-go"])
        try await applicant.start(dossier)
        try await applicant.chooseInstance("ins-qingshan")
        for section in [Section.entity, .person, .service, .servicePerson] {
            try await applicant.fill(section, with: dossier)
        }
        try await applicant.upload(dossier)
        try await applicant.submit()
        try await applicant.house.settle()
        _ = try await applicant.house.mails.mail(to: mail, about: "已提交")
    }

    private func review(_ house: JourneyHouse, _ insider: Insider) async throws {
        try await Browser.open(house.origin) { desk in
            let reviewer = Reviewer(desk, house, story: "zh", insider: insider)
            try await reviewer.signIn()
            try await reviewer.take(domain)
            try await reviewer.pass(.identity)
            try await reviewer.passTheRest()
            try await reviewer.accept()
        }
        try await house.wait(.minutes(10))
    }

    private func verify(_ applicant: Applicant) async throws {
        try await applicant.openApplication(domain)
        try await applicant.reads(applicant.words("stage.applicant.sms-verification"))
        try await applicant.look("17-sms-window")
        let person = PersonInCharge(applicant.browser, applicant.house, story: "zh")
        try await person.answerSMS(mobile: "13900000001", certificate: "350102188001010012")
        try await applicant.house.wait(.minutes(5))
        try await applicant.openApplication(domain)
        try await applicant.reads(applicant.words("stage.applicant.administration-review"))
        try await applicant.look("18-administration")
    }

    private func grant(_ applicant: Applicant) async throws -> String {
        let official = Official(applicant.browser, applicant.house, story: "zh")
        let number = try await official.approve()
        try await applicant.house.wait(.minutes(5))
        return number
    }

    private func readEverywhere(_ number: String, _ applicant: Applicant) async throws {
        let (browser, words, house) = (applicant.browser, applicant.words, applicant.house)
        try await applicant.openApplication(domain)
        try await applicant.reads(number)
        try await applicant.reads(words("register.simulated"))
        try await applicant.reads("<a href=\"https://beian.miit.gov.cn/\"")
        try await applicant.look("20-granted")
        try await browser.open(Links.filings())
        try await applicant.reads(number)
        try await applicant.look("21-filings")
        try await browser.open(Links.messages())
        try await applicant.look("22-messages")

        let letter = try await house.mails.mail(to: mail, about: "备案")
        #expect(letter.defects == [])
        let granted = try house.mails.mails().filter { $0.recipients.contains(mail) && $0.body.contains(number) }
        #expect(granted.count == 1, "the number arrives in one mail")

        let token = try await applicant.makeToken()
        let answer = try await HTTPWire().send(
            WireRequest(
                "GET", house.origin + "/api/v1/filings", headers: [WireHeader("Authorization", "Bearer \(token)")]))
        #expect(answer.status == 200)
        #expect(answer.text.contains(number))

        try await browser.forgetCookies()
        try await browser.open(Links.lookup)
        try await browser.fill(words("home.lookup.query.label"), domain)
        try await browser.press(words("home.lookup.button"))
        try await applicant.reads(number)
        try await applicant.reads(words("register.simulated"))
        try await applicant.look("23-lookup")
    }
}
