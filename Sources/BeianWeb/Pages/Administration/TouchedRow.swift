import BeianCore
import BeianDesk
import Hummingbird

/// An open application in which a changed rule book finds more than the one before (受规则变更影响的申请).
struct TouchedRow: Sendable {
    /// A rule that bites since.
    struct Added: Sendable {
        let text: String
        let rule: String
    }

    let address: String
    let domain: String
    let stage: String
    let since: String
    let added: [Added]
    /// Where an operator takes it off the list.
    let see: String?

    init(_ line: ApplicationsTouchedByRules.Line, isOperator: Bool, _ words: Words) {
        address = Links.staffApplication(line.application)
        domain = line.domain.isEmpty ? line.application.text : words.domain(line.domain)
        stage = words("stage.reviewer.\(line.stage.rawValue)")
        since = line.at.beijingText
        added = line.added.map { found in
            // In which word or number it was found, the list does not tell; the application does.
            let reason = found.reason?.filled(with: ["word": "…", "limit": "…"])
            return Added(text: reason?.said(in: words.language) ?? "", rule: found.rule)
        }
        see = isOperator ? Links.seeTouched(line.application) : nil
    }

    /// Takes an application off the list.
    @Sendable static func see(_ context: StaffContext) async throws -> Response {
        try await context.perform(SeeTouchedApplication(application: try context.id()))
        return context.redirect(to: Links.administration, flash: "administration.touched.seen")
    }
}
