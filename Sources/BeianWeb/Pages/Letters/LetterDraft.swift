import BeianCore
import BeianDesk

/// Fills the answers of a dossier into letters (函件填写).
struct LetterDraft {
    let dossier: Dossier
    let provider: String
    /// Whether personal answers are masked, because somebody else than their owner reads them.
    let isMasked: Bool

    /// A letter in one language.
    func sheet(_ kind: MaterialKind, service: ID<ServiceDraft>?, in words: Words) -> LetterSheet {
        let values = values(service: service.flatMap(dossier.index(of:)), words)
        let key = "letters.\(kind.rawValue)"
        var paragraphs: [LetterSheet.Paragraph] = []
        while let text = words.find("\(key).text.\(paragraphs.count + 1)") {
            let isLines = text == "{{lines}}"
            paragraphs.append(.init(pieces: isLines ? [] : Self.pieces(text, values), isLines: isLines))
        }
        return LetterSheet(
            title: words("\(key).title"), to: Self.pieces(words("letters.to"), values), paragraphs: paragraphs,
            signatures: signatures(kind).map { words("letters.sign.\($0)") })
    }

    private func signatures(_ kind: MaterialKind) -> [String] {
        let isAuthorisation = kind == .authorisationLetter || kind == .servicePersonAuthorisation
        let own = dossier.isIndividual ? ["person"] : ["seal", "representative"]
        return own + (isAuthorisation ? ["delegate"] : []) + ["date"]
    }

    /// What is filled in; what nobody answered is left out and becomes a blank.
    private func values(service index: Int?, _ words: Words) -> [String: String] {
        let ofService = index.map { dossier.hasOwnPerson(service: $0) } ?? false
        let isIndividual = dossier.isIndividual
        let person: Field = ofService ? .servicePersonName : .personName
        let document: Field =
            ofService ? .servicePersonDocumentKind : isIndividual ? .documentKind : .personDocumentKind
        let number: Field =
            ofService ? .servicePersonDocumentNumber : isIndividual ? .documentNumber : .personDocumentNumber
        let mobile: Field = ofService ? .servicePersonMobile : .personMobile
        let place = index ?? 0
        let province = dossier.province.map { words.language == .chinese ? DivisionCode($0).name : $0.englishName }
        let answers: [String: String?] = [
            "administration": province.map { words("letters.province", ["name": $0]) },
            "provider": provider, "myself": words("letters.myself.\(isIndividual ? "individual" : "organisation")"),
            "entity": text(.entityName, place, words), "document": text(.documentKind, place, words),
            "number": text(.documentNumber, place, words), "mailing": text(.mailingAddress, place, words),
            "person": text(person, place, words) ?? (isIndividual ? text(.entityName, place, words) : nil),
            "personDocument": text(document, place, words), "personNumber": text(number, place, words),
            "mobile": text(mobile, place, words), "site": text(.serviceName, place, words),
            "domain": text(.domain, place, words), "contents": text(.contents, place, words), "sites": sites(words),
        ]
        return answers.compactMapValues { $0 }
    }

    private func sites(_ words: Words) -> String? {
        let sites = dossier.services.indices.compactMap { index -> String? in
            guard let domain = text(.domain, index, words) else { return nil }
            guard let name = text(.serviceName, index, words) else { return domain }
            return words("letters.site", ["name": name, "domain": domain])
        }
        return sites.isEmpty ? nil : sites.joined(separator: words("option.listSeparator"))
    }

    private func text(_ field: Field, _ index: Int, _ words: Words) -> String? {
        guard !isMasked else { return StaffAnswerText(words: words, dossier: dossier).text(field, service: index) }
        let value = dossier.answer(field, service: index)
        return value.isEmpty ? nil : words.value(value, of: field)
    }

    /// What is part of the sentence and no answer, so that it is not underlined.
    private static let spoken: Set<String> = ["myself", "administration"]

    /// A text cut at its variables.
    static func pieces(_ text: String, _ values: [String: String]) -> [LetterSheet.Piece] {
        var pieces: [LetterSheet.Piece] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            if open.lowerBound > rest.startIndex {
                pieces.append(.init(text: String(rest[..<open.lowerBound]), filled: nil, isBlank: false))
            }
            let name = String(rest[open.upperBound..<close.lowerBound])
            let value = values[name]
            let isWord = spoken.contains(name) && value != nil
            pieces.append(.init(text: isWord ? value : nil, filled: isWord ? nil : value, isBlank: value == nil))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.init(text: String(rest), filled: nil, isBlank: false)) }
        return pieces
    }
}
