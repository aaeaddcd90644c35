package import BeianCore

/// What the administration answers to a report that it took (受理回执).
///
/// It says nothing about the decision.
package struct ReportReceipt: Sendable, Equatable, Codable {
    /// The administration's own name for the report.
    package var receipt: String
    package var acceptedAt: Instant
    /// Until when everybody in charge has to answer the SMS.
    package var smsDeadline: Instant

    package init(receipt: String, acceptedAt: Instant, smsDeadline: Instant) {
        self.receipt = receipt
        self.acceptedAt = acceptedAt
        self.smsDeadline = smsDeadline
    }
}

/// What the administration knows about a domain or a certificate (备案状态), for the type check.
package struct FilingStatus: Sendable, Equatable, Codable {
    package struct Filed: Sendable, Equatable, Codable {
        package var entityNumber: String
        /// The service's number; nil when a certificate was asked for whose services are not told.
        package var serviceNumber: String?
        package var domain: String?

        package init(entityNumber: String, serviceNumber: String?, domain: String?) {
            self.entityNumber = entityNumber
            self.serviceNumber = serviceNumber
            self.domain = domain
        }
    }

    package var isFiled: Bool
    package var filings: [Filed]

    package init(filings: [Filed]) {
        isFiled = !filings.isEmpty
        self.filings = filings
    }
}

/// One page of results.
///
/// `acknowledged` says where the administration's repetition begins.
struct ResultPage: Sendable, Codable {
    var acknowledged: Int64
    var results: [AdministrationResult]
}

struct Acknowledgement: Sendable, Codable {
    var through: Int64
}

/// Why the administration would not take something.
struct WireComplaint: Sendable, Codable {
    var code: String
    var detail: String
}
