package import BeianCore

/// Somebody who takes errands of one kind out of the house (投递渠道).
package protocol Carrier: Sendable {
    /// The errands it takes.
    var kind: Errand.Kind { get }

    /// Carries one errand and says what became of it; the errand's id is the message's reference.
    func carry(_ errand: Errand) async -> Delivery
}
