/// What a verification code is good for (验证码用途).
///
/// A code sent for one purpose opens nothing else.
public enum CodePurpose: String, CaseIterable, Sendable, Codable {
    /// To open an account (注册).
    case signUp = "sign-up"
    /// To choose a new password (找回密码).
    case reset
    /// To agree, at the present address, that the address be changed (原号码确认).
    case leaveAddress = "leave-address"
    /// To prove the new address (新号码确认).
    case takeAddress = "take-address"
    /// To prove a contact's address (联系人验证).
    case contact
}
