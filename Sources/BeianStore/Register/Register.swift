package import BeianCore

/// The entity of a grant, as it goes into the register (主体登记).
package struct GrantedEntity: Sendable {
    package let number: String
    package let province: String
    package let nature: String
    package let isIndividual: Bool
    package let name: String
    package let digest: String
    package let account: ID<Account>
    package let isSimulated: Bool

    package init(
        number: String, province: String, nature: String, isIndividual: Bool, name: String, digest: String,
        account: ID<Account>, isSimulated: Bool
    ) {
        self.number = number
        self.province = province
        self.nature = nature
        self.isIndividual = isIndividual
        self.name = name
        self.digest = digest
        self.account = account
        self.isSimulated = isSimulated
    }
}

/// A service of a grant, as it goes into the register (服务登记).
package struct GrantedService: Sendable {
    package let number: String
    package let kind: ServiceKind
    package let title: String
    package let domain: String
    package let homeURL: String
    package let application: ID<FilingApplication>
    package let service: ID<ServiceDraft>

    package init(
        number: String, kind: ServiceKind, title: String, domain: String, homeURL: String,
        application: ID<FilingApplication>, service: ID<ServiceDraft>
    ) {
        self.number = number
        self.kind = kind
        self.title = title
        self.domain = domain
        self.homeURL = homeURL
        self.application = application
        self.service = service
    }
}

