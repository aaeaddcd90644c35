import BeianCore
import BeianDesk

/// One section of an application as a form (填报表单): what is asked, what is frozen, and what was sent.
struct SectionForm {
    static let longTerm = "long-term"

    let application: FilingApplication
    let section: Section
    let service: ID<ServiceDraft>?
    let index: Int
    let words: Words

    /// - Throws: `requestNotFound` for a section that is no form, `serviceNotFound` for a website that is not there.
    init(
        _ application: FilingApplication, section: String, service text: String?, words: Words
    ) throws(Problem) {
        guard let section = Section(rawValue: section), section != .hosting, section != .materials else {
            throw Problem(.requestNotFound)
        }
        self.application = application
        self.section = section
        self.words = words
        guard section.isOfService || (section == .typeCheck && text != nil) else {
            (service, index) = (nil, 0)
            return
        }
        guard let place = application.dossier.services.firstIndex(where: { $0.id.text == text }) else {
            throw Problem(.serviceNotFound)
        }
        (service, index) = (application.dossier.services[place].id, place)
    }

    private var dossier: Dossier { application.dossier }

    /// The rows that are asked of this dossier; of the type check, a further website is asked its domain only.
    var rows: [FieldRow] {
        FieldTable.rows(in: section).filter { row in
            if section == .typeCheck, service != nil { return row.field == .domain }
            return dossier.asks(row.field, service: index)
        }
    }

    /// The rows that may be changed now.
    var open: [FieldRow] {
        rows.filter {
            application.mayEdit(
                $0.field, service: dossier.services.indices.contains(index) ? dossier.services[index].id : nil)
        }
    }

    /// The answers that stand in a form that was sent.
    func answers(in form: Form) -> [Field: String] { answers(to: open, in: form) }

    /// What was typed where nothing can be changed any more, and is not stored (未能保存的内容).
    func lost(in form: Form) -> [SummaryList.Row] {
        let open = Set(open.map(\.field))
        let closed = rows.filter { !open.contains($0.field) && form.has($0.field.formName(service: index)) }
        let typed = answers(to: closed, in: form)
        return closed.compactMap { row in
            guard let answer = typed[row.field], answer != dossier.answer(row.field, service: index) else { return nil }
            return SummaryList.Row(words.label(of: row.field), words.value(answer, of: row.field))
        }
    }

    private func answers(to rows: [FieldRow], in form: Form) -> [Field: String] {
        var answers: [Field: String] = [:]
        for row in rows {
            let name = row.field.formName(service: index)
            switch row.kind {
            case .day: answers[row.field] = form.day(name)
            case .dayOrLongTerm:
                answers[row.field] = form.has(name + "-long") ? Self.longTerm : form.day(name)
            case .contents, .languages: answers[row.field] = form.all(name).joined(separator: ";")
            default: answers[row.field] = form.find(name)
            }
        }
        return answers
    }

    /// Last days that were typed although “long-term” is ticked beside them; only one of the two can be meant.
    func contradictions(in form: Form) -> [Finding] {
        open.filter { row in
            let name = row.field.formName(service: index)
            return row.kind == .dayOrLongTerm && form.has(name + "-long") && !form.day(name).isEmpty
        }
        .map { Finding(pointer: $0.field.pointer(service: index), code: "day.and-long-term") }
    }

    /// The questions, with what was sent or what is stored, and what is to be said about the latter.
    func fields(_ sheet: FormSheet, wasSent: Bool, findings: [Finding] = []) -> [FormField] {
        let input = FieldInput(words: words, dossier: dossier)
        return open.flatMap { row -> [FormField] in
            let name = row.field.formName(service: index)
            let value = wasSent ? nil : stored(row)
            var field = sheet.field(
                name, key: row.field.key, input.input(of: row),
                required: dossier.demands(row.field, service: index), width: FieldInput.width(of: row.kind),
                autocomplete: FieldInput.autocomplete(of: row.field), value: value)
            if !wasSent {
                let pointer = row.field.pointer(service: index)
                let told = remarks(in: findings).filter { $0.pointer == pointer }.map { finding in
                    let proofs = MaterialSlots.proofs(for: finding, in: application, words)
                    return (finding, FindingView(finding, words: words, proofs: proofs))
                }
                field.tell(told, words: words)
            }
            guard row.kind == .dayOrLongTerm else { return [field] }
            let tick = sheet.field(
                name + "-long", key: "field.longTerm", .tick, required: false,
                value: value == Self.longTerm ? "yes" : nil)
            return [field, tick]
        }
    }

