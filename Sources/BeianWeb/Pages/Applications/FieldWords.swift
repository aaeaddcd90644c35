package import BeianCore
import BeianNames

extension Field {
    /// The key of its label and hint.
    package var key: String { "field." + rawValue.split(separator: "/").joined(separator: ".") }

    /// Whether it is read from the certificate of the domain (域名证书), and may stay empty.
    var isOfCertificate: Bool { path.hasPrefix("domainCertificate/") }

    /// The name of its input in a form.
    package func formName(service index: Int = 0) -> String { FormSheet.name(of: pointer(service: index)) }
}

extension Words {
    /// What a field is called.
    package func label(of field: Field) -> String { self("\(field.key).label") }

    /// What an option is called; a value that is none of the options is shown as it is.
    package func option(_ group: String, _ value: String) -> String { find("option.\(group).\(value)") ?? value }

    /// The name of a province in this language.
    package func name(of province: Province) -> String {
        language == .chinese ? province.name : province.englishName
    }

    /// A domain as it is read: in its own script.
    package func domain(_ aLabel: String) -> String { (try? DomainNames.parse(aLabel).unicode) ?? aLabel }

    /// An answer as it is read: the names of chosen options instead of their codes.
    package func value(_ text: String, of field: Field) -> String {
        guard !text.isEmpty else { return self("option.unanswered") }
        switch FieldTable.row(of: field).kind {
        case .yesNo: return option("yesNo", text)
        case .province: return Province(rawValue: text).map { name(of: $0) } ?? text
        case .division: return (try? DivisionCode(text).fullName) ?? text
        case .nature: return option("nature", text)
        case .entityDocument, .personDocument: return option("document", text)
        case .contents: return options("content", text)
        case .languages: return options("siteLanguage", text)
        case .preApproval: return option("preApproval", text)
        case .accessMethod: return option("accessMethod", text)
        case .dayOrLongTerm: return text == SectionForm.longTerm ? self("field.longTerm.label") : text
        case .domain: return domain(text)
        case .line, .lines, .documentNumber, .personName, .day, .mobile, .phone, .mail, .homeURL: return text
        }
    }

    private func options(_ group: String, _ codes: String) -> String {
        codes.split(separator: ";").map { option(group, String($0)) }.joined(separator: self("option.listSeparator"))
    }
}

/// How each kind of answer is asked for.
struct FieldInput {
    let words: Words
    let dossier: Dossier

    /// The input of a field, with everything there is to choose from.
    func input(of row: FieldRow) -> Input {
        switch row.kind {
        case .line, .personName, .documentNumber, .domain, .homeURL: .text
        case .lines: .textarea(rows: 3)
        case .yesNo: .radios(choices("yesNo", ["yes", "no"]))
        case .province: .select(Province.allCases.map { Choice($0.rawValue, words.name(of: $0)) })
        case .division: .groups(divisions)
        case .nature: .select(choices("nature", EntityNature.allCases.map(\.rawValue)))
        case .entityDocument: .groups(documents)
        case .personDocument: .select(choices("document", DocumentKind.forPersons.map(\.rawValue)))
        case .day, .dayOrLongTerm: .day
        case .mobile, .phone: .tel
        case .mail: .email
        case .contents: .checkboxes(choices("content", contents))
        case .languages: .checkboxes(choices("siteLanguage", SiteLanguage.allCases.map(\.rawValue)))
        case .preApproval: .select(choices("preApproval", ["none"] + PreApproval.allCases.map(\.rawValue)))
        case .accessMethod: .radios(choices("accessMethod", AccessMethod.allCases.map(\.rawValue)))
        }
    }

    private func choices(_ group: String, _ values: [String]) -> [Choice] {
        values.map { Choice($0, words.option(group, $0)) }
    }

    private var contents: [String] {
        ServiceContent.allCases.filter { !dossier.isIndividual || $0.isOpenToIndividuals }.map(\.rawValue)
    }

    /// The certificates under the natures that accept them, so that the choice works without scripts.
    private var documents: [ChoiceGroup] {
        EntityNature.allCases.map { nature in
            let kinds = nature.documents.filter { $0 != .militaryOfficerCard }
            return ChoiceGroup(words.option("nature", nature.rawValue), choices("document", kinds.map(\.rawValue)))
        }
    }

    /// The counties of the chosen province under their cities; cities without counties stand under the province.
    private var divisions: [ChoiceGroup] {
        guard let province = dossier.province else { return [] }
        let whole = DivisionCode(province)
        let cities = Divisions.children(of: whole)
        var groups: [ChoiceGroup] = []
        let leaves = cities.filter(\.isLeaf)
        for city in cities where !city.isLeaf {
            let label = city.isGathering ? whole.name : city.name
            let counties = Divisions.children(of: city).map { Choice($0.description, $0.name) }
            groups.append(ChoiceGroup(label, counties))
        }
        if !leaves.isEmpty {
            groups.append(ChoiceGroup(whole.name, leaves.map { Choice($0.description, $0.name) }))
        }
        return groups
    }

    /// How wide a field is drawn.
    static func width(of kind: FieldKind) -> FieldWidth {
        switch kind {
        case .mobile, .phone, .province, .personName: .short
        case .mail, .domain, .homeURL, .documentNumber, .nature, .entityDocument, .personDocument, .division,
            .preApproval:
            .middle
        default: .full
        }
    }

    /// What a browser may fill in by itself.
    static func autocomplete(of field: Field) -> String? {
        switch field {
        case .entityName: "organization"
        case .mailingAddress: "street-address"
        case .documentNumber, .personDocumentNumber, .servicePersonDocumentNumber, .domain, .homeURL: "off"
        case .personName: "name"
        case .personMobile: "tel"
        case .personMail: "email"
        case .servicePersonName, .servicePersonMobile, .servicePersonMail, .emergencyPhone, .servicePersonOfficePhone,
            .personOfficePhone:
            "off"
        default: nil
        }
    }
}
