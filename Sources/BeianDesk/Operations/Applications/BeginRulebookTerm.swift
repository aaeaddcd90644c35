package import BeianCore
import BeianStore

/// Notes which rule book is in force (启用规则书), at each start and whenever the book was exchanged.
///
/// Answers the checksum of the book with which the open applications are to be compared, or nil when they have been: the
/// last book by which all of them were looked at, so that a comparison which was cut short is made up for.
package struct BeginRulebookTerm: Operation {
    package static let name = "rulebook.begin-term"
    package static let askers: Set<Role> = [.clock]
    package static let problems: Set<Problem.Code> = []

    package init() {}

    package func run(_ work: Work) throws -> String? {
        let book = work.rulebook.sha256
        let terms = try work.db.rulebookTerms.last(100)
        let settled = terms.first { $0.settledAt != nil }
        guard let present = terms.first else {
            work.leaveUnrecorded()
            try work.db.rulebookTerms.begin(book, after: 0, at: work.now, isSettled: true)
            return nil
        }
        guard present.sha256 != book else {
            work.leaveUnrecorded()
            return present.settledAt == nil ? settled?.sha256 : nil
        }
        try work.db.rulebookTerms.begin(book, after: present.place, at: work.now, isSettled: false)
        try work.record(.rulebookChanged, of: .house, details: ["before": present.sha256, "book": book])
        return settled?.sha256
    }
}
