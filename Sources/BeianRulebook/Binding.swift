import BeianCore

/// A book while its pages are being bound together (装订中的规则书).
struct Binding {
    private var rules: [Rule] = []
    private var rejections: [Rejection] = []
    private var lists: WordLists = [:]
    private var suffixes: SuffixList?
    private var known: [String: [Int]] = [:]
    // Where a rule tells which reasons it finds; those may stand on a later page.
    private var finders: [(place: Entry, rule: Rule)] = []

    /// Takes the word lists and suffixes of a page, which rules of other pages may name.
    mutating func addLists(_ parts: [String: Entry]) throws(RulebookFault) {
        for entry in try parts["words"]?.list() ?? [] {
            let list = try entry.wordList()
            guard lists.updateValue(list, forKey: list.name) == nil else {
                throw entry.fault("the word list \(list.name) stands twice")
            }
        }
        guard let entry = parts["suffixes"] else { return }
        guard suffixes == nil else { throw entry.fault("the list of suffixes stands twice") }
        suffixes = try entry.suffixes()
    }

    /// Takes the rules and the reasons for a return of a page.
    mutating func addRules(_ parts: [String: Entry]) throws(RulebookFault) {
        let province = try parts["province"].map { entry throws(RulebookFault) in try entry.province() }
        for entry in try parts["rules"]?.list() ?? [] {
            let rule = try entry.rule(province: province, lists: lists)
            guard !(known[rule.id] ?? []).contains(where: { rules[$0].meets(rule) }) else {
                throw entry.fault("\(rule.id) stands twice on the same days")
            }
            known[rule.id, default: []].append(rules.count)
            rules.append(rule)
            if let place = try entry.optional("finds") { finders.append((place, rule)) }
        }
        for entry in try parts["rejections"]?.list() ?? [] {
            let rejection = try entry.rejection()
            guard !rejections.contains(where: { $0.code == rejection.code }) else {
                throw entry.fault("\(rejection.code) stands twice")
            }
            rejections.append(rejection)
        }
    }

    /// The bound book.
    func book(sha256: String) throws(RulebookFault) -> Rulebook {
        // No page alone is at fault when something is on none of them.
        guard !rules.isEmpty else { throw RulebookFault(file: "*.yaml", reason: "no page of the book holds rules") }
        guard !rejections.isEmpty else {
            throw RulebookFault(
                file: "*.yaml", reason: "no page of the book holds rejections, the reasons for a return")
        }
        let codes = Set(rejections.map(\.code))
        for (place, rule) in finders {
            if let code = rule.rejections.first(where: { !codes.contains($0) }) {
                throw place.fault("\(rule.id) finds \(code), which is no reason of the book")
            }
        }
        return Rulebook(rules: rules, rejections: rejections, suffixes: suffixes, sha256: sha256)
    }
}

extension Rule {
    /// Whether there is a day on which both are in force.
    fileprivate func meets(_ other: Rule) -> Bool {
        max(since ?? .first, other.since ?? .first) <= min(until ?? .last, other.until ?? .last)
    }
}
