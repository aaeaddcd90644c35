import BeianCore
import BeianTesting
import Testing

@Suite("The form of a dossier")
struct DossierCheckTests {
    private func findings(_ dossier: Dossier, policy: Policy = Policy()) -> [Finding] {
        DossierCheck.findings(in: dossier, context: SampleDossier.context, policy: policy, on: SampleDossier.day)
    }

    @Test(
        "A sound dossier has nothing to mend",
        arguments: [
            SampleDossier.company(), SampleDossier.company(services: 10), SampleDossier.companyWithServicePerson(),
            SampleDossier.individual(),
        ]
    )
    func sound(dossier: Dossier) {
        #expect(findings(dossier) == [])
    }

    @Test("An empty dossier is told everything at once, in the order of the form")
    func empty() {
        let found = findings(Dossier())
        let pointers = found.map(\.pointer)
        #expect(pointers.first == "#/entity/province")
        #expect(pointers.last == "#/materials")
        #expect(pointers.contains("#/services"))
        #expect(found.count > 15)
        #expect(Set(found.map(\.code)) == ["value.missing", "services.none", "material.missing"])
    }

    @Test("Each demanded field that is left out is found at its place", arguments: Field.allCases)
    func leftOut(field: Field) {
        var dossier = SampleDossier.companyWithServicePerson()
        guard dossier.demands(field) else { return }
        dossier.answer(field, is: "")
        let found = findings(dossier)
        let code = field == .preApproval ? "pre-approval.not-chosen" : "value.missing"
        #expect(found.contains { $0.pointer == field.pointer() && $0.code == code })
    }

    @Test(
        "Each wrong answer is found at its place with its code",
        arguments: [
            (.province, "350000", "value.not-a-choice"), (.nature, "king", "value.not-a-choice"),
            (.documentKind, "resident-id", "document.kind-not-of-nature"),
            (.documentNumber, "91350100M000100Y44", "uscc.check-digit"), (.documentNumber, "9135", "uscc.length"),
            (.documentNumber, "9135**********0Y43", "value.masked"),
            (.entityName, String(repeating: "青", count: 256), "value.too-long"),
            (.entityName, "青山\n演示", "value.unprintable"), (.entityName, "青山\u{202E}演示", "value.unprintable"),
            (.division, "330106", "division.outside-province"), (.division, "350000", "division.too-coarse"),
            (.division, "350199", "division.unknown"), (.isLegalRepresentative, "maybe", "value.not-a-choice"),
            (.personName, "1", "person-name.length"),
            (.personDocumentKind, "business-licence", "document.kind-not-of-person"),
            (.personDocumentKind, "military-officer-card", "document.kind-not-of-person"),
            (.personDocumentNumber, "350102188001010013", "resident-id.check-digit"),
            (.personValidFrom, "2020-13-01", "day.calendar"),
            (.personValidFrom, "2099-01-01", "document.not-yet-valid"),
            (.personValidUntil, "forever", "day.shape"), (.personValidUntil, "2019-01-01", "document.days-crossed"),
            (.personValidUntil, "2026-11-01", "document.expired"),
            (.personValidUntil, "2027-02-01", "document.expires-soon"), (.personMobile, "12345", "mobile.shape"),
            (.personMobile, "139****0001", "value.masked"), (.personOfficePhone, "88000001", "office-phone.area-code"),
            (.personMail, "nobody", "mail.shape"), (.emergencyPhone, "0591-88000001", "mobile.shape"),
            (.domain, "www.qingshan-demo.cn", "domain.www"), (.domain, "com.cn", "domain.public-suffix"),
            (.domain, "blog.qingshan-demo.cn", "domain.not-registrable"),
            (.homeURL, "http://www.qingshan-demo.cn", "home-url.scheme"),
            (.homeURL, "www.other-demo.cn", "home-url.other-domain"), (.contents, "news;weather", "value.not-a-choice"),
            (.contents, ";", "value.not-a-choice"), (.languages, "klingon", "value.not-a-choice"),
            (.preApproval, "perhaps", "value.not-a-choice"), (.accessMethod, "pigeon", "value.not-a-choice"),
            (.serviceRemark, String(repeating: "记", count: 1025), "value.too-long"),
            (.servicePersonMobile, "1390000000", "mobile.shape"),
            (.servicePersonDocumentKind, "business-licence", "document.kind-not-of-person"),
            (.servicePersonValidUntil, "2026-12-31", "document.expires-soon"),
        ] as [(Field, String, String)]
    )
    func wrong(field: Field, answer: String, code: String) {
        var dossier = SampleDossier.companyWithServicePerson()
        dossier.answer(field, is: answer)
        let found = findings(dossier)
        #expect(found.contains { $0.pointer == field.pointer() && $0.code == code }, "\(found.map(\.code))")
        #expect(DossierCheck.codes.contains(code))
    }

