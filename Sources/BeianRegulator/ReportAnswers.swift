import BeianCore
import BeianWire
import Foundation

/// From the administration's answers to what becomes of the errand: the whole table.
///
/// Faults of our settings (a wrong secret or address) wait for the operator; only a report that the administration
/// understood and would not take is given up.
enum ReportAnswers {
    // swift-format-ignore
    static func delivery(_ answer: WireAnswer) -> Delivery {
        switch answer.status {
        case 200, 202:                  taken(answer)
        case 400, 413, 415, 422:        .never(because: "\(answer.status) \(complaint(answer))")
        case 409:                       .never(because: "409 \(complaint(answer))")
        case 401, 403:                  .tryAgain(because: "the administration refuses our secret", notBeforeSeconds: 300)
        case 404, 405, 410, 300..<400:  .tryAgain(because: "nobody takes reports at this address", notBeforeSeconds: 300)
        case 408, 425, 429, 503:        .tryAgain(because: "the administration is busy", notBeforeSeconds: wait(answer))
        default:                        .tryAgain(because: "the administration answers \(answer.status)", notBeforeSeconds: nil)
        }
    }

    /// Without an answer the report may or may not have arrived: the same reference is sent again.
    static func delivery(_ fault: WireFault) -> Delivery {
        .tryAgain(because: "the administration is \(fault)", notBeforeSeconds: nil)
    }

    private static func taken(_ answer: WireAnswer) -> Delivery {
        guard let receipt = try? JSONDecoder().decode(ReportReceipt.self, from: Data(answer.body)) else {
            return .tryAgain(because: "the receipt cannot be read", notBeforeSeconds: nil)
        }
        return .delivered(receipt: String(decoding: AdministrationWire.encode(receipt), as: UTF8.self))
    }

    private static func complaint(_ answer: WireAnswer) -> String {
        guard let complaint = try? JSONDecoder().decode(WireComplaint.self, from: Data(answer.body)) else {
            return "without a reason"
        }
        return "\(complaint.code): \(complaint.detail)"
    }

    private static func wait(_ answer: WireAnswer) -> Int? {
        answer.header("Retry-After").flatMap(Int.init).map { min(max($0, 1), 3600) }
    }
}
