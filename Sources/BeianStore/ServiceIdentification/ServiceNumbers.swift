package import BeianCore

/// The service identification numbers that were issued (备案服务号).
package struct ServiceNumbers {
    package let db: any Connection

    private static let columns: SQL = "id, code, instance, issuer, state, note, issued_at"

    /// Stores a new number.
    package func add(_ number: ServiceIdentificationNumber) throws {
        try db.run(
            """
            INSERT INTO service_number (id, code, instance, issuer, state, note, issued_at)
            VALUES (\(number.id), \(number.number), \(number.instance), \(number.issuer), \(number.state),
                \(number.note), \(number.issuedAt))
            """
        )
    }

    /// The number as it was typed.
    package func find(typed number: String) throws -> ServiceIdentificationNumber? {
        try db.row("SELECT \(sql: Self.columns) FROM service_number WHERE code = \(number)").map(self.number)
    }

    /// A number of an issuer.
    package func find(
        _ id: ID<ServiceIdentificationNumber>,
        of issuer: ID<Account>
    ) throws -> ServiceIdentificationNumber? {
        try db.row("SELECT \(sql: Self.columns) FROM service_number WHERE id = \(id) AND issuer = \(issuer)")
            .map(number)
    }

    /// The application to which a number is bound.
    package func application(of id: ID<ServiceIdentificationNumber>) throws -> ID<FilingApplication>? {
        try db.row("SELECT application FROM service_number WHERE id = \(id)")?
            .idOrNil("application", of: FilingApplication.self)
    }

    /// A page of an issuer's numbers, newest first.
    package func all(
        of issuer: ID<Account>,
        before: ID<ServiceIdentificationNumber>? = nil,
        limit: Int = 20
    ) throws -> [ServiceIdentificationNumber] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM service_number
            WHERE issuer = \(issuer) AND id < \(before?.text ?? "sin_~") ORDER BY id DESC LIMIT \(limit)
            """
        ).map(number)
    }

    /// The numbers bound to an application.
    package func bound(to application: ID<FilingApplication>) throws -> [ServiceIdentificationNumber] {
        try db.rows(
            "SELECT \(sql: Self.columns) FROM service_number WHERE application = \(application) ORDER BY id"
        ).map(number)
    }

    /// Binds an issued number to a service; answers false when it is not free any more.
    package func bind(
        _ id: ID<ServiceIdentificationNumber>,
        to application: ID<FilingApplication>,
        service: ID<ServiceDraft>
    ) throws -> Bool {
        try db.run(
            """
            UPDATE service_number SET state = 'bound', application = \(application), service = \(service)
            WHERE id = \(id) AND state = 'issued'
            """
        ) == 1
    }

    /// Frees the numbers of an application that ended ungranted, or chose other hosting.
    package func free(of application: ID<FilingApplication>) throws {
        try db.run(
            """
            UPDATE service_number SET state = 'issued', application = NULL, service = NULL
            WHERE application = \(application) AND state = 'bound'
            """
        )
    }

    /// Uses up the numbers of a granted application.
    package func consume(of application: ID<FilingApplication>) throws {
        try db.run(
            "UPDATE service_number SET state = 'consumed' WHERE application = \(application) AND state = 'bound'"
        )
    }

    /// Revokes a number that was not used; answers false when it was.
    package func revoke(_ id: ID<ServiceIdentificationNumber>) throws -> Bool {
        try db.run("UPDATE service_number SET state = 'revoked' WHERE id = \(id) AND state = 'issued'") == 1
    }

    private func number(_ row: Row) throws -> ServiceIdentificationNumber {
        ServiceIdentificationNumber(
            id: try row.id("id", of: ServiceIdentificationNumber.self),
            number: try row.text("code"),
            instance: try row.id("instance", of: HostedInstance.self),
            issuer: try row.id("issuer", of: Account.self),
            state: try row.word("state"),
            issuedAt: try row.instant("issued_at"),
            note: try row.text("note")
        )
    }
}

extension Connection {
    /// The service identification numbers.
    package var serviceNumbers: ServiceNumbers { ServiceNumbers(db: self) }
}
