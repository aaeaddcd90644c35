import Crypto
import Foundation

/// Personal fields as they stand in the store: `s1.<key>.<ciphertext>`.
///
/// The place is `table.column/row`. A sealed text that is moved to another row, column or owner cannot be opened.
extension Connection {
    package func seal(_ text: String, owner: String, at place: String) throws -> String {
        let key = try dataKey(owner)
        let box = try AES.GCM.seal(Array(text.utf8), using: key, authenticating: sealingPlace(owner, place))
        guard let combined = box.combined else { throw StoreFault.unsealable("\(place) cannot be sealed.") }
        return "s1.\(keyMark(key)).\(Base64URL.encode(combined))"
    }

    package func open(_ sealed: String, owner: String, at place: String) throws -> String {
        let parts = sealed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "s1", let bytes = Base64URL.decode(parts[2]) else {
            throw StoreFault.unsealable("\(place) is not a sealed text.")
        }
        let key = try dataKey(owner)
        guard parts[1] == keyMark(key) else {
            throw StoreFault.unsealable("\(place) was sealed with another key than that of \(owner).")
        }
        guard let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: key, authenticating: sealingPlace(owner, place)),
            let text = String(bytes: clear, encoding: .utf8)
        else { throw StoreFault.unsealable("\(place) cannot be opened: it was changed or moved.") }
        return text
    }

    /// Seals a value of several fields as JSON.
    package func sealJSON(_ value: some Encodable, owner: String, at place: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try seal(String(decoding: encoder.encode(value), as: UTF8.self), owner: owner, at: place)
    }

    package func openJSON<Value: Decodable>(
        _ type: Value.Type = Value.self,
        _ sealed: String,
        owner: String,
        at place: String
    ) throws -> Value {
        let text = try open(sealed, owner: owner, at: place)
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            // The decoder's own words may quote the clear text.
            throw StoreFault.unsealable("\(place) holds something other than \(type).")
        }
    }

    package func openJSON<Value: Decodable>(_ sealed: String, owner: String, at place: String) throws -> Value {
        try openJSON(Value.self, sealed, owner: owner, at: place)
    }

    private func sealingPlace(_ owner: String, _ place: String) -> [UInt8] { Array("s1|\(owner)|\(place)".utf8) }

    /// A short public mark by which a sealed text says which key it needs.
    private func keyMark(_ key: SymmetricKey) -> String {
        Base64URL.encode(HMAC<SHA256>.authenticationCode(for: Array("key mark".utf8), using: key).prefix(6))
    }
}
