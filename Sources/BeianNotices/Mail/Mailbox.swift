/// An address of the sender or the receiver with the name shown beside it.
package struct Mailbox: Sendable, Equatable {
    package var name: String
    package var address: String

    package init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }
}

extension Mailbox {
    /// Whether it may stand in an envelope: one `@`, no blanks, brackets, commas, quotes or control characters.
    package var isPlain: Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254 else { return false }
        return address.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !#"()<>[]:;,\""#.utf8.contains(byte)
        }
    }

    /// The part after the `@`.
    package var host: String {
        address.split(separator: "@").last.map(String.init) ?? "localhost"
    }
}
