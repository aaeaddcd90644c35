import BeianCore

/// An answer of a dossier as staff read it (答复): codes in words, personal values masked.
struct StaffAnswerText {
    let words: Words
    let dossier: Dossier

    /// The answer, masked when it is personal; nil when nothing was answered.
    func text(_ field: Field, service index: Int) -> String? {
        let value = dossier.answer(field, service: index)
        guard !value.isEmpty else { return nil }
        if let style = dossier.mask(of: field, service: index) { return Masked(value, style).description }
        return words.value(value, of: field)
    }

    /// The same for another round.
    func of(_ other: Dossier) -> StaffAnswerText { StaffAnswerText(words: words, dossier: other) }
}
