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
        book: Rulebook, day: Day, policy: Policy,
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
        case .unreadable(let fault): return verdict(place, [], faults: [fault])
        case .object(let members, let repeated):
            do throws(Problem) {
                let application = try application(members)
                guard repeated.isEmpty else { return verdict(place, [], faults: repeated) }
                return verdict(place, book.inspect(application, policy: policy, on: day))
            } catch {
                return verdict(place, [], faults: repeated + error.findings)
            }
        }
    }

    /// Reads an application.
    package func application(_ members: [String: JSONValue]) throws(Problem) -> CheckedApplication {
        try CheckedApplication(JSONObject(members, at: "#"), names: names)
    }

    /// What stands in one place, when it can be judged.
    package func application(_ text: CheckInput.Text) -> CheckedApplication? {
        guard case .object(let members, let repeated) = text, repeated.isEmpty else { return nil }
        return try? application(members)
    }

    /// A rule as it stands on the day, or else in the first of its versions.
    package func rule(_ id: String) -> Rule? { book.rule(id, on: day) ?? book.rules.first { $0.id == id } }

    private func verdict(_ place: String, _ findings: [Finding], faults: [Finding] = []) -> CheckVerdict {
        CheckVerdict(place: place, day: day, rulebook: book.sha256, findings: findings, faults: faults)
    }
}
