import BeianCore
import BeianStore
import BeianTesting
import Testing

@Suite struct EntityBindingTests {
    @Test func manyMayReserveAnEntityButOneIsBoundToIt() async throws {
        let books = try await Books()
        let (first, second) = (try await books.account("acc_1"), try await books.account("acc_2"))
        try await books.database.write { db in
            try db.accounts.reserveEntity(digest: "d", for: first)
            try db.accounts.reserveEntity(digest: "d", for: second)
            let none = try db.accounts.boundAccount(forEntity: "d")
            #expect(none == nil)
            try db.accounts.bindEntity(digest: "d", for: first)
            let bound = try db.accounts.boundAccount(forEntity: "d")
            let own = try db.accounts.entity(of: first)
            #expect(bound == first && own?.digest == "d" && own?.isBound == true)
            #expect(throws: Problem(.entityElsewhere)) { try db.accounts.bindEntity(digest: "d", for: second) }
            try db.accounts.reserveEntity(digest: "other", for: first)
            let kept = try db.accounts.entity(of: first)
            #expect(kept?.digest == "d", "a bound account reserves nothing else")
            try db.accounts.freeEntity(of: first)
            try db.accounts.bindEntity(digest: "d", for: second)
        }
    }

    @Test func aLostUpdateIsNoticed() async throws {
        let books = try await Books()
        let id = try await books.account("acc_1")
        try await books.database.write { db in
            let seen = try db.accounts.get(id)
            try db.accounts.save(seen)
            #expect(throws: Problem(.changedMeanwhile)) { try db.accounts.save(seen) }
        }
    }

    @Test func oneAddressBelongsToOneAccountWhateverItsCase() async throws {
        let books = try await Books()
        let (first, second) = (try await books.account("acc_1"), try await books.account("acc_2"))
        try await books.database.write { db in
            let now = Instant(milliseconds: 0)
            try db.accounts.saveLogin(LoginAddress("Li@lantian-demo.cn"), of: first, at: now)
            #expect(throws: Problem(.addressTaken)) {
                try db.accounts.saveLogin(LoginAddress("lI@lantian-demo.cn"), of: second, at: now)
            }
            let logins = try db.accounts.logins(of: first)
            #expect(logins.map(\.address) == ["Li@lantian-demo.cn"])
            let stored = try db.row("SELECT address_sealed FROM login")?.text(0)
            #expect(stored?.hasPrefix("s1.") == true)
        }
    }

    @Test func aCounterForgetsAfterItsWindowButNotItsBlock() async throws {
        let books = try await Books()
        try await books.database.write { db in
            let (start, window) = (Instant(milliseconds: 0), Duration.seconds(60))
            for count in 1...3 {
                let counted = try db.throttles.count("k", at: start, window: window)
                #expect(counted == count)
            }
            try db.throttles.block("k", until: start + .seconds(90))
            let blocked = try db.throttles.find("k", at: start + .seconds(70), window: window)
            #expect(blocked?.count == 3)
            let fresh = try db.throttles.count("k", at: start + .seconds(90), window: window)
            #expect(fresh == 1)
        }
    }
}

/// Books with accounts in them.
private struct Books {
    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.inMemory(keys: .forTests())
        try await Migrator().migrate(database, at: Instant(milliseconds: 0))
    }

    func account(_ text: String) async throws -> ID<Account> {
        let id = ID<Account>(text)
        try await database.write { db in
            try db.createDataKey(owner: text, at: Instant(milliseconds: 0))
            try db.accounts.add(
                Account(id: id, site: .china, language: .chinese, createdAt: Instant(milliseconds: 0)))
        }
        return id
    }
}
