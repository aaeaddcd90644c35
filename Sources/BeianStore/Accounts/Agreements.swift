package import BeianCore

/// A document that a holder accepted (已接受的协议).
package struct AcceptedAgreement: Sendable, Equatable {
    package let document: String
    package let edition: String
    package let application: ID<FilingApplication>?
    /// The round of the application that was handed in with it; nought for a document of the account.
    package let round: Int
    package let acceptedAt: Instant
    /// The network address from which it was accepted.
    package let network: String
}

/// What holders accepted: document, edition, time and network address (协议签署记录).
package struct Agreements {
    package let db: any Connection

    /// The documents of the account whose edition in force was not accepted yet, by name.
    package func missing(of account: ID<Account>) throws -> [String] {
        let accepted = try Set(
            db.rows("SELECT document, edition FROM agreement WHERE account = \(account) AND application = ''").map {
                [try $0.text("document"), try $0.text("edition")]
            })
        return AgreementDocument.ofAccount.filter { !accepted.contains([$0.rawValue, $0.edition]) }.map(\.rawValue)
    }

    /// Keeps that a document was accepted; accepting it twice for the same thing changes nothing.
    ///
    /// - Parameters:
    ///   - application: the application, when it is the truth commitment.
    ///   - round: which time the application was handed in; each has a commitment of its own.
    ///   - network: the network address of the client.
    package func accept(
        document: AgreementDocument, edition: String, application: ID<FilingApplication>? = nil, round: Int = 0,
        of account: ID<Account>, network: String, at now: Instant
    ) throws {
        let subject = application?.text ?? ""
        let place = Self.place(of: account, document.rawValue, edition, subject, round)
        let client = try db.seal(network, owner: account.text, at: place)
        try db.run(
            """
            INSERT INTO agreement (account, document, edition, application, round, accepted_at, client_sealed)
            VALUES (\(account), \(document), \(edition), \(subject), \(round), \(now), \(client))
            ON CONFLICT (account, document, edition, application, round) DO NOTHING
            """)
    }

    /// Whether a document was accepted in the edition in force, for an application or for the account.
    package func isAccepted(
        _ document: AgreementDocument, application: ID<FilingApplication>? = nil, of account: ID<Account>
    ) throws -> Bool {
        try db.row(
            """
            SELECT accepted_at FROM agreement WHERE account = \(account) AND document = \(document)
                AND edition = \(document.edition) AND application = \(application?.text ?? "") LIMIT 1
            """) != nil
    }

    /// Everything that a holder accepted, oldest first.
    package func all(of account: ID<Account>) throws -> [AcceptedAgreement] {
        try db.rows(
            """
            SELECT document, edition, application, round, accepted_at, client_sealed FROM agreement
            WHERE account = \(account) ORDER BY accepted_at, document, application, round
            """
        ).map { row in
            let (document, edition) = (try row.text("document"), try row.text("edition"))
            let (application, round) = (try row.text("application"), try row.int("round"))
            let place = Self.place(of: account, document, edition, application, round)
            return AcceptedAgreement(
                document: document, edition: edition, application: application.isEmpty ? nil : ID(application),
                round: round, acceptedAt: try row.instant("accepted_at"),
                network: try db.open(row.text("client_sealed"), owner: account.text, at: place))
        }
    }

    /// Where a sealed network address belongs; first rounds have the place that they had before rounds were counted.
    private static func place(
        of account: ID<Account>, _ document: String, _ edition: String, _ subject: String, _ round: Int
    ) -> String {
        "agreement.client/\(account)/\(document)/\(edition)/\(subject)" + (round > 1 ? "/\(round)" : "")
    }
}

extension Connection {
    /// What holders accepted.
    package var agreements: Agreements { Agreements(db: self) }
}
