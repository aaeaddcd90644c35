import Foundation

/// The master keys as they lie in the key file.
///
/// Losing the file loses every personal field of the house.
struct KeyFile: Codable {
    var format = 1
    /// The id of the master key that wraps new data keys.
    var current: String
    /// Every master key that some data key may still be wrapped with, by id.
    var masters: [String: Data]
    /// The key of the digests by which mobiles, mails and certificates are found.
    var digest: Data

    /// The first keys of a house; the ids of its master keys are counted from `m1`.
    static func fresh() -> KeyFile {
        KeyFile(current: "m1", masters: ["m1": randomKey()], digest: randomKey())
    }

    mutating func addMaster() {
        let last = masters.keys.compactMap { Int($0.dropFirst()) }.max() ?? 0
        current = "m\(last + 1)"
        masters[current] = Self.randomKey()
    }

    static func read(_ path: String) throws -> KeyFile {
        guard try DurableFile.permissions(path) & 0o077 == 0 else {
            throw StoreFault.keyFile("The key file \(path) can be read by others: its mode must be 0600.")
        }
        guard let file = try? JSONDecoder().decode(KeyFile.self, from: Data(DurableFile.contents(of: path))) else {
            throw StoreFault.keyFile("The key file \(path) cannot be understood.")
        }
        let isWhole = file.format == 1 && file.masters[file.current] != nil
        let isStrong = file.masters.values.allSatisfy { $0.count == 32 } && file.digest.count == 32
        let isNamed = file.masters.keys.allSatisfy { !$0.isEmpty && !$0.contains(".") }
        guard isWhole, isStrong, isNamed else {
            throw StoreFault.keyFile("The key file \(path) is not complete.")
        }
        return file
    }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    private static func randomKey() -> Data {
        var source = SystemRandomNumberGenerator()
        return Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &source) })
    }
}
