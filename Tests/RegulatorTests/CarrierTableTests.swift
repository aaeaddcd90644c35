import BeianCore
import BeianWire
import Testing

@testable import BeianRegulator

@Suite("From the administration's answers to what becomes of a report")
struct CarrierTableTests {
    @Test(
        "Only a report that was understood and not wanted is given up",
        arguments: [
            200: "again", 202: "again", 302: "again", 400: "never", 401: "again", 403: "again", 404: "again",
            408: "again", 409: "never", 413: "never", 415: "never", 422: "never", 429: "again", 500: "again",
            502: "again", 503: "again",
        ]
    )
    func status(status: Int, fate: String) {
        switch ReportAnswers.delivery(WireAnswer(status: status)) {
        case .delivered: Issue.record("an answer without a receipt is no delivery")
        case .tryAgain: #expect(fate == "again")
        case .never: #expect(fate == "never")
        }
    }

    @Test("A busy administration says when to come again")
    func retryAfter() {
        let answer = WireAnswer(status: 503, headers: [WireHeader("Retry-After", "90")])
        #expect(
            ReportAnswers.delivery(answer)
                == .tryAgain(because: "the administration is busy", notBeforeSeconds: 90)
        )
    }

    @Test("The receipt names the report and the deadline of the SMS")
    func receipt() {
        let body = #"{"receipt":"sim-1","acceptedAt":"2026-11-22T02:00:00Z","smsDeadline":"2026-11-23T02:00:00Z"}"#
        #expect(
            ReportAnswers.delivery(WireAnswer(status: 202, body: Array(body.utf8)))
                == .delivered(
                    receipt: #"{"acceptedAt":"2026-11-22T02:00:00.000Z","receipt":"sim-1","#
                        + #""smsDeadline":"2026-11-23T02:00:00.000Z"}"#
                )
        )
    }

    @Test("Without an answer the same report is sent again")
    func silence() {
        for fault in [WireFault.timedOut, .unreachable("nobody"), .broken("cut"), .unusable("address")] {
            guard case .tryAgain = ReportAnswers.delivery(fault) else {
                Issue.record("\(fault) must be tried again")
                continue
            }
        }
    }
}
