import BeianCore
import BeianTesting
import BeianWeb
import Testing

extension Applicant {
    /// Answers everything that a section asks, as the dossier has it.
    func answer(_ section: Section, with dossier: Dossier, only fields: Set<Field>? = nil) async throws {
        for row in FieldTable.rows(in: section) where dossier.asks(row.field, service: 0) {
            let answer = dossier.answer(row.field, service: 0)
            guard !answer.isEmpty, fields?.contains(row.field) ?? true else { continue }
            try await give(answer, to: row)
        }
    }

    /// Gives one answer: types, picks or ticks it.
    func give(_ answer: String, to row: FieldRow) async throws {
        let label = words.label(of: row.field)
        let text = words.value(answer, of: row.field)
        switch row.kind {
        case .line, .lines, .personName, .documentNumber, .mobile, .phone, .mail, .domain, .homeURL:
            try await browser.fill(label, answer)
        case .province, .nature, .entityDocument, .personDocument, .preApproval:
            try await browser.select(text, from: label)
        case .division:
            try await browser.select(try DivisionCode(answer).name, from: label)
        case .yesNo, .accessMethod:
            try await browser.choose(text, in: label)
        case .contents:
            for code in answer.split(separator: ";") {
                try await browser.choose(words.option("content", String(code)), in: label)
            }
        case .languages:
            for code in answer.split(separator: ";") {
                try await browser.choose(words.option("siteLanguage", String(code)), in: label)
            }
        case .dayOrLongTerm where answer == "long-term":
            try await browser.choose(words("field.longTerm.label"))
        case .day, .dayOrLongTerm:
            let parts = answer.split(separator: "-").map(String.init)
            for (part, value) in zip(["year", "month", "day"], parts) {
                try await browser.fill(words("parts.field.\(part)"), value, in: label)
            }
        }
    }
}
