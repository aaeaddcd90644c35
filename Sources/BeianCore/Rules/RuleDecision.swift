/// What the operator decided about one rule (运营方对规则的裁定).
public struct RuleDecision: Sendable, Equatable, Codable {
    /// The decision itself.
    public enum Verdict: String, CaseIterable, Sendable, Codable {
        /// It is so: the rule weighs what it says, though its source alone would only let it warn (确认).
        case confirm
        /// It stands in the way (升级为拦截).
        case raise
        /// It only warns (降级为提醒).
        case lower
        /// It is not asked (停用).
        case silence
    }

    /// The rule that is meant.
    public let rule: String
    /// The decision.
    public let verdict: Verdict
    /// Who decided.
    public let by: String
    /// On which day.
    public let on: Day
    /// Why.
    public let because: String

    /// Describes a decision.
    public init(rule: String, verdict: Verdict, by: String, on: Day, because: String) {
        self.rule = rule
        self.verdict = verdict
        self.by = by
        self.on = on
        self.because = because
    }
}
