package import BeianCore
import BeianNames

extension Work {
    /// What the rules may ask about the world around a dossier.
    package var ruleContext: RuleContext {
        RuleContext.empty { text in
            Result { () throws(DomainName.Fault) in try DomainNames.parse(text) }
        }
    }

    /// Everything that is to be said about a dossier today, worst first.
    package func findings(in application: FilingApplication) -> [Finding] {
        rulebook.inspect(
            application.dossier, kind: application.kind, context: ruleContext, policy: policy, on: today)
    }

    /// The materials that are asked for: the national list, and what the rules of the province add or make compulsory.
    package func materialNeeds(of application: FilingApplication) -> [MaterialNeed] {
        let ruled = rulebook.materialNeeds(
            of: application.dossier, knowing: ruleContext, kind: application.kind, on: today)
        var needs = application.dossier.materialNeeds
        for need in ruled {
            let place = needs.firstIndex { $0.kind == need.kind && $0.service == need.service }
            guard let place else {
                needs.append(need)
                continue
            }
            guard need.isRequired else { continue }
            needs[place] = need
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

extension String {
    /// The text without blanks before and behind it, everything else as it was typed.
    var withoutOuterBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
