import BeianCore
import BeianTesting
import BeianWeb
import Testing

/// A first filing in English, from an account of the international site, on somebody else's instance.
@Suite(.serialized) struct InternationalJourney {
    private let domain = "qingshan-demo.cn"

    @Test func `an international account files with a number that another account issued`() async throws {
        try await JourneyHouse.run { house in
            let insider = try await house.staff("reviewer", .reviewer, speaking: .english)
            let number = try await issuedNumber(house)
            try await Browser.open(house.origin, languages: "en-US,en") { screen in
                let applicant = Applicant(
                    screen, house, story: "en", address: "office@qingshan-demo.cn", site: .international,
                    speaking: .english)
                try await fileIn(applicant, number)
                let reviewer = Reviewer(screen, house, story: "en", insider: insider, speaking: .english)
                try await reviewer.signIn()
                try await reviewer.take(domain)
                try await reviewer.passTheRest()
                try await reviewer.accept()
                try await house.wait(.minutes(10))
                let person = PersonInCharge(screen, house, story: "en", speaking: .english)
                try await person.answerSMS(mobile: "13900000001", certificate: "350102188001010012")
                try await house.wait(.minutes(1))
                let filed = try await Official(screen, house, story: "en", speaking: .english).approve()
                try await house.wait(.minutes(5))
                try await applicant.openApplication(domain)
                try await applicant.reads(filed)
                try await applicant.look("20-granted")
                let mail = try await house.mails.mail(to: "contact@qingshan-demo.cn", about: "ICP")
                #expect(mail.defects == [])
            }
        }
    }

    /// The holder of the instance signs in and issues a service identification number on the page.
    private func issuedNumber(_ house: JourneyHouse) async throws -> String {
        let owner = try await house.before().account()
        try await house.importInstance("ins-elsewhere", owner: owner.id.text)
        return try await Browser.open(house.origin) { screen in
            let words = house.strings.words(in: .chinese)
            let holder = Applicant(screen, house, story: "owner", address: owner.address.text)
            try await holder.signIn()
            try await screen.open(Links.instances())
            try await screen.fill(words("service-identification.note.label"), "给国际站账号用")
            try await holder.look("01-instances")
            try await screen.press(words("service-identification.issue"))
            try await holder.reads(words("service-identification.numbersLead"))
            try await holder.look("02-numbers")
            return try #require(try await screen.texts("pre").first)
        }
    }

    private func fileIn(_ applicant: Applicant, _ number: String) async throws {
        let dossier = SampleDossier.company()
        try await applicant.signUp()
        try await applicant.addContact("Qing Xiaoshan", mail: "contact@qingshan-demo.cn")
        try await applicant.start(dossier)
        try await applicant.enterNumber(number)
        for section in [Section.entity, .person, .service, .servicePerson] {
            try await applicant.fill(section, with: dossier)
        }
        try await applicant.upload(dossier)
        try await applicant.submit()
    }
}
