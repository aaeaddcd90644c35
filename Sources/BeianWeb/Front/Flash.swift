import Foundation

/// What the last step left to be said on the next page (提示), such as "saved".
///
/// It travels in a signed cookie, so that nobody can put words into our mouth.
struct Flash: Codable, Equatable, Sendable {
    let key: String
    let values: [String: String]

    /// The notice as a signed cookie value.
    func sealed(key signingKey: [UInt8]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let json = try? encoder.encode(self) else { return "" }
        let text = Secret.base64URL(Array(json))
        return "\(text).\(Secret.signature("flash|\(text)", key: signingKey))"
    }

    /// Reads a cookie value; nil when it was not signed by us.
    static func opened(_ text: String, key signingKey: [UInt8]) -> Flash? {
        let halves = text.split(separator: ".").map(String.init)
        guard halves.count == 2, Secret.same(halves[1], Secret.signature("flash|\(halves[0])", key: signingKey)),
            let bytes = Secret.bytes(base64URL: halves[0])
        else { return nil }
        return try? JSONDecoder().decode(Flash.self, from: Foundation.Data(bytes))
    }
}
