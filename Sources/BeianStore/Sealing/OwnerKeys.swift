package import BeianCore
import Crypto

/// The owner of everything personal that belongs to no account.
package let houseOwner = "house"

extension Connection {
    /// Gives an owner a key, unless it has one.
    ///
    /// An erased owner never gets another.
    package func createDataKey(owner: String, at time: Instant) throws {
        guard try wrappedKey(owner) == nil else { return }
        guard try row("SELECT owner FROM erased_owner WHERE owner = \(owner)") == nil else {
            throw StoreFault.unsealable("The key of \(owner) was destroyed, and there is no second one.")
        }
        let wrapped = try keys.freshWrappedKey(owner: owner)
        try run("INSERT INTO data_key (owner, wrapped, created_at) VALUES (\(owner), \(wrapped), \(time))")
    }

    /// Erases an owner (删除): nothing that its key sealed can be read again, here or from any backup.
    ///
    /// After the commit the owner is also added to the tombstones beside the key file. If that fails, opening the
    /// store the next time does it.
    package func destroyDataKey(owner: String) throws {
        try run("INSERT INTO erased_owner (owner) VALUES (\(owner)) ON CONFLICT (owner) DO NOTHING")
        try run("DELETE FROM data_key WHERE owner = \(owner)")
        keys.forget(owner: owner)
        tombstonesChanged()
    }

    /// Wraps the next `limit` keys with the current master key; go on after `last` until the count is 0.
    ///
    /// Only afterwards may an old master key leave the key file.
    package func rewrapDataKeys(after owner: String = "", limit: Int = 500) throws -> (count: Int, last: String) {
        let found = try rows(
            "SELECT owner, wrapped FROM data_key WHERE owner > \(owner) ORDER BY owner LIMIT \(limit)"
        )
        var last = owner
        for row in found {
            last = try row.text("owner")
            guard let wrapped = try keys.rewrapped(row.text("wrapped"), owner: last) else { continue }
            try run("UPDATE data_key SET wrapped = \(wrapped) WHERE owner = \(last)")
        }
        return (found.count, last)
    }

    /// The key for an owner's uploaded files, to be carried to the vault.
    package func fileKey(owner: String) throws -> FileKey {
        FileKey(owner: owner, dataKey: try dataKey(owner))
    }

    func dataKey(_ owner: String) throws -> SymmetricKey {
        guard let wrapped = try wrappedKey(owner) else {
            throw StoreFault.unsealable("There is no key for \(owner): it was destroyed or never made.")
        }
        return try keys.unwrap(wrapped, owner: owner)
    }

    private func wrappedKey(_ owner: String) throws -> String? {
        try row("SELECT wrapped FROM data_key WHERE owner = \(owner)")?.text(0)
    }
}

extension Connection {
    /// Brings the tombstones beside the key file up to the store's own list.
    func settleTombstones() throws {
        guard try Shape.hasTable("erased_owner", self) else { return }
        try keys.tombstones.add(rows("SELECT owner FROM erased_owner").map { try $0.text(0) })
    }

    /// Erases again, in a store that came from a backup, whoever was erased since.
    ///
    /// Also asked whenever the house is opened, because a restore may have been cut short. Answers how many keys went.
    @discardableResult
    package func applyTombstones() throws -> Int {
        guard try Shape.hasTable("erased_owner", self) else { return 0 }
        let known = Set(try rows("SELECT owner FROM erased_owner").map { try $0.text(0) })
        let hasAccounts = try Shape.hasTable("account", self)
        var count = 0
        for owner in try keys.tombstones.all().subtracting(known).sorted() {
            if hasAccounts { try accounts.eraseAgain(ID(owner)) }
            count += try run("DELETE FROM data_key WHERE owner = \(owner)")
            try run("INSERT INTO erased_owner (owner) VALUES (\(owner)) ON CONFLICT (owner) DO NOTHING")
            keys.forget(owner: owner)
        }
        return count
    }
}
