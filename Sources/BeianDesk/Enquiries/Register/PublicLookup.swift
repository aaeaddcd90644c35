package import BeianCore
import BeianNames
import BeianStore

/// Looks the register up by domain, number or an organisation's name (公共查询).
///
/// Individuals are found by domain or number only and shown masked. What is typed may be a whole address; the registrable
/// domain is looked up. One character is no name: half the register would begin with it.
package struct PublicLookup: Enquiry {
    package static let name = "register.look-up"
    package static let askers = Set(Role.allCases)
    package static let problems: Set<Problem.Code> = [.fieldsInvalid]
    package static let scope: Scope? = nil
    /// The shortest beginning of a name that is looked up.
    package static let shortestName = 2

    package var text: String
    package var after: ID<RegisterEntry>?
    package var limit: Int

    package init(text: String, after: ID<RegisterEntry>? = nil, limit: Int = 20) {
        self.text = text
        self.after = after
        self.limit = min(max(limit, 1), 100)
    }

    /// What was asked and what was found.
    package struct Answer: Sendable {
        /// How the text was understood: `domain`, `number` or `organisation`.
        package let kind: String
        /// The text as it was looked up.
        package let asked: String
        package let entries: [RegisterEntry]
    }

    package func answer(_ work: Work) throws -> Answer {
        let typed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let number = try? FilingNumber(typed) {
            return Answer(
                kind: "number", asked: number.description,
                entries: try work.db.register.find(number: number.description))
        }
        if let domain = Self.domain(in: typed) {
            return Answer(
                kind: "domain", asked: domain, entries: try work.db.register.find(domain: domain).map { [$0] } ?? [])
        }
        guard typed.isEmpty || typed.halfWidth.count >= Self.shortestName else {
            throw Problem.field("#/q", "lookup.too-short", ["least": "\(Self.shortestName)"])
        }
        let entries = try work.db.register.find(organisation: typed, after: after, limit: limit)
        return Answer(kind: "organisation", asked: typed, entries: entries)
    }

    /// The registrable domain in what was typed, be it a bare name or a whole address.
    private static func domain(in typed: String) -> String? {
        var host = Substring(typed)
        for scheme in ["https://", "http://"] where host.lowercased().hasPrefix(scheme) {
            host = host.dropFirst(scheme.count)
        }
        host = host.prefix { !"/?#:".contains($0) }
        guard host.contains(where: { ".。．｡".contains($0) }) else { return nil }
        let isWithWWW = host.lowercased().hasPrefix("www.")
        let bare = isWithWWW ? try? DomainNames.parse(String(host.dropFirst(4))).registrable : nil
        return bare ?? (try? DomainNames.parse(String(host)).registrable)
    }
}

/// The filings of the account that asks (我的备案).
package struct FilingsOfAccount: Enquiry {
    package static let name = "register.own"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = []

    package var after: ID<RegisterEntry>?
    package var limit: Int

    package init(after: ID<RegisterEntry>? = nil, limit: Int = 20) {
        self.after = after
        self.limit = min(max(limit, 1), 100)
    }

    package func answer(_ work: Work) throws -> [RegisterEntry] {
        try work.db.register.entries(of: work.ownAccount(), after: after, limit: limit)
    }
}
