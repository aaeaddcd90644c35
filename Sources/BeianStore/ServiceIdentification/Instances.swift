package import BeianCore

/// The provider's inventory of instances (实例库存).
package struct Instances {
    package let db: any Connection

    private static let columns: SQL =
        "id, owner, product, model, province, region, public_ips, billing, bought_on, valid_until, slots"

    /// Adds an instance or brings it up to date; slots that are taken stay taken.
    package func save(_ instance: HostedInstance, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO instance (id, owner, product, model, province, region, public_ips, billing, bought_on,
                valid_until, slots, imported_at)
            VALUES (\(instance.id), \(instance.owner), \(instance.product), \(instance.model), \(instance.province),
                \(instance.region), \(instance.publicIPs.joined(separator: " ")), \(instance.billing),
                \(instance.boughtOn), \(instance.validUntil), \(instance.slots), \(now))
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, product = excluded.product, model = excluded.model,
                province = excluded.province, region = excluded.region, public_ips = excluded.public_ips,
                billing = excluded.billing, bought_on = excluded.bought_on, valid_until = excluded.valid_until,
                slots = excluded.slots, imported_at = excluded.imported_at
            """
        )
    }

    /// The instance with an id.
    package func find(_ id: ID<HostedInstance>) throws -> HostedInstance? {
        try db.row("SELECT \(sql: Self.columns) FROM instance WHERE id = \(id)").map(instance)
    }

    /// A page of an account's instances.
    package func all(
        of owner: ID<Account>,
        after: ID<HostedInstance>? = nil,
        limit: Int = 50
    ) throws -> [HostedInstance] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM instance WHERE owner = \(owner) AND id > \(after?.text ?? "")
            ORDER BY id LIMIT \(limit)
            """
        ).map(instance)
    }

    private func instance(_ row: Row) throws -> HostedInstance {
        HostedInstance(
            id: try row.id("id", of: HostedInstance.self),
            owner: try row.id("owner", of: Account.self),
            product: try row.word("product"),
            model: try row.text("model"),
            province: try row.textOrNil("province"),
            region: try row.text("region"),
            publicIPs: try row.text("public_ips").split(separator: " ").map(String.init),
            billing: try row.word("billing"),
            boughtOn: try row.day("bought_on"),
            validUntil: try row.day("valid_until"),
            slots: try row.int("slots")
        )
    }
}

/// One of the places that an instance has for services (名额).
package struct Slot: Sendable, Equatable {
    package let instance: ID<HostedInstance>
    package let position: Int
    package let number: ID<ServiceIdentificationNumber>?
    package let application: ID<FilingApplication>?
    package let service: ID<ServiceDraft>?
    package let isConsumed: Bool
}

/// The ledger of slots (名额台账).
///
/// A slot that a grant consumed is never given back.
package struct Slots {
    package let db: any Connection

    /// The slots of an instance that are taken.
    package func taken(of instance: ID<HostedInstance>) throws -> [Slot] {
        try db.rows(
            """
            SELECT instance, position, service_number, application, service, consumed FROM slot
            WHERE instance = \(instance) ORDER BY position
            """
        ).map(slot)
    }

    /// Takes the first free slot.
    ///
    /// Of two requests for the last one the key lets one win.
    ///
    /// - Throws: `slotsUsed` when none is free.
    package func take(
        of instance: HostedInstance,
        number: ID<ServiceIdentificationNumber>? = nil,
        application: ID<FilingApplication>? = nil,
        service: ID<ServiceDraft>? = nil,
        at now: Instant
    ) throws {
        let used = Set(try taken(of: instance.id).map(\.position))
        guard let free = (0..<instance.slots).first(where: { !used.contains($0) }) else {
            throw Problem(.slotsUsed, parameters: ["instance": instance.id.text])
        }
        do {
            try db.run(
                """
                INSERT INTO slot (instance, position, service_number, application, service, taken_at)
                VALUES (\(instance.id), \(free), \(number), \(application), \(service), \(now))
                """
            )
        } catch StoreFault.conflictingKey {
            throw Problem(.slotsUsed, parameters: ["instance": instance.id.text])
        }
    }

    /// The slots that belong to an application.
    package func taken(by application: ID<FilingApplication>) throws -> [Slot] {
        try db.rows(
            """
            SELECT instance, position, service_number, application, service, consumed FROM slot
            WHERE application = \(application) ORDER BY instance, position
            """
        ).map(slot)
    }

    /// Gives back the slots that an application took with its own instances; those of numbers stay with the numbers.
    package func free(of application: ID<FilingApplication>) throws {
        try db.run(
            """
            DELETE FROM slot WHERE application = \(application) AND service_number IS NULL AND consumed = 0
            """
        )
        try db.run(
            "UPDATE slot SET application = NULL, service = NULL WHERE application = \(application) AND consumed = 0"
        )
    }

    /// Gives back the slot of a revoked number.
    package func free(of number: ID<ServiceIdentificationNumber>) throws {
        try db.run("DELETE FROM slot WHERE service_number = \(number) AND consumed = 0")
    }

    /// Binds the slot of a number to the service that uses it.
    package func bind(
        _ number: ID<ServiceIdentificationNumber>,
        to application: ID<FilingApplication>,
        service: ID<ServiceDraft>
    ) throws {
        try db.run(
            "UPDATE slot SET application = \(application), service = \(service) WHERE service_number = \(number)"
        )
    }

    /// Uses up the slots of a granted application, for ever.
    package func consume(of application: ID<FilingApplication>) throws {
        try db.run("UPDATE slot SET consumed = 1 WHERE application = \(application)")
    }

    private func slot(_ row: Row) throws -> Slot {
        Slot(
            instance: try row.id("instance", of: HostedInstance.self),
            position: try row.int("position"),
            number: try row.idOrNil("service_number", of: ServiceIdentificationNumber.self),
            application: try row.idOrNil("application", of: FilingApplication.self),
            service: try row.idOrNil("service", of: ServiceDraft.self),
            isConsumed: try row.bool("consumed")
        )
    }
}

extension Connection {
    /// The inventory of instances.
    package var instances: Instances { Instances(db: self) }
    /// The ledger of slots.
    package var slots: Slots { Slots(db: self) }
}