/// The register of granted filings (备案登记).
///
/// Numbers and domains are unique under database keys.
package struct Register {
    package let db: any Connection

    private static let select: SQL = """
        SELECT s.id, s.number AS service_number, e.number AS entity_number, e.province, e.nature, e.is_individual,
            e.organisation, e.person_sealed, e.account, e.id AS entity_id, s.kind, s.title, s.domain, s.home_url,
            e.simulated, s.granted_at, s.application, s.application_service
        FROM register_service s JOIN register_entity e ON e.id = s.entity
        """

    /// Enters an entity, or answers the entry that it has.
    package func enter(_ entity: GrantedEntity, id: ID<RegisterEntity>, at now: Instant) throws -> ID<RegisterEntity> {
        let known = try db.row(
            "SELECT id, number FROM register_entity WHERE entity_digest = \(entity.digest)")
        if let known {
            guard try known.text("number") == entity.number else { throw Problem(.numberTaken) }
            return try known.id("id", of: RegisterEntity.self)
        }
        let name = try db.seal(
            entity.isIndividual ? entity.name : "", owner: entity.account.text, at: "register_entity.person/\(id)")
        do {
            try db.run(
                """
                INSERT INTO register_entity (id, number, province, nature, is_individual, organisation,
                    organisation_folded, person_sealed, entity_digest, account, simulated, granted_at, updated_at)
                VALUES (\(id), \(entity.number), \(entity.province), \(entity.nature), \(entity.isIndividual),
                    \(entity.isIndividual ? nil : entity.name),
                    \(entity.isIndividual ? nil : RegisterEntry.folded(entity.name)), \(name), \(entity.digest),
                    \(entity.account), \(entity.isSimulated), \(now), \(now))
                """)
        } catch StoreFault.conflictingKey {
            throw Problem(.numberTaken, parameters: ["number": entity.number])
        }
        return id
    }

    /// Enters a service.
    ///
    /// - Throws: `numberTaken` when the number or the domain is in the register already.
    package func enter(
        _ service: GrantedService, of entity: ID<RegisterEntity>, id: ID<RegisterEntry>, at now: Instant
    ) throws {
        do {
            try db.run(
                """
                INSERT INTO register_service (id, entity, number, kind, title, domain, home_url, application,
                    application_service, granted_at)
                VALUES (\(id), \(entity), \(service.number), \(service.kind), \(service.title), \(service.domain),
                    \(service.homeURL), \(service.application), \(service.service), \(now))
                """)
        } catch StoreFault.conflictingKey {
            throw Problem(.numberTaken, parameters: ["number": service.number])
        }
    }

    /// Whether a domain is filed.
    package func isFiled(domain: String) throws -> Bool {
        try db.row("SELECT id FROM register_service WHERE domain = \(domain)") != nil
    }

    /// Whether an account has live filings.
    package func hasLive(_ account: ID<Account>) throws -> Bool {
        try db.row("SELECT id FROM register_entity WHERE account = \(account) LIMIT 1") != nil
    }

    /// The filing number of an account's entity, when it is in the register.
    package func entityNumber(of account: ID<Account>) throws -> String? {
        try db.row("SELECT number FROM register_entity WHERE account = \(account) ORDER BY id LIMIT 1")?.text("number")
    }

    /// The entries that came of an application.
    package func entries(of application: ID<FilingApplication>) throws -> [RegisterEntry] {
        try db.rows("\(sql: Self.select) WHERE s.application = \(application) ORDER BY s.id").map(entry)
    }

    /// A page of the entries of an account.
    package func entries(
        of account: ID<Account>, after: ID<RegisterEntry>? = nil, limit: Int = 20
    ) throws -> [RegisterEntry] {
        try db.rows(
            """
            \(sql: Self.select) WHERE e.account = \(account) AND s.id > \(after?.text ?? "") ORDER BY s.id LIMIT \(limit)
            """
        ).map(entry)
    }

    /// The entry of a domain.
    package func find(domain: String) throws -> RegisterEntry? {
        try db.row("\(sql: Self.select) WHERE s.domain = \(domain)").map(entry)
    }

    /// The entry of a service number, or all entries of an entity number.
    package func find(number: String, limit: Int = 50) throws -> [RegisterEntry] {
        try db.rows(
            """
            \(sql: Self.select) WHERE s.id IN (
                SELECT id FROM register_service WHERE number = \(number)
                UNION
                SELECT o.id FROM register_service o JOIN register_entity p ON p.id = o.entity WHERE p.number = \(number))
            ORDER BY s.id LIMIT \(limit)
            """
        ).map(entry)
    }

    /// A page of the entries of organisations whose name begins so.
    package func find(
        organisation prefix: String, after: ID<RegisterEntry>? = nil, limit: Int = 20
    ) throws -> [RegisterEntry] {
        let folded = RegisterEntry.folded(prefix)
        guard !folded.isEmpty else { return [] }
        return try db.rows(
            """
            \(sql: Self.select)
            WHERE e.organisation_folded >= \(folded) AND e.organisation_folded < \(folded + "\u{10FFFF}")
                AND s.id > \(after?.text ?? "") ORDER BY s.id LIMIT \(limit)
            """
        ).map(entry)
    }

    /// Open applications with the applicant whose domain is filed meanwhile.
    package func openApplicationsWithFiledDomains(limit: Int) throws -> [ID<FilingApplication>] {
        try db.rows(
            """
            SELECT DISTINCT a.id FROM application a
            JOIN application_domain d ON d.application = a.id
            JOIN register_service s ON s.domain = d.domain
            WHERE a.is_open = 1 AND a.kind = 'first-filing' AND a.stage IN ('draft', 'correction', 'unverified')
                AND s.application <> a.id
            ORDER BY a.id LIMIT \(limit)
            """
        ).map { try $0.id("id", of: FilingApplication.self) }
    }

    private func entry(_ row: Row) throws -> RegisterEntry {
        let isIndividual = try row.bool("is_individual")
        var individual: Masked?
        if isIndividual {
            let entity = try row.text("entity_id")
            let owner = try row.textOrNil("account") ?? "house"
            let name = try db.open(row.text("person_sealed"), owner: owner, at: "register_entity.person/\(entity)")
            individual = Masked(name, .person)
        }
        return RegisterEntry(
            id: try row.id("id", of: RegisterEntry.self), entityNumber: try row.text("entity_number"),
            serviceNumber: try row.text("service_number"), province: try row.text("province"),
            nature: try row.text("nature"), organisation: try row.textOrNil("organisation"), individual: individual,
            kind: try row.word("kind"), title: try row.text("title"), domain: try row.text("domain"),
            homeURL: try row.text("home_url"), isSimulated: try row.bool("simulated"),
            grantedAt: try row.instant("granted_at"),
            application: try row.id("application", of: FilingApplication.self),
            applicationService: try row.id("application_service", of: ServiceDraft.self))
    }
}

/// An entity in the register (主体).
package enum RegisterEntity: Identified {
    package static let prefix = "ent"
}

extension Connection {
    /// The register.
    package var register: Register { Register(db: self) }
}
