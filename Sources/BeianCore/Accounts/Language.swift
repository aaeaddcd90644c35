/// A language in which Beian speaks (语言).
///
/// Chinese comes first.
public enum Language: String, CaseIterable, Sendable, Codable {
    /// Simplified Chinese (简体中文).
    case chinese = "zh-Hans"
    /// English.
    case english = "en"
}
