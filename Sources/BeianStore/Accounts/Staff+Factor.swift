package import BeianCore

extension Staff {
    /// The secret of a member's second factor as text, and the last time step that was used.
    package func factor(of id: ID<StaffMember>) throws -> (secret: String, lastStep: Int)? {
        let row = try db.row("SELECT factor_sealed, factor_last_step FROM staff WHERE id = \(id)")
        guard let row, let sealed = try row.textOrNil("factor_sealed") else { return nil }
        let secret = try db.open(sealed, owner: houseOwner, at: "staff.factor/\(id)")
        return (secret, try row.int("factor_last_step"))
    }

    /// Gives a member a new second factor; the codes of the old one are good no longer.
    package func saveFactor(_ secret: String, recoveryCodes: [String], of id: ID<StaffMember>) throws {
        let sealed = try db.seal(secret, owner: houseOwner, at: "staff.factor/\(id)")
        try db.run("UPDATE staff SET factor_sealed = \(sealed), factor_last_step = 0 WHERE id = \(id)")
        try db.run("DELETE FROM recovery_code WHERE staff = \(id)")
        for code in recoveryCodes {
            try db.run("INSERT INTO recovery_code (staff, code_digest) VALUES (\(id), \(digest(code, id)))")
        }
    }

    /// Notes the time step of a code, so that the same code is not taken twice; answers whether it is a later one.
    package func useFactor(step: Int, of id: ID<StaffMember>) throws -> Bool {
        try db.run("UPDATE staff SET factor_last_step = \(step) WHERE id = \(id) AND factor_last_step < \(step)") == 1
    }

    /// Uses up a recovery code; answers whether it was good.
    package func useRecoveryCode(_ code: String, of id: ID<StaffMember>, at now: Instant) throws -> Bool {
        try db.run(
            """
            UPDATE recovery_code SET used_at = \(now)
            WHERE staff = \(id) AND code_digest = \(digest(code, id)) AND used_at IS NULL
            """) == 1
    }

    /// How many recovery codes a member has left.
    package func recoveryCodesLeft(of id: ID<StaffMember>) throws -> Int {
        try db.rows("SELECT code_digest FROM recovery_code WHERE staff = \(id) AND used_at IS NULL").count
    }

    private func digest(_ code: String, _ id: ID<StaffMember>) -> String {
        db.keys.digest("recovery", "\(id)|\(code)")
    }
}
