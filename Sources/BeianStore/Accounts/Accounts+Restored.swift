package import BeianCore

extension Accounts {
    /// Ends what a backup still holds of an account that was erased since (恢复后再次删除).
    ///
    /// Its key is gone, so that a clean-up or a sign-in that met it would fail for ever.
    package func eraseAgain(_ account: ID<Account>) throws {
        guard try db.row("SELECT id FROM account WHERE id = \(account)") != nil else { return }
        let open = try db.rows("SELECT id FROM application WHERE account = \(account) AND is_open = 1")
            .map { try $0.id("id", of: FilingApplication.self) }
        for application in open {
            try db.slots.free(of: application)
            try db.serviceNumbers.free(of: application)
            try db.run(
                """
                UPDATE application SET stage = \(Stage.abandoned), is_open = 0, deadline_at = NULL, taken_by = NULL,
                    version = version + 1
                WHERE id = \(application)
                """)
            try db.run("DELETE FROM application_domain WHERE application = \(application)")
        }
        try forget(account, at: Instant(milliseconds: 0))
        try db.run("UPDATE account SET status = \(Account.Status.erased), version = version + 1 WHERE id = \(account)")
    }
}
