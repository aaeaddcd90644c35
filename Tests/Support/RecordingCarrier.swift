package import BeianCore
import BeianDesk
import Synchronization

/// Somebody who takes errands and remembers them (记录用投递渠道); what it answers is in the test's hand.
package final class RecordingCarrier: Carrier {
    package let kind: Errand.Kind
    private let answer: @Sendable (Errand) -> Delivery
    private let taken = Mutex<[Errand]>([])

    package init(
        _ kind: Errand.Kind, answer: @escaping @Sendable (Errand) -> Delivery = { .delivered(receipt: "rcpt-\($0.id)") }
    ) {
        self.kind = kind
        self.answer = answer
    }

    /// What it was given, in order.
    package var errands: [Errand] { taken.withLock { $0 } }

    package func carry(_ errand: Errand) async -> Delivery {
        taken.withLock { $0.append(errand) }
        return answer(errand)
    }
}
