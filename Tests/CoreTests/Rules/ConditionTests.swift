import BeianCore
import BeianTesting
import Testing

@Suite("Conditions of rules")
struct ConditionTests {
    private let facts = FactSheet([
        .nature: .text("individual"), .personAge: .number(17), .contents: .codes(["other", "games"]),
        .isLegalRepresentative: .yesNo(false), .serviceName: .text("青·山　ＡＢ论坛"), .serviceRemark: .text(""),
    ])

    @Test("The operators answer yes or no")
    func operators() {
        #expect(Condition.is(.nature, .text("individual")).holds(in: facts) == true)
        #expect(Condition.is(.contents, .text("games")).holds(in: facts) == true)
        #expect(Condition.is(.isLegalRepresentative, .yesNo(true)).holds(in: facts) == false)
        #expect(Condition.oneOf(.contents, ["news", "other"]).holds(in: facts) == true)
        #expect(Condition.oneOf(.nature, ["enterprise"]).holds(in: facts) == false)
        #expect(Condition.between(.personAge, least: 17, most: 18).holds(in: facts) == true)
        #expect(Condition.between(.personAge, least: 18, most: 99).holds(in: facts) == false)
    }

    @Test("What hangs on a missing fact is neither yes nor no")
    func missing() {
        let unknown = Condition.is(.province, .text("350000"))
        let yes = Condition.is(.nature, .text("individual"))
        #expect(unknown.holds(in: facts) == nil)
        #expect(Condition.not(unknown).holds(in: facts) == nil)
        #expect(Condition.all([yes, unknown]).holds(in: facts) == nil)
        #expect(Condition.all([.not(yes), unknown]).holds(in: facts) == false)
        #expect(Condition.any([yes, unknown]).holds(in: facts) == true)
        #expect(Condition.any([.not(yes), unknown]).holds(in: facts) == nil)
    }

    @Test(
        "Named checks see through marks, blanks and full-width letters",
        arguments: [
            (.containsWord(.serviceName, WordList(words: ["青山"]), beyond: nil), true),
            (.containsWord(.serviceName, WordList(words: ["山ab论"]), beyond: nil), true),
            (.containsWord(.serviceName, WordList(words: ["青坛"]), beyond: nil), false),
            (.beginsWith(.serviceName, WordList(words: ["青山"])), true),
            (.endsWith(.serviceName, WordList(words: ["论坛"])), true),
            (.endsWith(.serviceName, WordList(words: ["青山"])), false),
            (.fewerCharacters(.serviceName, than: 6), false), (.fewerCharacters(.serviceName, than: 7), true),
            (.otherMarks(.serviceName, than: "· "), false), (.otherMarks(.serviceName, than: "·"), true),
            (.onlyLatin(.serviceName), false), (.onlyDigits(.serviceName), false),
            (.readsAsDomain(.serviceName), false),
            (.isEmpty(.serviceRemark), true), (.isEmpty(.serviceName), false),
        ] as [(NamedCheck, Bool)]
    )
    func named(check: NamedCheck, answer: Bool) {
        #expect(check.holds(in: facts) == answer)
    }

    @Test("Every fact has its names")
    func names() {
        for fact in Fact.allCases {
            #expect(fact.name.chinese != fact.rawValue, "\(fact.rawValue)")
            #expect(fact.name.english != fact.rawValue || fact == .materials)
        }
    }

    @Test("Facts are drawn from a dossier as its parsers read it")
    func drawn() {
        var dossier = SampleDossier.companyWithServicePerson()
        dossier.entity[.personMobile] = "+86 139 0000 0001"
        dossier.services[0].answers[.homeURL] = "www.qingshan-demo.cn/"
        var context = SampleDossier.context
        context.mobilesElsewhere = ["13900000001"]
        let sheet = FactSheet(of: dossier, service: 0, knowing: context, kind: .firstFiling, on: SampleDossier.day)
        #expect(sheet[.personMobile] == .text("13900000001"))
        #expect(sheet[.personMobileIsElsewhere] == .yesNo(true))
        #expect(sheet[.servicePersonMobileIsElsewhere] == .yesNo(false))
        #expect(sheet[.province] == .text("350000"))
        #expect(sheet[.codeIsElsewhere] == .yesNo(false))
        #expect(sheet[.suffix] == .text("cn"))
        #expect(sheet[.personRegion] == .text("350000"))
        #expect(sheet[.homeURL] == .text("www.qingshan-demo.cn"))
        #expect(sheet[.entityRemark] == .text(""))
        #expect(sheet[.servicePersonName] == .text("青小水"))
        #expect(
            sheet[.materials]
                == .codes([
                    "entity-certificate", "person-front", "person-back", "service-person-front", "service-person-back",
                ])
        )
    }
}
