package import BeianCore
import BeianStore

/// Erases accounts that were closed 30 days ago (到期删除账号), at most a hundred at a time.
///
/// The data key is destroyed, so that nothing personal can be read again, here or from any backup. The history stays, with
/// its details unreadable. An account with an open application or a live filing is left alone.
package struct EraseAccounts: Operation {
    package static let name = "account.erase"
    package static let askers: Set<Role> = [.clock]
    package static let problems: Set<Problem.Code> = []

    package init() {}

    /// Answers how many were erased.
    package func run(_ work: Work) throws -> Int {
        let limit = work.now - .seconds(work.policy.erasureDays * 24 * 3600)
        let due = try work.db.accounts.closed(before: limit, count: 100).filter { try !work.db.accounts.isBusy($0.id) }

        for account in due { try erase(account, work) }
        if due.isEmpty { work.leaveUnrecorded() }
        return due.count
    }

    private func erase(_ account: Account, _ work: Work) throws {
        let addresses = try work.db.accounts.addresses(of: account.id)
        let last = addresses.first { $0.kind == .mail } ?? addresses.first
        var erased = account
        erased.status = .erased
        try work.db.accounts.forget(account.id, at: work.now)
        try work.db.accounts.save(erased)
        try work.db.destroyDataKey(owner: account.id.text)
        // The last letter is sealed with the key of the house, because the account's is gone.
        try work.record(
            .accountErased, of: Subject(account.id), saying: ["account": last?.masked.description ?? ""],
            to: last.map { Addressee($0.kind, $0.text, account.language) })
    }
}
