package import BeianCore
import BeianNames
package import BeianStore

extension Work {
    /// How answers are read by themselves, before anything is looked up around them.
    package var ruleContext: RuleContext {
        RuleContext(
            names: { text in Result { () throws(DomainName.Fault) in try DomainNames.parse(text) } },
            calendar: calendar)
    }

    /// What the rules may ask about the world around an application (规则上下文), as the store knows it.
    package func ruleContext(of application: FilingApplication) throws -> RuleContext {
        let facts = try StoreFacts(self, application)
        var context = ruleContext
        context.known = try facts.known()
        context.services = try facts.services()
        if application.round > 0 { context.handedInOn = try db.submissions.firstDay(of: application.id) }
        return context
    }

    /// Everything that is to be said about a dossier today, worst first.
    ///
    /// - Parameters:
    ///   - context: what is known around it; looked up when it is not given.
    ///   - book: another book than the one in force, to compare.
    package func findings(
        in application: FilingApplication, knowing context: RuleContext? = nil, by book: Rulebook? = nil
    ) throws -> [Finding] {
        (book ?? rulebook).inspect(
            application.dossier, kind: application.kind, context: try context ?? ruleContext(of: application),
            policy: policy, on: today)
    }

    /// What is to be said about an application, and by which book (现行问题清单).
    ///
    /// Until the report leaves, the rules of today judge; afterwards what was found when it left stands.
    package func judgement(
        of application: FilingApplication, knowing context: RuleContext? = nil
    ) throws -> ReportedFindings {
        if application.stage.hasLeft || application.stage.isFinal,
            let kept = try db.submissions.find(
                application.id, round: application.round, account: application.account)
        {
            return kept.standing
        }
        guard !application.stage.isFinal else { return ReportedFindings(findings: [], rulebook: rulebook.sha256) }
        return ReportedFindings(
            findings: try findings(in: application, knowing: context), rulebook: rulebook.sha256)
    }

    /// The materials that are asked for: the national list, and what the rules of the province add or make compulsory.
    ///
    /// What is attached though nothing asks for it any more stands last, so that it is seen and can be taken out.
    package func materialNeeds(of application: FilingApplication, knowing context: RuleContext) -> [MaterialNeed] {
        let ruled = rulebook.materialNeeds(
            of: application.dossier, knowing: context, kind: application.kind, on: today)
        var needs = application.dossier.materialNeeds
        for need in ruled {
            let place = needs.firstIndex { $0.kind == need.kind && $0.service == need.service }
            guard let place else {
                needs.append(need)
                continue
            }
            needs[place] = MaterialNeed(
                kind: need.kind, service: need.service, isRequired: need.isRequired || needs[place].isRequired,
                isRuled: true)
        }
        for attached in application.dossier.materials
        where !needs.contains(where: { $0.kind == attached.kind && $0.service == attached.service }) {
            needs.append(MaterialNeed(kind: attached.kind, service: attached.service, isRequired: false))
        }
        return needs
    }

    /// What is wrong with the answers of one section.
    package func faults(
        in dossier: Dossier, section: Section, service: ID<ServiceDraft>? = nil
    ) -> [Finding] {
        DossierCheck.findings(
            in: dossier, section: section, service: service, context: ruleContext, policy: policy, on: today)
    }

    /// The form in which an answer is kept: full-width digits, spaces and letter case put right, domains as A-label.
    package func normalised(_ value: String, for field: Field, in dossier: Dossier, service index: Int) -> String {
        let text = value.withoutOuterBlanks
        switch FieldTable.row(of: field).kind {
        case .domain: return (try? DomainNames.parse(text).aLabel) ?? text
        case .homeURL: return (try? HomeURL(text).description) ?? text
        case .mobile: return (try? MobileNumber(text).description) ?? text
        case .phone: return (try? OfficePhone(text).description) ?? text
        case .mail: return (try? MailAddress(text).description) ?? text
        case .documentNumber:
            let kindField: Field =
                switch field {
                case .documentNumber: .documentKind
                case .personDocumentNumber: .personDocumentKind
                default: .servicePersonDocumentKind
                }
            let kind = DocumentKind(rawValue: dossier.answer(kindField, service: index))
            return (try? kind?.parse(text)) ?? text
        default: return text
        }
    }
}

extension Stage {
    /// Whether a report of the application has left the house (已报送), so that the rules of today judge it no more.
    var hasLeft: Bool {
        switch self {
        case .reporting, .reportFailed, .smsVerification, .unverified, .administrationReview, .refused, .granted: true
        case .draft, .initialReview, .correction, .queued, .abandoned, .lapsed, .void: false
        }
    }
}

extension String {
    /// The text without blanks before and behind it, everything else as it was typed.
    var withoutOuterBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
