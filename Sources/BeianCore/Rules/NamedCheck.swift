/// A question that the operators of the rule book cannot ask (命名检查): counted, compared or looked up in words.
///
/// The book names it; the book cannot add one.
public enum NamedCheck: Sendable, Equatable {
    /// Whether the text holds one of some words, whatever stands between their characters.
    case containsWord(Fact, words: [String])
    /// Whether the text begins with one of some words.
    case beginsWith(Fact, words: [String])
    /// Whether the text ends with one of some words.
    case endsWith(Fact, words: [String])
    /// Whether the text has fewer letters and digits than a number; a Han character counts as one.
    case fewerCharacters(Fact, than: Int)
    /// Whether the text holds a mark that is not among those allowed.
    case otherMarks(Fact, than: String)
    /// Whether the text holds digits only.
    case onlyDigits(Fact)
    /// Whether the text holds Latin letters and digits only.
    case onlyLatin(Fact)
    /// Whether the text is written like a domain name.
    case readsAsDomain(Fact)
    /// Whether the text is empty.
    case isEmpty(Fact)
    /// Whether two texts are the same.
    case equals(Fact, Fact)
    /// Whether two texts share two neighbouring characters.
    case resembles(Fact, Fact)
    /// Whether a home page's host lies below a domain and is neither the domain nor `www` under it.
    case liesBelow(Fact, Fact)
    /// Whether an address begins with the name of the province of filing.
    case repeatsProvince(Fact)
    /// Whether an address holds no number at all, neither of a door nor of a house.
    case lacksNumber(Fact)

    /// The names by which the book calls the checks.
    public enum Name: String, CaseIterable, Sendable {
        case containsWord = "contains-word"
        case beginsWith = "begins-with"
        case endsWith = "ends-with"
        case fewerCharacters = "fewer-characters"
        case otherMarks = "other-marks"
        case onlyDigits = "only-digits"
        case onlyLatin = "only-latin"
        case readsAsDomain = "reads-as-domain"
        case isEmpty = "is-empty"
        case equals
        case resembles
        case liesBelow = "lies-below"
        case repeatsProvince = "repeats-province"
        case lacksNumber = "lacks-number"
    }

    /// The facts that are looked at.
    public var facts: [Fact] {
        switch self {
        case .containsWord(let fact, _), .beginsWith(let fact, _), .endsWith(let fact, _),
            .fewerCharacters(let fact, _),
            .otherMarks(let fact, _), .onlyDigits(let fact), .onlyLatin(let fact), .readsAsDomain(let fact),
            .isEmpty(let fact), .lacksNumber(let fact):
            [fact]
        case .repeatsProvince(let fact): [fact, .province]
        case .equals(let left, let right), .resembles(let left, let right), .liesBelow(let left, let right):
            [left, right]
        }
    }

    /// The answer; nothing when a fact is missing.
    public func holds(in facts: FactSheet) -> Bool? {
        let texts = self.facts.compactMap { facts.text($0) }
        guard texts.count == self.facts.count, let text = texts.first, let last = texts.last else { return nil }
        let plain = text.plainWords
        switch self {
        case .containsWord, .beginsWith, .endsWith: return word(in: plain) != nil
        case .fewerCharacters(_, let least): return plain.count < least
        case .otherMarks(_, let allowed): return Self.mark(in: text, outside: allowed) != nil
        case .onlyDigits: return !plain.isEmpty && plain.allSatisfy(\.isNumber)
        case .onlyLatin: return !plain.isEmpty && plain.allSatisfy(\.isASCII)
        case .readsAsDomain: return Self.isDomain(text)
        case .isEmpty: return text.isEmpty
        case .equals: return !text.isEmpty && text.halfWidth.lowercased() == last.halfWidth.lowercased()
        case .liesBelow:
            return Self.host(text) != last && Self.host(text) != "www." + last && Self.host(text).hasSuffix("." + last)
        case .resembles: return Self.haveCommonPair(plain, last.plainWords)
        case .repeatsProvince:
            return Province(divisionPrefix: String(last.prefix(2))).map { plain.hasPrefix($0.name) } ?? false
        case .lacksNumber: return !text.halfWidth.contains { ("0"..."9").contains($0) || $0 == "号" }
        }
    }

    /// The word or mark that was found, for the sentence to the applicant.
    public func hit(in facts: FactSheet) -> String? {
        guard let fact = self.facts.first, let text = facts.text(fact) else { return nil }
        if case .otherMarks(_, let allowed) = self { return Self.mark(in: text, outside: allowed) }
        return word(in: text.plainWords)
    }

    private func word(in plain: String) -> String? {
        switch self {
        case .containsWord(_, let words): words.first { plain.contains($0.plainWords) }
        case .beginsWith(_, let words): words.first { plain.hasPrefix($0.plainWords) }
        case .endsWith(_, let words): words.first { plain.hasSuffix($0.plainWords) }
        default: nil
        }
    }

    private static func mark(in text: String, outside allowed: String) -> String? {
        let allowed = Set(String(String.UnicodeScalarView(allowed.unicodeScalars.map(\.narrowed))))
        return text.halfWidth.first { !$0.isLetter && !$0.isNumber && !allowed.contains($0) }.map(String.init)
    }

    private static func host(_ page: String) -> String { String(page.prefix { $0 != "/" }) }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.halfWidth.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        } && !last.allSatisfy(\.isNumber)
    }

    private static func haveCommonPair(_ left: String, _ right: String) -> Bool {
        func pairs(_ text: String) -> Set<String> {
            Set(zip(text, text.dropFirst()).map { "\($0)\($1)" })
        }
        return left == right || !pairs(left).isDisjoint(with: pairs(right))
    }
}
