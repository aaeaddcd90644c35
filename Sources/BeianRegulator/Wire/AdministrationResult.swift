package import BeianCore

/// What the administration tells about a report afterwards (处理结果).
///
/// Accepted is not filed: results come later, perhaps before our own record of the delivery, and repeat until they are
/// acknowledged.
package struct AdministrationResult: Sendable, Equatable, Codable {
    /// The place in the administration's one sequence of results.
    package var sequence: Int64
    /// The reference under which we reported.
    package var reference: String
    /// When the administration decided.
    package var at: Instant
    package var outcome: Outcome

    package init(sequence: Int64, reference: String, at: Instant, outcome: Outcome) {
        self.sequence = sequence
        self.reference = reference
        self.at = at
        self.outcome = outcome
    }

    package enum Outcome: Sendable, Equatable {
        /// Everybody in charge has passed the SMS verification (短信核验通过).
        case smsVerified
        /// The SMS verification failed, and the report with it (短信核验失败).
        case smsFailed(SMSFailure)
        /// Filed (备案成功).
        case granted(Grant)
        /// Refused by a reviewer of the administration (管局驳回).
        case refused(Refusal)
    }

    package enum SMSFailure: String, Sendable, Codable {
        /// The sixth wrong entry.
        case tooManyTries = "too-many-tries"
        /// Nobody answered within the validity.
        case timedOut = "timed-out"
    }

    /// The numbers that were issued (备案号).
    package struct Grant: Sendable, Equatable, Codable {
        package struct Service: Sendable, Equatable, Codable {
            /// The id under which we reported the service.
            package var id: String
            package var number: String

            package init(id: String, number: String) {
                self.id = id
                self.number = number
            }
        }

        package var entityNumber: String
        package var services: [Service]

        package init(entityNumber: String, services: [Service]) {
            self.entityNumber = entityNumber
            self.services = services
        }
    }

    /// Why it was refused, and by whom (管局审核意见).
    package struct Refusal: Sendable, Equatable, Codable {
        package var opinion: String
        package var reviewer: String
        package var phone: String
        package var date: Day

        package init(opinion: String, reviewer: String, phone: String, date: Day) {
            self.opinion = opinion
            self.reviewer = reviewer
            self.phone = phone
            self.date = date
        }
    }
}

extension AdministrationResult.Outcome: Codable {
    private enum Word: String, Codable {
        case smsVerified = "sms-verified"
        case smsFailed = "sms-failed"
        case granted
        case refused
    }

    private enum Key: String, CodingKey {
        case type, reason, grant, refusal
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Word.self, forKey: .type) {
        case .smsVerified: self = .smsVerified
        case .smsFailed:
            self = .smsFailed(try container.decode(AdministrationResult.SMSFailure.self, forKey: .reason))
        case .granted: self = .granted(try container.decode(AdministrationResult.Grant.self, forKey: .grant))
        case .refused: self = .refused(try container.decode(AdministrationResult.Refusal.self, forKey: .refusal))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .smsVerified: try container.encode(Word.smsVerified, forKey: .type)
        case .smsFailed(let reason):
            try container.encode(Word.smsFailed, forKey: .type)
            try container.encode(reason, forKey: .reason)
        case .granted(let grant):
            try container.encode(Word.granted, forKey: .type)
            try container.encode(grant, forKey: .grant)
        case .refused(let refusal):
            try container.encode(Word.refused, forKey: .type)
            try container.encode(refusal, forKey: .refusal)
        }
    }
}
