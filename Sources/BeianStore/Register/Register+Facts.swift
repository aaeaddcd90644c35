package import BeianCore

/// An entity of the register, as rules ask about it (主体备案情况).
package struct FiledEntity: Sendable, Equatable {
    package let id: ID<RegisterEntity>
    package let account: ID<Account>?
    package let isIndividual: Bool
    /// How many services it has; each has one domain of its own.
    package let services: Int
}

extension Register {
    /// The entity with a certificate, by its digest.
    package func entity(digest: String) throws -> FiledEntity? {
        try db.row(
            """
            SELECT e.id, e.account, e.is_individual,
                (SELECT COUNT(*) FROM register_service s WHERE s.entity = e.id) AS services
            FROM register_entity e WHERE e.entity_digest = \(digest)
            """
        ).map { row in
            FiledEntity(
                id: try row.id("id", of: RegisterEntity.self), account: try row.idOrNil("account", of: Account.self),
                isIndividual: try row.bool("is_individual"), services: try row.int("services"))
        }
    }

    /// Whose filings some domains are, by the digest of the entity's certificate; those that are not filed are missing.
    package func entities(ofDomains domains: [String]) throws -> [String: String] {
        let rows = try db.rows(
            """
            SELECT s.domain, e.entity_digest FROM register_service s JOIN register_entity e ON e.id = s.entity
            WHERE s.domain IN (\(list: domains))
            """)
        return Dictionary(
            try rows.map { (try $0.text("domain"), try $0.text("entity_digest")) }, uniquingKeysWith: { $1 })
    }
}
