package import BeianCore
import BeianStore

/// The open applications in which a changed rule book finds more than the one before (受规则变更影响的申请).
///
/// Those that nobody has seen to yet, by id; each stands here until an operator has, or until it is over.
package struct ApplicationsTouchedByRules: Enquiry {
    package static let name = "rulebook.touched-applications"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = []

    /// The last application of the page before.
    package var after: ID<FilingApplication>?
    package var limit: Int

    package init(after: ID<FilingApplication>? = nil, limit: Int = 50) {
        self.after = after
        self.limit = limit
    }

    /// An application that is touched.
    package struct Line: Sendable, Equatable {
        package let application: ID<FilingApplication>
        package let domain: String
        package let stage: Stage
        package let province: String
        /// The book before and the book since, by their checksums.
        package let before: String
        package let book: String
        /// When the books were compared.
        package let at: Instant
        /// What the new book finds that the old one did not, or found lighter.
        package let added: [Added]
    }

    /// A rule that bites since, and where.
    package struct Added: Sendable, Equatable {
        package let rule: String
        /// Where it bites, as a JSON pointer into the application.
        package let pointer: String
        /// Why it is a fault, in the words of the book in force; nothing when that book has the rule no more.
        package let reason: Said?
    }

    package func answer(_ work: Work) throws -> [Line] {
        let rules = Dictionary(work.rulebook.rules.map { ($0.id, $0.message) }) { first, _ in first }
        let unseen = try work.db.touchedApplications.unseen(after: after, limit: min(max(limit, 1), 200))
        return try unseen.compactMap { touched in
            guard let application = try work.db.applications.find(touched.application) else { return nil }
            return Line(
                application: application.id, domain: application.dossier.answer(.domain), stage: application.stage,
                province: application.dossier.entity[.province], before: touched.before, book: touched.book,
                at: touched.at,
                added: touched.added.map { Added(rule: $0.rule, pointer: $0.pointer, reason: rules[$0.rule]) })
        }
    }
}
