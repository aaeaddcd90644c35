/// The books of the house (数据库): one store, reached only through whole transactions.
package protocol Database: Sendable {
    /// Runs `body` in one serializable transaction; a body that throws leaves nothing behind.
    ///
    /// `body` may run again if another writer got in its way, so it has no effect outside the transaction.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Runs `body` on a consistent snapshot, in which nothing can be changed.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    /// Closes the books. Everything asked afterwards fails.
    func close() throws
}

/// An open transaction.
///
/// It never leaves the closure that received it.
package protocol Connection {
    /// Which engine answers. Only migrations and the shape may ask.
    var dialect: Dialect { get }
    /// The keys with which personal fields are sealed and opened.
    var keys: KeyRing { get }
    /// Runs one statement and answers the number of rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int
    /// Runs one statement and answers its rows.
    func rows(_ sql: SQL) throws -> [Row]
    /// Runs many statements without values. For migrations only.
    func script(_ text: String) throws
    /// Says that an owner's key was destroyed in this transaction, so that the tombstones are written after the commit.
    func tombstonesChanged()
}

extension Connection {
    /// The first row of a statement, if there is one.
    package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// The engines that one text of SQL is written for.
package enum Dialect: String, Sendable {
    case sqlite
    case postgres
}
