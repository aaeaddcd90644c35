package import BeianCore

/// A document that a holder accepted (已接受的协议).
package struct AcceptedAgreement: Sendable, Equatable {
    package let document: String
    package let edition: String
    package let application: ID<FilingApplication>?
    package let acceptedAt: Instant
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

    /// Keeps that a document was accepted; accepting it twice changes nothing.
    ///
    /// - Parameters:
    ///   - application: the application, when it is the truth commitment.
    ///   - network: the network address of the client.
    package func accept(
        document: AgreementDocument, edition: String, application: ID<FilingApplication>? = nil,
        of account: ID<Account>, network: String, at now: Instant
    ) throws {
        let subject = application?.text ?? ""
        let place = "agreement.client/\(account)/\(document.rawValue)/\(edition)/\(subject)"
        let client = try db.seal(network, owner: account.text, at: place)
        try db.run(
            """
            INSERT INTO agreement (account, document, edition, application, accepted_at, client_sealed)
            VALUES (\(account), \(document), \(edition), \(subject), \(now), \(client))
            ON CONFLICT (account, document, edition, application) DO NOTHING
            """)
    }

    /// Whether a document was accepted in the edition in force, for an application or for the account.
    package func isAccepted(
        _ document: AgreementDocument, application: ID<FilingApplication>? = nil, of account: ID<Account>
    ) throws -> Bool {
        try db.row(
            """
            SELECT accepted_at FROM agreement WHERE account = \(account) AND document = \(document)
                AND edition = \(document.edition) AND application = \(application?.text ?? "")
            """) != nil
    }

    /// Everything that a holder accepted, oldest first.
    package func all(of account: ID<Account>) throws -> [AcceptedAgreement] {
        try db.rows(
            """
            SELECT document, edition, application, accepted_at FROM agreement
            WHERE account = \(account) ORDER BY accepted_at, document, application
            """
        ).map { row in
            let application = try row.text("application")
            return AcceptedAgreement(
                document: try row.text("document"), edition: try row.text("edition"),
                application: application.isEmpty ? nil : ID(application), acceptedAt: try row.instant("accepted_at"))
        }
    }
}

extension Connection {
    /// What holders accepted.
    package var agreements: Agreements { Agreements(db: self) }
}
