package import BeianCore
import Foundation

/// A password that somebody chooses (新密码): long enough, not one that everybody tries first, not the address itself.
package struct NewPassword: Sendable, CustomStringConvertible {
    /// The least number of characters.
    package static let least = 10
    /// The greatest number of characters; more only make the hash slow.
    package static let most = 128

    let text: String

    /// Reads a password, and says everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - addresses: the addresses and names with which its owner signs in.
    ///   - pointer: the field, for the findings.
    package init(_ typed: String, unlike addresses: [String], at pointer: String = "#/password") throws(Problem) {
        let text = Self.normal(typed)
        var findings: [Finding] = []
        func refuse(_ code: String, _ parameters: [String: String] = [:]) {
            findings.append(Finding(pointer: pointer, code: code, parameters: parameters))
        }
        let folded = text.lowercased()
        if text.count < Self.least { refuse("password.too-short", ["limit": "\(Self.least)"]) }
        if text.count > Self.most { refuse("password.too-long", ["limit": "\(Self.most)"]) }
        if Self.isCommon(folded) { refuse("password.common") }
        if addresses.contains(where: { Self.isLike(folded, $0.lowercased()) }) { refuse("password.like-address") }
        guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
        self.text = text
    }

    /// Nothing of it belongs into a log.
    package var description: String { "new password" }

    /// The one form in which a password is hashed, whatever keyboard typed it.
    static func normal(_ typed: String) -> String { typed.precomposedStringWithCompatibilityMapping }

    private static let common = Set(commonWords.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let runs = [
        "01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    ]

    /// Whether everybody who guesses tries it: a word of the list, perhaps with figures behind it, a run or few letters.
    private static func isCommon(_ folded: String) -> Bool {
        let tail: Set<Character> = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "!", ".", "@", "#"]
        let stem = String(folded.reversed().drop { tail.contains($0) }.reversed())
        if common.contains(folded) || common.contains(stem) { return true }
        if Set(folded).count < 5 { return true }
        return runs.contains { $0.contains(folded) } || ["woaini", "iloveyou", "password", "admin"].contains(stem)
    }

    private static func isLike(_ folded: String, _ address: String) -> Bool {
        let local = address.prefix { $0 != "@" }
        return folded == address || folded == local || folded == String(address.reversed())
    }
}
