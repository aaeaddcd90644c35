import Crypto
import Foundation

extension Mint {
    /// A secret that cannot be guessed, for a cookie or a token: 32 random bytes as base64url.
    package func secret() -> String { Self.base64URL(bytes(32)) }

    /// A salt for a password.
    package func salt() -> String { Self.base64URL(bytes(16)) }

    /// A password that is read out once and changed at the first sign-in (一次性密码): four groups of five letters.
    package func password() -> String { (0..<4).map { _ in random(5) }.joined(separator: "-") }

    /// Codes that each replace the second factor once, when the telephone is lost (恢复码).
    package func recoveryCodes() -> [String] {
        (0..<10).map { _ in random(5) + "-" + random(5) }
    }

    /// Under what a secret is stored and looked up, so that a stolen store opens no session.
    package static func digest(of secret: String) -> String {
        SHA256.hash(data: Data(secret.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    func bytes(_ count: Int) -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
