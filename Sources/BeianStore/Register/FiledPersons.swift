package import BeianCore

/// A person as a dossier names them, by digests only (人员摘要).
package struct PersonDigests: Sendable, Equatable, Hashable {
    /// Kind and number of the identity document.
    package let person: String
    /// The mobile number.
    package let mobile: String
    /// The mail address; nothing when none is given.
    package let mail: String?
    /// The emergency telephone, when it is a mobile number.
    package let emergency: String?

    package init(person: String, mobile: String, mail: String?, emergency: String? = nil) {
        self.person = person
        self.mobile = mobile
        self.mail = mail
        self.emergency = emergency
    }
}

/// Who answers for the granted filings (备案人员), found by digests of what somebody types elsewhere.
///
/// Nothing can be read back; a question is answered with yes or no.
package struct FiledPersons {
    package let db: any Connection
    /// The place of the entity's person in charge among the persons of a filing.
    package static let entityPlace = "entity"

    /// Keeps who is in charge of a granted entity or of one of its services.
    package func save(
        _ person: PersonDigests, of entity: ID<RegisterEntity>, place: String, leads: Bool
    ) throws {
        try db.run(
            """
            INSERT INTO filed_person (entity, place, person_digest, mobile_digest, mail_digest, emergency_digest, leads)
            VALUES (\(entity), \(place), \(person.person), \(person.mobile), \(person.mail ?? ""), \(person.emergency),
                \(leads))
            ON CONFLICT (entity, place) DO UPDATE SET person_digest = excluded.person_digest,
                mobile_digest = excluded.mobile_digest, mail_digest = excluded.mail_digest,
                emergency_digest = excluded.emergency_digest, leads = excluded.leads
            """)
    }

    /// Whether the filing of another entity gives a mobile number as that of somebody else than this person.
    package func usesMobile(_ mobile: String, besides person: String, of own: ID<RegisterEntity>?) throws -> Bool {
        let entity = own?.text ?? ""
        let asOwn = try db.row(
            """
            SELECT 1 AS found FROM filed_person
            WHERE mobile_digest = \(mobile) AND entity <> \(entity) AND person_digest <> \(person) LIMIT 1
            """)
        if asOwn != nil { return true }
        return try db.row(
            """
            SELECT 1 AS found FROM filed_person
            WHERE emergency_digest = \(mobile) AND entity <> \(entity) AND person_digest <> \(person) LIMIT 1
            """) != nil
    }

    /// Whether the filing of another organisation gives the same person with another mobile number or mail address.
    ///
    /// What a person files as an individual is left out: they may use other numbers at home, and it is nobody's business.
    package func differs(from person: PersonDigests, of own: ID<RegisterEntity>?) throws -> Bool {
        let mail = person.mail ?? ""
        return try db.row(
            """
            SELECT 1 AS found FROM filed_person p JOIN register_entity e ON e.id = p.entity
            WHERE p.person_digest = \(person.person) AND p.entity <> \(own?.text ?? "") AND e.is_individual = 0
                AND (mobile_digest <> \(person.mobile)
                    OR (\(mail) <> '' AND mail_digest <> '' AND mail_digest <> \(mail)))
            LIMIT 1
            """) != nil
    }

    /// Whether a person is in charge of a service of another organisation; their own site as an individual is no matter.
    package func leads(_ person: String, besides own: ID<RegisterEntity>?) throws -> Bool {
        try db.row(
            """
            SELECT 1 AS found FROM filed_person p JOIN register_entity e ON e.id = p.entity
            WHERE p.person_digest = \(person) AND p.entity <> \(own?.text ?? "") AND e.is_individual = 0
                AND p.leads = 1
            LIMIT 1
            """) != nil
    }
}

extension Connection {
    /// Who answers for the granted filings.
    package var filedPersons: FiledPersons { FiledPersons(db: self) }
}
