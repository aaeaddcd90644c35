/// A document that an applicant accepts, with the edition in force (协议).
///
/// A new edition is put to every holder again; until it is accepted no new application is started. What was accepted is
/// kept with its edition, time and network address.
public enum AgreementDocument: String, CaseIterable, Sendable, Codable {
    /// The terms of the filing system (服务条款).
    case terms
    /// The pledge to keep to the duties of information security (信息安全承诺).
    case informationSecurityPledge = "information-security-pledge"
    /// The privacy notice (隐私声明).
    case privacy
    /// The commitment that everything in one application is true (真实性承诺), given anew for each.
    case truthCommitment = "truth-commitment"

    /// The edition in force, by the day on which it was published.
    public var edition: String {
        switch self {
        case .terms, .informationSecurityPledge, .privacy, .truthCommitment: "2026-01-01"
        }
    }

    /// The documents that an account accepts before the type check.
    public static let ofAccount: [AgreementDocument] = [.terms, .informationSecurityPledge, .privacy]
}