    @Test("A document is accepted from the first day beyond three months")
    func threeMonths() {
        var dossier = SampleDossier.company()
        let limit = SampleDossier.day.adding(months: 3)
        dossier.entity[.personValidUntil] = limit.description
        #expect(findings(dossier).map(\.code) == ["document.expires-soon"])
        dossier.entity[.personValidUntil] = limit.adding(days: 1).description
        #expect(findings(dossier) == [])
    }

    @Test("Services are counted: at least one, individuals one, organisations as the provider allows")
    func counts() {
        var none = SampleDossier.company()
        none.services = []
        #expect(findings(none).map(\.code) == ["services.none"])
        #expect(findings(SampleDossier.company(services: 11)).map(\.code) == ["services.too-many"])
        var two = SampleDossier.individual()
        two.services.append(SampleDossier.company(services: 2).services[1])
        two.services[1].answers[.contents] = "other"
        let found = findings(two)
        #expect(found.map(\.code) == ["services.too-many"])
        #expect(found.first?.parameters == ["limit": "1"])
    }

    @Test("The same domain twice is found at the second")
    func repeatedDomain() {
        var dossier = SampleDossier.company(services: 2)
        dossier.services[1].answers[.domain] = "QINGSHAN-demo.cn"
        dossier.services[1].answers[.homeURL] = "qingshan-demo.cn"
        #expect(findings(dossier).map { "\($0.pointer) \($0.code)" } == ["#/services/1/domain domain.repeated"])
    }

    @Test("A home page in its own script lies in its domain")
    func internationalHome() {
        var dossier = SampleDossier.company()
        dossier.services[0].answers[.domain] = "青山演示.中国"
        dossier.services[0].answers[.homeURL] = "www.青山演示.中国"
        #expect(findings(dossier) == [])
    }

    @Test("Individuals choose from two contents only")
    func contentsOfIndividuals() {
        var dossier = SampleDossier.individual()
        dossier.services[0].answers[.contents] = "personal-site;shopping"
        let found = findings(dossier)
        #expect(found.map { "\($0.pointer) \($0.code)" } == ["#/services/0/contents contents.not-for-individuals"])
    }

    @Test("Hosting has to be chosen", arguments: [nil, .number(" "), .instance(ID(""))] as [HostingChoice?])
    func hosting(choice: HostingChoice?) {
        var dossier = SampleDossier.company()
        dossier.services[0].hosting = choice
        #expect(findings(dossier).map { "\($0.pointer) \($0.code)" } == ["#/services/0/hosting hosting.missing"])
    }

    @Test("Missing and surplus materials are named with their kind and service")
    func materials() {
        var dossier = SampleDossier.companyWithServicePerson()
        dossier.materials.removeAll { $0.kind == .servicePersonBack }
        dossier.materials.append(AttachedMaterial(kind: .personFront, service: nil, material: ID("mat_more")))
        let found = findings(dossier)
        #expect(found.map(\.code) == ["material.too-many", "material.missing"])
        #expect(found.last?.parameters == ["kind": "service-person-back", "service": "svc_sample0"])
    }

