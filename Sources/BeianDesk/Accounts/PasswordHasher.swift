package import BeianCore
package import BeianStore
import Crypto
import CryptoExtras
import Dispatch
import Foundation
import Synchronization

/// What makes hashes of passwords (密码散列器): scrypt, one at a time, on a thread of its own.
///
/// Each hash takes 128 MB and a good part of a second, so it runs outside of every transaction, and a crowd at the door is
/// asked to come again instead of taking the memory of the house.
package final class PasswordHasher: Sendable {
    private let cost: Int
    private let mint = Mint()
    private let bench = DispatchQueue(label: "beian.passwords")
    private let waiting = Mutex(0)
    private static let room = 32

    /// A hasher for new passwords of a cost.
    package init(cost: Int) {
        self.cost = cost
    }

    /// Hashes a password that somebody chose.
    package func hash(_ password: NewPassword) async throws(Problem) -> PasswordHash {
        try await hash(normal: password.text, salt: mint.salt(), cost: cost)
    }

    /// Makes a one-time password with its hash, for somebody who will change it.
    package func oneTime() async throws(Problem) -> (text: String, hash: PasswordHash) {
        let text = mint.password()
        return (text, try await hash(normal: text, salt: mint.salt(), cost: cost))
    }

    /// Hashes a password that somebody typed to sign in, with the parameters that `SignInParameters` answered.
    package func hash(
        typed: String, with parameters: SignInParameters.Answer
    ) async throws(Problem) -> PasswordHash {
        // Longer ones were never accepted; hashing them would only cost.
        let normal = String(NewPassword.normal(typed).prefix(NewPassword.most + 1))
        return try await hash(normal: normal, salt: parameters.salt, cost: parameters.cost)
    }

    private func hash(normal: String, salt: String, cost: Int) async throws(Problem) -> PasswordHash {
        let hasRoom = waiting.withLock { count in
            guard count < Self.room else { return false }
            count += 1
            return true
        }
        guard hasRoom else { throw Problem(.unavailable, parameters: ["wait": "10"]) }
        defer { waiting.withLock { $0 -= 1 } }
        let made: Result<[UInt8], any Error> = await withCheckedContinuation { continuation in
            bench.async {
                continuation.resume(
                    returning: Result {
                        try KDF.Scrypt.deriveKey(
                            from: Data(normal.isEmpty ? [0] : Array(normal.utf8)), salt: Data(salt.utf8),
                            outputByteCount: 32, rounds: 1 << cost,
                            blockSize: 8, parallelism: 1
                        ).withUnsafeBytes { Array($0) }
                    })
            }
        }
        guard case .success(let bytes) = made else { throw Problem(.unavailable) }
        return PasswordHash(salt: salt, cost: cost, hash: Data(bytes).base64EncodedString())
    }
}
