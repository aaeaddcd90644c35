package import BeianCore
import BeianDesk

/// Carries reports to the administration (报送管局).
///
/// The receipt of a delivered report is a `ReportReceipt` as JSON: the administration's own name for it, and until when
/// the SMS has to be answered.
package struct RegulatorCarrier: Carrier {
    package let kind = Errand.Kind.report
    private let wire: AdministrationWire

    package init(wire: AdministrationWire) {
        self.wire = wire
    }

    package func carry(_ errand: Errand) async -> Delivery {
        guard let report = errand.payload["report"], !report.isEmpty else {
            return .never(because: "the errand carries no report")
        }
        do {
            return ReportAnswers.delivery(try await wire.submit(Array(report.utf8)))
        } catch {
            return ReportAnswers.delivery(error)
        }
    }
}
