package import BeianCore
import BeianStore

/// A line of an application's history, as pages tell it (办理记录): what happened, when, by whom.
package struct HistoryEntry: Sendable, Equatable {
    package let occurrence: Occurrence
    package let at: Instant
    /// Who acted, as the history keeps it: `reviewer stf_…`.
    package let actor: String
    /// The part in which somebody acted.
    package let role: Role?
    /// The name of the member of staff who acted, for the eyes of staff.
    package let staff: String?
    package let from: Stage?
    package let to: Stage?
    /// What the history keeps about it.
    package let details: [String: String]
}

extension Work {
    /// The history of an application, oldest first.
    func history(of application: ID<FilingApplication>) throws -> [HistoryEntry] {
        var names: [String: String] = [:]
        return try db.events.all(of: Subject(application)).map { event in
            let parts = event.actor.split(separator: " ").map(String.init)
            let member = parts.first { $0.hasPrefix(StaffMember.prefix + "_") }
            if let member, names[member] == nil { names[member] = try db.staff.find(ID(member))?.name }
            return HistoryEntry(
                occurrence: event.occurrence, at: event.at, actor: event.actor,
                role: parts.first.flatMap(Role.init(rawValue:)),
                staff: member.flatMap { names[$0] }, from: event.from, to: event.to, details: event.details)
        }
    }
}
