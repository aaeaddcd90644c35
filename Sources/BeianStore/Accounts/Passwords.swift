package import BeianCore

/// A password as it is kept: never the password, only what scrypt made of it (密码散列).
package struct PasswordHash: Sendable, Equatable, CustomStringConvertible {
    /// The salt as text, whose bytes go into the function.
    package let salt: String
    /// N of scrypt as a power of two.
    package let cost: Int
    /// What came out.
    package let hash: String

    package init(salt: String, cost: Int, hash: String) {
        self.salt = salt
        self.cost = cost
        self.hash = hash
    }

    /// Nothing of it belongs into a log.
    package var description: String { "password hash" }

    /// Compares without telling by its time how far the two agree.
    package func matches(_ other: PasswordHash) -> Bool {
        let left = Array(hash.utf8)
        let right = Array(other.hash.utf8)
        guard salt == other.salt, cost == other.cost, left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// The password hashes of accounts and staff (密码).
package struct Passwords {
    package let db: any Connection

    /// The hash of somebody's password, and whether somebody else chose the password.
    package func find(of subject: String) throws -> (hash: PasswordHash, isOneTime: Bool)? {
        try db.row("SELECT salt, cost, hash, one_time FROM password WHERE subject = \(subject)").map { row in
            let hash = PasswordHash(
                salt: try row.text("salt"), cost: try row.int("cost"), hash: try row.text("hash"))
            return (hash, try row.bool("one_time"))
        }
    }

    /// Keeps a new password.
    package func save(_ hash: PasswordHash, of subject: String, isOneTime: Bool = false, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO password (subject, salt, cost, hash, one_time, changed_at)
            VALUES (\(subject), \(hash.salt), \(hash.cost), \(hash.hash), \(isOneTime), \(now))
            ON CONFLICT (subject) DO UPDATE SET salt = excluded.salt, cost = excluded.cost, hash = excluded.hash,
                one_time = excluded.one_time, changed_at = excluded.changed_at
            """)
    }

    /// Takes somebody's password away; only a code to an address lets them choose another.
    package func remove(of subject: String) throws {
        try db.run("DELETE FROM password WHERE subject = \(subject)")
    }
}

extension Connection {
    /// The passwords.
    package var passwords: Passwords { Passwords(db: self) }
}
