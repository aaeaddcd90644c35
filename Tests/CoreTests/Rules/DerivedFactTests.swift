import BeianCore
import BeianTesting
import Testing

@Suite("Facts that follow from others")
struct DerivedFactTests {
    private func sheet(
        _ dossier: Dossier, known: [Fact: FactValue] = [:], service: [Fact: FactValue] = [:]
    ) -> FactSheet {
        var context = SampleDossier.context
        context.known = known
        context.services = [service]
        return FactSheet(of: dossier, service: 0, knowing: context, kind: .firstFiling, on: SampleDossier.day)
    }

    @Test("Months left are those of which strictly more is left")
    func months() {
        let day = SampleDossier.day
        let ends = [
            (day.adding(days: -1), -1), (day, 0), (day.adding(months: 3), 2),
            (day.adding(months: 3).adding(days: 1), 3),
        ]
        for (end, months) in ends {
            let sheet = sheet(SampleDossier.company(), service: [.domainExpiresOn: .text(end.description)])
            #expect(sheet[.domainMonthsLeft] == .number(months), "\(end)")
        }
    }

    @Test("A suffix is refused only when somebody told so: by an answer or by a list in which it is missing")
    func suffix() {
        func refused(told: Bool? = nil, list: Set<String> = []) -> FactValue? {
            var context = SampleDossier.context
            context.approvedSuffixes = list
            context.services = [told.map { [.suffixIsApproved: .yesNo($0)] } ?? [:]]
            return FactSheet(
                of: SampleDossier.company(), service: 0, knowing: context, kind: .firstFiling, on: SampleDossier.day)[
                    .suffixIsRefused]
        }
        #expect(refused() == nil)
        #expect(refused(told: false) == .yesNo(true))
        #expect(refused(told: true) == .yesNo(false))
        #expect(refused(list: ["dev"]) == .yesNo(true))
        #expect(refused(list: ["dev", "cn"]) == .yesNo(false))
        #expect(refused(told: true, list: ["dev"]) == .yesNo(false))
    }

    @Test("Working days since the verification leave out weekends and holidays")
    func verified() {
        let holiday = sheet(SampleDossier.company(), service: [.domainVerifiedOn: .text(SampleDossier.day.description)])
        #expect(holiday[.domainVerifiedDays] == .number(0))
        #expect(holiday[.domainIsVerified] == .yesNo(true))
        let long = sheet(SampleDossier.company(), service: [.domainVerifiedOn: .text("2001-01-01")])
        guard case .number(let days) = long[.domainVerifiedDays] else { return #expect(Bool(false)) }
        #expect((30...60).contains(days), "long ago is long enough")
    }

    @Test("The holder of a domain is told from the names")
    func holder() {
        var dossier = SampleDossier.company()
        dossier.entity[.isLegalRepresentative] = "yes"
        for (holder, role) in [
            (dossier.entity[.entityName], "entity"), (dossier.entity[.personName], "representative"), ("别人", "other"),
        ] {
            dossier.services[0].answers[.domainHolder] = holder
            #expect(sheet(dossier)[.domainHolderRole] == .text(role), "\(holder)")
        }
        let said = sheet(dossier, service: [.domainHolderRole: .text("manager")])
        #expect(said[.domainHolderRole] == .text("manager"), "what was looked up stands")
        dossier.services[0].answers[.domainHolder] = dossier.entity[.entityName]
        dossier.services[0].answers[.domainHolderNumber] = "91110000000000000X"
        #expect(sheet(dossier)[.domainHolderNumberDiffers] == .yesNo(true))
    }

    @Test(
        "Where an individual comes from is told by the address on the card, then by its number",
        arguments: [
            ("福建省福州市鼓楼区青山路1号", "350102188001010012", false), ("广东省广州市天河区青山路1号", "350102188001010012", true),
            ("福州市鼓楼区青山路1号", "44010618800312001X", false), ("鼓楼区青山路1号", "44010618800312001X", false),
            ("青山路1号", "44010618800312001X", true), ("青山路1号", "350102188001010012", false),
        ]
    )
    func origin(address: String, number: String, isElsewhere: Bool) {
        var dossier = SampleDossier.individual()
        dossier.entity[.registeredAddress] = address
        dossier.entity[.documentNumber] = number
        #expect(sheet(dossier)[.personIsFromElsewhere] == .yesNo(isElsewhere))
    }

    @Test("Counts hold what is filed already")
    func counts() {
        #expect(sheet(SampleDossier.company(services: 2))[.serviceTotal] == .number(2))
        #expect(sheet(SampleDossier.company(), known: [.filedServices: .number(4)])[.serviceTotal] == .number(5))
    }

    @Test("A sole trader is known by the code or the name")
    func soleTrader() {
        var dossier = SampleDossier.company()
        #expect(sheet(dossier)[.isSoleTrader] == .yesNo(false))
        dossier.entity[.entityName] = "青小山（个体工商户）"
        #expect(sheet(dossier)[.isSoleTrader] == .yesNo(true))
    }
}
