/// A question that the operators of the rule book cannot ask (命名检查): counted, compared or looked up in words.
///
/// The book names it; the book cannot add one.
public enum NamedCheck: Sendable, Equatable, Codable {
    /// Whether the text holds one of some words; a word that the other text holds as well does not count.
    case containsWord(Fact, WordList, beyond: Fact?)
    /// Whether the text begins with one of some words.
    case beginsWith(Fact, WordList)
    /// Whether the text ends with one of some words; of a domain, whether it is or lies below one of them.
    case endsWith(Fact, WordList)
    /// Whether the text has fewer letters and digits than a number; a Han character counts as one.
    case fewerCharacters(Fact, than: Int)
    /// Whether the text has more letters and digits than a number.
    case moreCharacters(Fact, than: Int)
    /// Whether the text holds a mark that is not among those allowed.
    case otherMarks(Fact, than: String)
    /// Whether the text holds digits only.
    case onlyDigits(Fact)
    /// Whether the text holds Latin letters and digits only.
    case onlyLatin(Fact)
    /// Whether the text is written like a domain name; a version number is not.
    case readsAsDomain(Fact)
    /// Whether the text is empty.
    case isEmpty(Fact)
    /// Whether two texts are the same, in either script.
    case equals(Fact, Fact)
    /// Whether two texts share two neighbouring characters.
    case resembles(Fact, Fact)
    /// Whether a home page's host lies below a domain and is neither the domain nor `www` under it.
    case liesBelow(Fact, Fact)
    /// Whether an address begins with the name of the province of filing.
    case repeatsProvince(Fact)
    /// Whether an address holds no number at all, neither of a door nor of a house.
    case lacksNumber(Fact)
    /// Whether a division code lies in another province than that of filing.
    case liesInOtherProvince(Fact)
    /// Whether a division code lies in another city than the entity.
    case liesInOtherCity(Fact)
    /// Whether an address names a city or province other than that of the entity.
    case namesOtherCity(Fact)
    /// Whether a number is no fixed line (固定电话).
    case isNoFixedLine(Fact)

    /// The names by which the book calls the checks.
    public enum Name: String, CaseIterable, Sendable {
        case containsWord = "contains-word"
        case beginsWith = "begins-with"
        case endsWith = "ends-with"
        case fewerCharacters = "fewer-characters"
        case moreCharacters = "more-characters"
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
        case liesInOtherProvince = "lies-in-other-province"
        case liesInOtherCity = "lies-in-other-city"
        case namesOtherCity = "names-other-city"
        case isNoFixedLine = "is-no-fixed-line"
    }

    /// The facts that are looked at.
    public var facts: [Fact] {
        switch self {
        case .containsWord(let fact, _, let other): other.map { [fact, $0] } ?? [fact]
        case .beginsWith(let fact, _), .endsWith(let fact, _), .fewerCharacters(let fact, _),
            .moreCharacters(let fact, _), .otherMarks(let fact, _), .onlyDigits(let fact), .onlyLatin(let fact),
            .readsAsDomain(let fact), .isEmpty(let fact), .lacksNumber(let fact), .isNoFixedLine(let fact):
            [fact]
        case .repeatsProvince(let fact), .liesInOtherProvince(let fact): [fact, .province]
        case .liesInOtherCity(let fact), .namesOtherCity(let fact): [fact, .division]
        case .equals(let left, let right), .resembles(let left, let right), .liesBelow(let left, let right):
            [left, right]
        }
    }

    /// The answer; nothing when a fact is missing.
    public func holds(in facts: FactSheet) -> Bool? {
        guard let first = self.facts.first, let text = facts.text(first) else { return nil }
        switch self {
        case .containsWord, .beginsWith, .endsWith: return word(in: facts) != nil
        case .fewerCharacters(let fact, let least): return facts.plain(fact).count < least
        case .moreCharacters(let fact, let most): return facts.plain(fact).count > most
        case .otherMarks(_, let allowed): return Self.mark(in: text, outside: allowed) != nil
        case .onlyDigits(let fact):
            let plain = facts.plain(fact)
            return !plain.isEmpty && plain.scalars.allSatisfy { $0.properties.numericType != nil && !$0.isHan }
        case .onlyLatin(let fact): return !facts.plain(fact).isEmpty && facts.plain(fact).scalars.allSatisfy(\.isASCII)
        case .readsAsDomain: return DomainLikeText.matches(text)
        case .isEmpty: return text.isEmpty
        case .lacksNumber: return !text.foldedText.contains { ("0"..."9").contains($0) || $0 == "号" }
        case .isNoFixedLine: return (try? OfficePhone(text)) == nil
        default: return compares(text, in: facts)
        }
    }

    /// The answer of a check that looks at two facts.
    private func compares(_ text: String, in facts: FactSheet) -> Bool? {
        guard let second = self.facts.last, let other = facts.text(second) else { return nil }
        switch self {
        case .equals: return !text.isEmpty && text.foldedText == other.foldedText
        case .resembles(let fact, _): return facts.plain(fact).sharesPair(with: facts.plain(second))
        case .liesBelow:
            let host = Self.host(text)
            return host != other && host != "www." + other && host.hasSuffix("." + other)
        case .repeatsProvince(let fact):
            return Province(divisionPrefix: String(other.prefix(2))).map {
                facts.plain(fact).hasPrefix(PlainText($0.name))
            }
                ?? false
        case .liesInOtherProvince: return text.prefix(2) != other.prefix(2)
        case .liesInOtherCity: return CityText.differ(text, other)
        case .namesOtherCity: return CityText.names(text, otherThan: other)
        default: return nil
        }
    }

    /// The word or mark that was found, for the sentence to the applicant.
    public func hit(in facts: FactSheet) -> String? {
        if case .otherMarks(let fact, let allowed) = self {
            return facts.text(fact).flatMap { Self.mark(in: $0, outside: allowed) }
        }
        return word(in: facts)
    }

    private func word(in facts: FactSheet) -> String? {
        switch self {
        case .containsWord(let fact, let list, let other):
            guard let other, facts.text(other) != nil else { return list.hit(in: facts.plain(fact)) }
            return list.hit(in: facts.plain(fact), unlessIn: facts.plain(other))
        case .beginsWith(let fact, let list): return list.beginning(of: facts.plain(fact))
        case .endsWith(let fact, let list):
            return fact == .domain ? facts.text(fact).flatMap(list.end(ofHost:)) : list.end(of: facts.plain(fact))
        default: return nil
        }
    }

    private static func mark(in text: String, outside allowed: String) -> String? {
        let allowed = Set(String(String.UnicodeScalarView(allowed.unicodeScalars.map(\.narrowed))))
        return text.halfWidth.first { character in
            let isSeen = character.unicodeScalars.contains { !$0.properties.isDefaultIgnorableCodePoint }
            return !(isSeen && (character.isLetter || character.isNumber)) && !allowed.contains(character)
        }.map(String.init)
    }

    private static func host(_ page: String) -> String { String(page.prefix { $0 != "/" }) }
}
