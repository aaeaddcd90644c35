import BeianCore
import BeianTesting
import BeianWeb
import Testing

/// An application that comes back with two faults, is mended, and granted.
@Suite(.serialized) struct SentBackJourney {
    private let remark = "请填写与单位名称相符的网站名称"

    @Test func `two faults come back with remedies, only they can be mended, and the number comes`() async throws {
        try await JourneyHouse.run { house in
            let insider = try await house.staff("reviewer", .reviewer)
            let before = house.before()
            let filing = try await before.draft()
            let domain = try await before.stored(filing).dossier.answer(.domain)
            try await before.submit(filing)
            try await Browser.open(house.origin) { screen in
                let applicant = Applicant(screen, house, story: "back", address: filing.holder.address.text)
                let reviewer = Reviewer(screen, house, story: "back", insider: insider)
                try await sendBack(reviewer, domain)
                try await mend(applicant, domain, filing)
                try await look(again: reviewer, domain)
                try await house.wait(.minutes(10))
                try await PersonInCharge(screen, house, story: "back")
                    .answerSMS(mobile: "13900000001", certificate: "350102188001010012")
                try await house.wait(.minutes(1))
                let number = try await Official(screen, house, story: "back").approve()
                try await house.wait(.minutes(1))
                try await applicant.openApplication(domain)
                try await applicant.reads(number)
                try await applicant.look("20-granted")
            }
        }
    }

    private func sendBack(_ reviewer: Reviewer, _ domain: String) async throws {
        try await reviewer.signIn()
        try await reviewer.take(domain)
        try await reviewer.return(.service, because: "R-NAME-01", saying: remark)
        try await reviewer.return(.contact, because: "R-CON-04", saying: "应急联系手机无法接通")
        try await reviewer.passTheRest()
        try await reviewer.sendBack()
        try await reviewer.house.wait(.minutes(5))
    }

    private func mend(_ applicant: Applicant, _ domain: String, _ filing: Filing) async throws {
        let (browser, words) = (applicant.browser, applicant.words)
        try await applicant.signIn()
        try await applicant.openApplication(domain)
        try await applicant.reads(remark)
        try await applicant.reads("应急联系手机无法接通")
        try await applicant.reads(words("applications.returned.remedy"))
        try await applicant.reads(words("applications.state.closed"))
        try await applicant.look("60-returned")

        try await browser.follow(words("section.service"))
        try await applicant.look("61-mend-service")
        try await browser.fill(words.label(of: .serviceName), "青山演示有限公司官网")
        try await applicant.save(.service)
        try await browser.follow(words("section.person"))
        try await applicant.reads(words("applications.section.frozen"))
        try await applicant.look("62-mend-person")
        try await browser.fill(words.label(of: .emergencyPhone), "13900000009")
        try await applicant.save(.person)
        try await browser.follow(words("section.entity"))
        let inputs = try await browser.texts("main form input:not([type=hidden])")
        #expect(inputs.isEmpty, "what was in order cannot be edited")
        try await applicant.look("63-frozen-entity")
        try await applicant.openApplication(domain)
        try await applicant.submit("-again")
    }

    private func look(again reviewer: Reviewer, _ domain: String) async throws {
        try await reviewer.take(domain, "-again")
        try await reviewer.reads(reviewer.words("review.change.now"))
        try await reviewer.reads("青山演示有限公司官网")
        try await reviewer.reads(reviewer.words("review.last"))
        try await reviewer.passTheRest()
        try await reviewer.accept()
    }
}
