package import BeianCore
package import BeianWire
import Foundation

/// What the answers of the SMS gateway mean for a letter (RFC 9110, 15).
package enum SMSReplies {
    enum Meaning: Equatable {
        case taken
        /// Seconds to wait at least when the gateway names none.
        case later(Int?)
        case never
    }

    /// The first row that holds the status decides.
    // swift-format-ignore
    static let table: [(statuses: ClosedRange<Int>, meaning: Meaning, because: String)] = [
        (200...299, .taken,       "taken"),
        (300...399, .later(1800), "the gateway has moved: a setting of ours"),
        (401...403, .later(1800), "the gateway does not accept our token: a setting of ours"),
        (404...405, .later(1800), "there is no gateway at this address: a setting of ours"),
        (407...408, .later(nil),  "declined for now"),
        (409...409, .taken,       "taken before"),
        (425...425, .later(nil),  "declined for now"),
        (429...429, .later(60),   "too many messages at once"),
        (400...499, .never,       "the gateway cannot send this"),
        (500...599, .later(nil),  "the gateway is in trouble"),
    ]

    /// The verdict for a letter; a gateway may name its own pause (`Retry-After`).
    package static func delivery(for answer: WireAnswer, reference: String) -> Delivery {
        guard let row = table.first(where: { $0.statuses.contains(answer.status) }) else {
            return .tryAgain(because: "HTTP \(answer.status)", notBeforeSeconds: nil)
        }
        let because = "HTTP \(answer.status): \(row.because)"
        switch row.meaning {
        case .taken:
            return .delivered(receipt: receipt(in: answer) ?? reference)
        case .later(let seconds):
            let named = answer.header("Retry-After").flatMap { Int($0) }.map { min(max($0, 0), 6 * 3600) }
            return .tryAgain(because: because, notBeforeSeconds: named ?? seconds)
        case .never:
            return .never(because: because)
        }
    }

    /// The gateway's own number for the message, where it gives one.
    private static func receipt(in answer: WireAnswer) -> String? {
        struct Taken: Decodable {
            let id: String
        }
        return try? JSONDecoder().decode(Taken.self, from: Data(answer.body)).id
    }
}
