package import BeianCore

/// The pre-flight of applications outside of the store (离线预检): the same book, day and answers give the same findings.
package struct Preflight: Sendable {
    /// The book that is asked.
    package let book: Rulebook
    /// The day as of which is asked.
    package let day: Day
    /// The provider's own decisions.
    package let policy: Policy
    private let names: @Sendable (String) -> Result<DomainName, DomainName.Fault>

    /// Prepares a pre-flight.
    package init(
        book: Rulebook, day: Day, policy: Policy = Policy(),
        names: @escaping @Sendable (String) -> Result<DomainName, DomainName.Fault>
    ) {
        self.book = book
        self.day = day
        self.policy = policy
        self.names = names
    }

    /// Judges what stands in one place.
    package func judge(_ text: CheckInput.Text, place: String) -> CheckVerdict {
        switch text {
        case .unreadable(let code): return verdict(place, [], faults: [Finding(pointer: "#", code: code)])
        case .object(let members):
            do throws(Problem) {
                return verdict(place, book.inspect(try application(members), policy: policy, on: day))
            } catch {
                return verdict(place, [], faults: error.findings)
            }
        }
    }

    /// Reads an application.
    package func application(_ members: [String: JSONValue]) throws(Problem) -> CheckedApplication {
        try CheckedApplication(JSONObject(members, at: "#"), names: names)
    }

    private func verdict(_ place: String, _ findings: [Finding], faults: [Finding] = []) -> CheckVerdict {
        CheckVerdict(place: place, day: day, rulebook: book.sha256, findings: findings, faults: faults)
    }
}
