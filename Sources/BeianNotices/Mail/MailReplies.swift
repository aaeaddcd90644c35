package import BeianCore

/// What the answers of a mail server mean for a letter (RFC 5321, 4.2.3; RFC 4954; RFC 7504).
package enum MailReplies {
    enum Meaning: Equatable {
        case taken
        /// Seconds to wait at least, none for the courier's own pauses.
        case later(Int?)
        case never
    }

    /// The first row that holds the code decides.
    // swift-format-ignore
    static let table: [(codes: ClosedRange<Int>, meaning: Meaning, because: String)] = [
        (200...299, .taken,       "taken"),
        (421...421, .later(300),  "the server is closing"),
        (450...451, .later(300),  "the mailbox is busy, or the server wants to see us again"),
        (452...452, .later(1800), "the server or the mailbox is full"),
        (454...454, .later(nil),  "encryption or sign-in is not available now"),
        (400...499, .later(nil),  "declined for now"),
        (521...521, .never,       "the host takes no mail"),
        (530...530, .later(1800), "the server wants encryption or sign-in: a setting of ours"),
        (534...535, .later(1800), "the server does not accept our sign-in: a setting of ours"),
        (538...538, .later(1800), "the server wants encryption for the sign-in: a setting of ours"),
        (552...552, .later(3600), "the mailbox is full"),
        (550...551, .never,       "no such mailbox"),
        (553...553, .never,       "no such address"),
        (556...556, .never,       "the domain takes no mail"),
        (500...599, .never,       "declined for good"),
    ]

    /// The verdict for a letter; a code that no server should give is tried again.
    package static func delivery(for code: Int, receipt: String) -> Delivery {
        guard let row = table.first(where: { $0.codes.contains(code) }) else {
            return .tryAgain(because: "SMTP \(code)", notBeforeSeconds: nil)
        }
        let because = "SMTP \(code): \(row.because)"
        return switch row.meaning {
        case .taken: .delivered(receipt: receipt)
        case .later(let seconds): .tryAgain(because: because, notBeforeSeconds: seconds)
        case .never: .never(because: because)
        }
    }
}
