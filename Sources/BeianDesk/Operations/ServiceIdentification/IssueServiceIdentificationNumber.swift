package import BeianCore
import BeianStore

/// Issues a service identification number for an instance (申请备案服务号).
///
/// It takes a slot at once. Whoever types it into an application proves that the site is hosted on the instance; one number
/// is for one service. Source: docs/sources.md §5.
package struct IssueServiceIdentificationNumber: Operation {
    package static let name = "service-number.issue"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .instanceNotFound, .instanceNotEligible, .slotsUsed, .fieldsInvalid, .accountNotFound, .accountClosing,
    ]

    package var instance: ID<HostedInstance>
    package var note: String

    package init(instance: ID<HostedInstance>, note: String = "") {
        self.instance = instance
        self.note = note
    }

    package func run(_ work: Work) throws -> ServiceIdentificationNumber {
        let account = try work.openAccount()
        guard let instance = try work.db.instances.find(instance), instance.owner == account.id else {
            throw Problem(.instanceNotFound)
        }
        guard note.count <= 100 else { throw Problem.field("#/note", "text.too-long", ["limit": "100"]) }
        let obstacles = work.obstacles(of: instance, used: 0)
        guard obstacles.isEmpty else {
            throw Problem(
                .instanceNotEligible, work.findings(of: obstacles, at: "#/instance"),
                parameters: ["instance": instance.id.text])
        }

        let number = ServiceIdentificationNumber(
            id: work.newID(), number: Self.newNumber(work.house.mint), instance: instance.id, issuer: account.id,
            state: .issued, issuedAt: work.now, note: note)
        try work.db.serviceNumbers.add(number)
        try work.db.slots.take(of: instance, number: number.id, at: work.now)
        try work.record(
            .numberIssued, of: Subject(number.id), account: account.id, details: ["instance": instance.id.text])
        return number
    }

    /// Thirty random characters of five bits, in groups that are easy to read out.
    private static func newNumber(_ mint: Mint) -> String {
        (0..<5).map { _ in mint.random(6) }.joined(separator: "-")
    }
}
