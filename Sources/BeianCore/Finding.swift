/// One fault found in what was given (问题项): where it is, why it is one, and how to mend it.
public struct Finding: Equatable, Sendable, Hashable, Codable {
    /// How much a finding weighs.
    public enum Severity: String, CaseIterable, Sendable, Codable, Comparable {
        /// Must be mended before submission.
        case block
        /// Should be looked at; does not stand in the way.
        case warn
        /// Worth knowing.
        case note

        private var weight: Int {
            switch self {
            case .block: 0
            case .warn: 1
            case .note: 2
            }
        }

        /// The heavier comes first.
        public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    }

    /// Where the fault is, as a JSON pointer into the application: `#/services/0/domain`.
    public let pointer: String
    /// What the fault is, as a stable name: `uscc.check-digit`.
    public let code: String
    /// Whether it stands in the way.
    public let severity: Severity
    /// The rule that found it, when a rule of the book did.
    public let rule: String?
    /// Values for the sentences, such as `limit`.
    public let parameters: [String: String]
    /// Why it is a fault, when the rule says so itself; otherwise the strings say it by `code`.
    public let reason: Said?
    /// How to mend it, when the rule says so itself.
    public let remedy: Said?
    /// On what the rule rests.
    public let source: String?
    /// How well the rule is known; nothing when no rule of the book found the fault.
    public let confidence: Confidence?

    /// Describes a fault.
    public init(
        pointer: String, code: String, severity: Severity = .block, rule: String? = nil,
        parameters: [String: String] = [:], reason: Said? = nil, remedy: Said? = nil, source: String? = nil,
        confidence: Confidence? = nil
    ) {
        self.pointer = pointer
        self.code = code
        self.severity = severity
        self.rule = rule
        self.parameters = parameters
        self.reason = reason
        self.remedy = remedy
        self.source = source
        self.confidence = confidence
    }
}

/// A sentence in both languages.
public struct Said: Equatable, Sendable, Hashable, Codable {
    /// In Chinese.
    public let chinese: String
    /// In English.
    public let english: String

    /// Joins the two.
    public init(chinese: String, english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The sentence in one language.
    public func said(in language: Language) -> String {
        language == .chinese ? chinese : english
    }

    private enum CodingKeys: String, CodingKey {
        case chinese = "zh-Hans"
        case english = "en"
    }
}
