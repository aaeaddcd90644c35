import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import Testing

@Suite("The words of the applicant's pages")
struct ApplicantStringsTests {
    private func check(_ keys: [String], in language: Language) throws {
        let words = try Strings(folder: Site.folder("Strings")).words(in: language)
        for key in keys { #expect(words.find(key)?.isEmpty == false, "\(key) in \(language.rawValue)") }
    }

    @Test("every field has a label, every section, topic and kind a name", arguments: Language.allCases)
    func fields(_ language: Language) throws {
        try check(Field.allCases.map { "\($0.key).label" }, in: language)
        try check(Section.allCases.map { "section.\($0.rawValue)" }, in: language)
        try check(ReviewTopic.allCases.map { "topic.\($0.rawValue)" }, in: language)
        try check(ApplicationKind.allCases.map { "kind.\($0.rawValue)" }, in: language)
        try check(MaterialKind.allCases.map { "materials.kind.\($0.rawValue)" }, in: language)
        try check(ServiceKind.allCases.map { "register.kind.\($0.rawValue)" }, in: language)
    }

    @Test("every stage has a name for every audience, and says what comes next", arguments: Language.allCases)
    func stages(_ language: Language) throws {
        for audience in ["applicant", "reviewer", "public", "next"] {
            try check(Stage.allCases.map { "stage.\(audience).\($0.rawValue)" }, in: language)
        }
        try check(Step.allCases.map { "step.\($0.rawValue)" }, in: language)
        try check(
            Role.allCases.flatMap { ["role.\($0.rawValue)", "turn.\($0.rawValue)"] } + ["turn.nobody"], in: language)
        try check(Step.allCases.map { "timeline.\(Occurrence.following($0).rawValue)" }, in: language)
    }

    @Test("every option has a name", arguments: Language.allCases)
    func options(_ language: Language) throws {
        try check(["yes", "no"].map { "option.yesNo.\($0)" }, in: language)
        try check(FilingProduct.allCases.map { "option.product.\($0.rawValue)" }, in: language)
        try check(EntityNature.allCases.map { "option.nature.\($0.rawValue)" }, in: language)
        try check(DocumentKind.allCases.map { "option.document.\($0.rawValue)" }, in: language)
        try check(ServiceContent.allCases.map { "option.content.\($0.rawValue)" }, in: language)
        try check(SiteLanguage.allCases.map { "option.siteLanguage.\($0.rawValue)" }, in: language)
        try check((PreApproval.allCases.map(\.rawValue) + ["none"]).map { "option.preApproval.\($0)" }, in: language)
        try check(AccessMethod.allCases.map { "option.accessMethod.\($0.rawValue)" }, in: language)
        try check(HostedInstance.Billing.allCases.map { "option.billing.\($0.rawValue)" }, in: language)
    }

    @Test("everything that stands in the way of hosting has a reason and a remedy", arguments: Language.allCases)
    func hosting(_ language: Language) throws {
        let obstacles = HostedInstance.Obstacle.allCases.map { "finding.instance.\($0.rawValue)" }
        let numbers = ["unknown", "bound", "consumed", "revoked"].map { "finding.service-number.\($0)" }
        try check((obstacles + numbers).flatMap { ["\($0).reason", "\($0).remedy"] }, in: language)
        let states = ServiceIdentificationNumber.State.allCases.map { "service-identification.state.\($0.rawValue)" }
        try check(states.flatMap { ["\($0).name", "\($0).hint"] }, in: language)
    }

    @Test("every fault that a check of form can give has a reason and a remedy", arguments: Language.allCases)
    func faults(_ language: Language) throws {
        let codes =
            DossierCheck.codes + [
                "field.frozen", "commitment.missing", "domain.filed", "material.no-file", "material.too-large",
            ]
        try check(codes.flatMap { ["finding.\($0).reason", "finding.\($0).remedy"] }, in: language)
    }

    @Test("an answer is read by its name, never by its code")
    func values() throws {
        let words = try Strings(folder: Site.folder("Strings")).words(in: .chinese)
        #expect(words.value("guangdong", of: .province) == "广东")
        #expect(words.value("350102", of: .division).hasSuffix("福州市鼓楼区"))
        #expect(words.value("shopping;news", of: .contents) == "网络购物、网络新闻")
        #expect(words.value("long-term", of: .personValidUntil) == "长期有效")
        #expect(words.value("xn--fsqu00a.xn--fiqs8s", of: .domain) == "例子.中国")
        #expect(words.value("", of: .entityName) == "未填写")
        #expect(words.value("<b>", of: .nature) == "<b>")
    }
}
