import BeianCore
import BeianTesting

/// An application that was never stored.
enum SampleApplication {
    /// Monday, 2026-03-02, nine in Beijing.
    static let start = FixedClock().now

    static func make(
        at stage: Stage = .draft, since: Instant = start, returned: [String] = [],
        dossier: Dossier = SampleDossier.company()
    ) -> FilingApplication {
        FilingApplication(
            id: ID("app_sample"), account: ID("acc_sample"), kind: .firstFiling, product: .hosting, stage: stage,
            stageSince: since, dossier: dossier, returnedItems: returned, createdAt: start, updatedAt: start)
    }
}
