package import BeianCore
import Crypto
import Foundation

/// The secret of a second factor (动态口令): six figures from the time, RFC 6238 with SHA-1 and steps of 30 seconds.
package struct TOTP: Sendable, Equatable {
    /// The secret bytes, shared with the telephone.
    let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// Reads a secret from its Base32 text.
    package init?(base32 text: String) {
        var bits = 0
        var value = 0
        var secret: [UInt8] = []
        for character in text.uppercased() where character != " " && character != "=" {
            guard let digit = Self.letters.firstIndex(of: character) else { return nil }
            value = (value << 5 | digit) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                secret.append(UInt8(value >> bits & 0xFF))
            }
        }
        guard secret.count >= 16 else { return nil }
        self.secret = secret
    }

    /// A new secret of 160 bits.
    package static func fresh(_ mint: Mint) -> TOTP { TOTP(secret: mint.bytes(20)) }

    /// The secret as people type it into a telephone.
    package var base32: String {
        var bits = 0
        var value = 0
        var text = ""
        for byte in secret {
            value = (value << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(Self.letters[value >> bits & 31])
            }
        }
        if bits > 0 { text.append(Self.letters[value << (5 - bits) & 31]) }
        return text
    }

    /// The address that an authenticator reads from a QR code.
    ///
    /// Example: `otpauth://totp/Beian:reviewer?secret=…&issuer=Beian`.
    package func uri(issuer: String, name: String) -> String {
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
        return "otpauth://totp/\(escaped(issuer)):\(escaped(name))?secret=\(base32)&issuer=\(escaped(issuer))"
    }

    /// The time step at an instant.
    package static func step(at now: Instant) -> Int { Int(now.milliseconds / 30_000) }

    /// The code of a time step.
    package func code(step: Int, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The time step whose code was typed: the present one, or one before or after it, because telephones go wrong.
    package func step(of code: String, at now: Instant) -> Int? {
        let present = Self.step(at: now)
        return [present, present - 1, present + 1].first { self.code(step: $0) == code }
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
}

/// A second factor as its owner gets it, once (第二因素).
package struct SecondFactor: Sendable, Equatable {
    /// The secret as text, to be typed.
    package let secret: String
    /// The secret as the address of a QR code.
    package let uri: String
    /// Codes that each replace the telephone once.
    package let recoveryCodes: [String]
}
