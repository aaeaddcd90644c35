import Foundation

/// Text in a mail header that may hold any language (RFC 2047).
enum EncodedWords {
    /// Bytes of text in one word: with its frame it stays under the 75 characters a word may have.
    private static let wordLength = 42

    /// Always encoded, so that nothing in the text can be taken for a header of its own.
    static func phrase(_ text: String, header: String) throws(MailMessage.Refused) -> String {
        guard text.unicodeScalars.allSatisfy({ !isControl($0) }) else { throw .brokenHeader(header) }
        let words = pieces(of: text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
        return words.joined(separator: "\r\n ")
    }

    /// A word ends between characters, never inside one.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > wordLength {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                length = 0
            }
            piece.append(scalar)
            length += size
        }
        return piece.isEmpty ? pieces : pieces + [String(piece)]
    }

    /// Control characters, and the two separators that some programs take for line ends.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
