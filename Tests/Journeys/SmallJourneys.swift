import BeianCore
import BeianStore
import BeianTesting
import BeianWeb
import Testing

/// Short ways through the house: without scripts, on a phone, with the keyboard alone.
@Suite(.serialized) struct SmallJourneys {
    @Test func `a section is filled in without JavaScript`() async throws {
        try await JourneyHouse.run { house in
            let before = house.before()
            let holder = try await before.account()
            try await before.verifiedContact(of: holder)
            let dossier = SampleDossier.company()
            let started = try await before.started(by: holder, dossier: dossier)
            try await Browser.open(house.origin, scripts: false) { screen in
                let applicant = Applicant(screen, house, story: "plain", address: holder.address.text)
                try await applicant.signIn()
                try await screen.open(Links.application(started.id))
                try await screen.follow(applicant.words("section.entity"))
                try await applicant.answer(.entity, with: dossier)
                try await applicant.save(.entity)
            }
            let saved = try await before.read { try $0.applications.get(started.id) }
            #expect(saved.dossier.entity[.entityName] == dossier.entity[.entityName])
        }
    }

    @Test func `the China site files on a phone, the international site is told to go to a computer`() async throws {
        try await JourneyHouse.run { house in
            let before = house.before()
            let chinese = try await before.account()
            try await before.verifiedContact(of: chinese)
            try await Browser.open(house.origin, device: .phone) { phone in
                let applicant = Applicant(phone, house, story: "phone", address: chinese.address.text)
                try await applicant.signIn()
                try await phone.open(Links.startApplication)
                try await applicant.reads(applicant.words("applications.start.go"))
                try await applicant.answer(.typeCheck, with: SampleDossier.company())
                try await applicant.look("01-type-check")
                try await phone.press(applicant.words("applications.start.go"))
                try await applicant.reads(applicant.words("applications.started"))
            }
            let abroad = try await before.account(site: .international, language: .english)
            try await before.verifiedContact(of: abroad)
            try await Browser.open(house.origin, device: .phone, languages: "en-US,en") { phone in
                let applicant = Applicant(
                    phone, house, story: "phone-abroad", address: abroad.address.text, site: .international,
                    speaking: .english)
                try await applicant.signIn()
                try await phone.open(Links.startApplication)
                try await applicant.reads(applicant.words("problem.door.closed.title"))
                try await applicant.reads(house.origin + Links.startApplication)
                try await applicant.look("01-closed", status: 403)
            }
        }
    }

    @Test func `the summary of errors gets the focus and leads to the field by keyboard`() async throws {
        try await JourneyHouse.run { house in
            let before = house.before()
            let holder = try await before.account()
            try await before.verifiedContact(of: holder)
            let started = try await before.started(by: holder, dossier: SampleDossier.company())
            try await Browser.open(house.origin) { screen in
                let applicant = Applicant(screen, house, story: "keys", address: holder.address.text)
                try await applicant.signIn()
                try await screen.open(Links.section(started.id, .person, nil))
                try await screen.fill(applicant.words.label(of: .personMobile), "12345")
                try await screen.press(applicant.words("applications.section.save"))
                try await applicant.reads(applicant.words("parts.errors.title"))
                let focused = try await screen.execute("return document.activeElement.className").text
                #expect(focused == "errors")
                try await applicant.look("01-errors", status: 422)
                try await screen.type(.tab)
                try await screen.type(.enter)
                let field = try await screen.execute("return document.activeElement.id").text
                #expect(field == "f-entity-person-mobile")
            }
        }
    }
}