    /// What is shown and cannot be changed here.
    var frozen: [SummaryList.Row] {
        let open = Set(open.map(\.field))
        return rows.filter { !open.contains($0.field) }.map { row in
            let value = words.value(dossier.answer(row.field, service: index), of: row.field)
            return SummaryList.Row(words.label(of: row.field), value)
        }
    }

    /// What there is to say about the answers of this form; what is still missing is told by the task list.
    func remarks(in findings: [Finding]) -> [Finding] {
        let pointers = Set(rows.map { $0.field.pointer(service: index) })
        return findings.filter { pointers.contains($0.pointer) && ($0.rule != nil || !SaveSection.isMissing($0)) }
    }

    /// The same of answers that cannot be changed, each with the name of its field.
    func remarksOnFrozen(in findings: [Finding]) -> FindingList? {
        let frozen = Set(rows.map(\.field)).subtracting(open.map(\.field))
        let found = frozen.isEmpty ? [] : remarks(in: findings)
        return FindingList(
            found.compactMap { finding in
                let field = frozen.first { $0.pointer(service: index) == finding.pointer }
                return field.map { (finding, FindingView(finding, words: words, place: words.label(of: $0))) }
            }, words: words)
    }

    /// The questions under their headings; those of the domain's certificate, which may stay empty, stand together.
    func groups(_ fields: [FormField]) -> [SectionPage.Group] {
        let certificate = Set(FieldTable.rows.filter(\.field.isOfCertificate).map { $0.field.formName(service: index) })
        guard let first = fields.firstIndex(where: { certificate.contains($0.name) }),
            let last = fields.lastIndex(where: { certificate.contains($0.name) })
        else { return [SectionPage.Group(legend: nil, lead: "", fields: fields)] }
        return [
            SectionPage.Group(legend: nil, lead: "", fields: Array(fields[..<first])),
            SectionPage.Group(
                legend: words("applications.section.certificate.title"),
                lead: words("applications.section.certificate.lead"), fields: Array(fields[first...last])),
            SectionPage.Group(legend: nil, lead: "", fields: Array(fields[(last + 1)...])),
        ]
    }

    /// What is stored now where it differs from what was typed.
    func differences(from typed: [Field: String]) -> [SummaryList.Row] {
        open.compactMap { row in
            let now = dossier.answer(row.field, service: index)
            guard let answer = typed[row.field], answer != now else { return nil }
            return SummaryList.Row(words.label(of: row.field), words.value(now, of: row.field))
        }
    }

    /// The stored answer, or what most applicants answer, as a proposal that they see and can change.
    private func stored(_ row: FieldRow) -> String {
        let answer = dossier.answer(row.field, service: index)
        guard answer.isEmpty else {
            let isList = row.kind == .contents || row.kind == .languages
            return isList ? answer.split(separator: ";").joined(separator: ",") : answer
        }
        let domain = dossier.answer(.domain, service: index)
        switch row.field {
        case .homeURL: return domain.isEmpty ? "" : "www." + domain
        case .languages: return SiteLanguage.simplifiedChinese.rawValue
        case .accessMethod: return application.product == .hosting ? AccessMethod.cloud.rawValue : ""
        case .entityName where dossier.isIndividual: return dossier.answer(.personName)
        case .personName where dossier.isIndividual: return dossier.answer(.entityName)
        default: return ""
        }
    }
}