    @Test("A section is judged by itself; one service does not hear of another")
    func sections() {
        let dossier = Dossier(services: SampleDossier.company(services: 2).services.map { ServiceDraft(id: $0.id) })
        func found(_ section: Section, _ service: ID<ServiceDraft>? = nil) -> [String] {
            DossierCheck.findings(
                in: dossier,
                section: section,
                service: service,
                context: SampleDossier.context,
                policy: Policy(),
                on: SampleDossier.day
            ).map(\.pointer)
        }
        #expect(found(.person).allSatisfy { $0.hasPrefix("#/entity/person/") })
        #expect(found(.hosting, dossier.services[1].id) == ["#/services/1/hosting"])
        #expect(found(.service, dossier.services[1].id).allSatisfy { $0.hasPrefix("#/services/1/") })
        #expect(found(.service).contains("#/services/0/name"))
        #expect(found(.typeCheck).contains("#/services/1/domain"))
        #expect(Set(found(.materials)) == ["#/materials"])
    }

    @Test("Different persons of one application have different numbers, one person may lead several services")
    func contactsOfServices() {
        var dossier = SampleDossier.companyWithServicePerson()
        var second = dossier.services[0]
        second.answers[.domain] = "second-demo.cn"
        second.answers[.homeURL] = "www.second-demo.cn"
        dossier.services.append(ServiceDraft(id: ID("svc_second"), answers: second.answers, hosting: second.hosting))
        func shared() -> [String] {
            findings(dossier).filter { $0.code == "contact.of-another-person" }.map(\.pointer)
        }
        #expect(shared().isEmpty)
        dossier.services[1].answers[.servicePersonDocumentNumber] = "350102188001010012"
        #expect(shared() == ["#/services/1/person/mobile", "#/services/1/person/mail"])
        dossier.services[1].answers[.servicePersonMobile] = "13900000005"
        #expect(shared() == ["#/services/1/person/mail"])
        dossier.services[1].answers[.sharesPerson] = "yes"
        #expect(shared().isEmpty)
    }

    @Test("A service identification number stands for one service")
    func repeatedNumber() {
        var dossier = SampleDossier.company(services: 2)
        dossier.services[0].hosting = .number("abc123-def456")
        dossier.services[1].hosting = .number("ABC123-def456")
        let found = findings(dossier).filter { $0.code == "hosting.number-repeated" }
        #expect(found.map(\.pointer) == ["#/services/1/hosting"] && found.first?.parameters == ["service": "1"])
        dossier.services[1].hosting = .number("abc123-def457")
        #expect(!findings(dossier).contains { $0.code == "hosting.number-repeated" })
    }

    @Test("An individual answers for themselves")
    func individualsPerson() {
        var dossier = SampleDossier.individual()
        dossier.entity[.personDocumentNumber] = dossier.answer(.documentNumber)
        #expect(findings(dossier).isEmpty)
        dossier.entity[.personDocumentNumber] = "350102188505050026"
        #expect(findings(dossier).map(\.code) == ["person.not-the-individual"])
    }

    @Test("An app's servers may have a name below the registered one, a website may not")
    func domainOfApp() {
        var dossier = SampleDossier.company()
        dossier.services[0].answers[.domain] = "api.qingshan-demo.cn"
        #expect(findings(dossier).contains { $0.code == "domain.not-registrable" })
        dossier.services[0].kind = .app
        #expect(!findings(dossier).contains { $0.code == "domain.not-registrable" })
    }

    @Test("A document from before the People's Republic is doubted, and stands in nobody's way")
    func olderThanAnyDocument() {
        var dossier = SampleDossier.company()
        for (day, isDoubted) in [("1949-09-30", true), ("1949-10-01", false), ("0202-01-01", true)] {
            dossier.entity[.personValidFrom] = day
            let doubts = findings(dossier).filter { $0.code == "document.issued-too-early" }
            #expect(doubts.map(\.pointer) == (isDoubted ? ["#/entity/person/validFrom"] : []), "\(day)")
            #expect(doubts.allSatisfy { $0.severity == .warn })
        }
    }
}

extension Dossier {
    fileprivate mutating func answer(_ field: Field, is answer: String) {
        if field.isOfService { services[0].answers[field] = answer } else { entity[field] = answer }
    }
}
