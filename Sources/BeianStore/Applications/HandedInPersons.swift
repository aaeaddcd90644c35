package import BeianCore

/// The persons of applications that were handed in (在办申请人员), by digests only: for the eyes of reviewers.
package struct HandedInPersons {
    package let db: any Connection

    /// Keeps a person of an application.
    package func save(
        _ person: PersonDigests, of application: ID<FilingApplication>, entity: String, place: String
    ) throws {
        try db.run(
            """
            INSERT INTO handed_in_person
                (application, place, entity_digest, person_digest, mobile_digest, emergency_digest)
            VALUES (\(application), \(place), \(entity), \(person.person), \(person.mobile), \(person.emergency))
            """)
    }

    /// Forgets the persons of an application: before those of its next round are kept, and when it is over.
    package func forget(of application: ID<FilingApplication>) throws {
        try db.run("DELETE FROM handed_in_person WHERE application = \(application)")
    }

    /// The open applications of other entities that give a mobile number as that of somebody else than this person.
    package func applications(
        using mobile: String, besides person: String, of entity: String
    ) throws -> [ID<FilingApplication>] {
        let asOwn = try db.rows(
            """
            SELECT p.application FROM handed_in_person p JOIN application a ON a.id = p.application
            WHERE p.mobile_digest = \(mobile) AND p.entity_digest <> \(entity) AND p.person_digest <> \(person)
                AND a.is_open = 1
            ORDER BY p.application LIMIT 10
            """)
        let asEmergency = try db.rows(
            """
            SELECT p.application FROM handed_in_person p JOIN application a ON a.id = p.application
            WHERE p.emergency_digest = \(mobile) AND p.entity_digest <> \(entity) AND p.person_digest <> \(person)
                AND a.is_open = 1
            ORDER BY p.application LIMIT 10
            """)
        let found = try (asOwn + asEmergency).map { try $0.id("application", of: FilingApplication.self) }
        return Set(found).sorted { $0.text < $1.text }
    }
}

extension Connection {
    /// The persons of applications that were handed in.
    package var handedInPersons: HandedInPersons { HandedInPersons(db: self) }
}
