import BeianCore
import Yams

/// The word lists of a book by their names.
typealias WordLists = [String: WordList]

/// Reads named checks and demands.
extension Entry {
    func check(lists: WordLists) throws(RulebookFault) -> NamedCheck {
        let parts = try object(required: ["name", "with"])
        guard let name = try parts["name"]?.code(NamedCheck.Name.self, called: "check"), let with = parts["with"] else {
            throw fault("name is missing")
        }
        switch name {
        case .containsWord:
            let beyond = try with.optional("beyond").map { entry throws(RulebookFault) in try entry.textFact() }
            let fact = try with.subject(wordKeys + ["beyond"])
            return .containsWord(fact, try with.words(lists), beyond: beyond)
        case .beginsWith: return .beginsWith(try with.subject(wordKeys), try with.words(lists))
        case .endsWith: return .endsWith(try with.subject(wordKeys), try with.words(lists))
        case .fewerCharacters: return .fewerCharacters(try with.subject(["than"]), than: try with.part("than").number())
        case .moreCharacters: return .moreCharacters(try with.subject(["than"]), than: try with.part("than").number())
        case .otherMarks: return .otherMarks(try with.subject(["allowed"]), than: try with.part("allowed").text())
        case .equals, .resembles, .liesBelow: return try with.comparison(name)
        default: return try with.question(name)
        }
    }

    private func comparison(_ name: NamedCheck.Name) throws(RulebookFault) -> NamedCheck {
        let fact = try subject(["other"])
        let other = try part("other").textFact()
        switch name {
        case .equals: return .equals(fact, other)
        case .resembles: return .resembles(fact, other)
        default: return .liesBelow(fact, other)
        }
    }

    private func question(_ name: NamedCheck.Name) throws(RulebookFault) -> NamedCheck {
        let fact = try subject()
        switch name {
        case .onlyDigits: return .onlyDigits(fact)
        case .onlyLatin: return .onlyLatin(fact)
        case .readsAsDomain: return .readsAsDomain(fact)
        case .isEmpty: return .isEmpty(fact)
        case .repeatsProvince: return .repeatsProvince(fact)
        case .lacksNumber: return .lacksNumber(fact)
        case .liesInOtherProvince: return .liesInOtherProvince(fact)
        case .liesInOtherCity: return .liesInOtherCity(fact)
        case .namesOtherCity: return .namesOtherCity(fact)
        case .isNoFixedLine: return .isNoFixedLine(fact)
        default: throw fault("\(name.rawValue) is not asked like this")
        }
    }

    private var wordKeys: [String] { ["words", "list"] }

    private func subject(_ others: [String] = []) throws(RulebookFault) -> Fact {
        guard let fact = try object(required: ["fact"], optional: others)["fact"] else {
            throw fault("fact is missing")
        }
        return try fact.textFact()
    }

    private func textFact() throws(RulebookFault) -> Fact {
        let fact = try fact()
        guard fact.type == .text else { throw fault("\(fact.rawValue) is no text") }
        return fact
    }

    private func words(_ lists: WordLists) throws(RulebookFault) -> WordList {
        switch (try optional("list"), try optional("words")) {
        case (let entry?, nil):
            let name = try entry.text()
            guard let list = lists[name] else { throw entry.fault("unknown word list \(name)") }
            return list
        case (nil, let entry?): return WordList(words: try entry.plainTexts())
        default: throw fault("either list or words is expected")
        }
    }

    /// Words of which something is left when they are looked for.
    func plainTexts() throws(RulebookFault) -> [String] {
        for entry in try list() where PlainText(try entry.text()).isEmpty {
            throw entry.fault("the word holds neither letter nor digit")
        }
        return try texts()
    }

    func demand() throws(RulebookFault) -> Demand {
        guard node.mapping != nil else {
            switch try text() {
            case "refusal": return .refusal
            case "correction": return .correction
            case "care": return .care
            case "remark": return .remark(mentioning: WordList(words: []))
            case let other: throw fault("unknown demand \(other)")
            }
        }
        let (key, value) = try only()
        switch key {
        case "material":
            guard value.node.sequence != nil else {
                return .material([try value.code(MaterialKind.self, called: "material")])
            }
            return .material(try value.codes(MaterialKind.self, called: "material"))
        case "remark": return .remark(mentioning: WordList(words: try value.plainTexts()))
        case "limit":
            let parts = try value.object(required: ["fact", "most"])
            guard let fact = try parts["fact"]?.fact(), let most = try parts["most"]?.number() else {
                throw value.fault("fact is missing")
            }
            guard fact.type == .number else { throw value.fault("\(fact.rawValue) is no number") }
            return .limit(fact, most: most)
        default: throw fault("unknown demand \(key)")
        }
    }

    func wordList() throws(RulebookFault) -> WordList {
        let parts = try object(required: ["name", "meaning", "source", "words"], optional: ["except"])
        guard let name = try parts["name"]?.text(), let meaning = parts["meaning"], let source = parts["source"],
            let words = parts["words"]
        else { throw fault("name is missing") }
        let list = WordList(
            name: name, meaning: try meaning.said(), source: try source.text(), words: try words.plainTexts(),
            exceptions: try parts["except"].map { entry throws(RulebookFault) in try entry.plainTexts() } ?? [])
        let plain = list.words.map { PlainText($0) }
        for entry in try parts["except"]?.list() ?? [] {
            let exception = PlainText(try entry.text())
            guard plain.contains(where: { exception.contains($0) && exception != $0 }) else {
                throw entry.fault("\(try entry.text()) holds none of the words")
            }
        }
        return list
    }

    func suffixes() throws(RulebookFault) -> SuffixList {
        let parts = try object(required: ["as-of", "source", "list"])
        guard let asOf = try parts["as-of"]?.day(), let source = try parts["source"]?.text(), let list = parts["list"]
        else { throw fault("as-of is missing") }
        return SuffixList(asOf: asOf, source: source, suffixes: Set(try list.texts()))
    }
}
