import BeianCore
package import BeianDesk
import BeianStore
import Foundation
import Logging

extension Desk {
    /// A desk for pages that ask it nothing; asked all the same, it answers `.internal`.
    package static var idle: Desk {
        Desk(
            database: ClosedBooks(),
            vault: MaterialVault(
                folder: FileManager.default.temporaryDirectory.appending(path: "beian-idle"), keys: .forTests()),
            house: House(
                policy: Policy(),
                rulebook: Rulebook(rules: [], rejections: [], sha256: ""),
                publicURL: "http://127.0.0.1"
            ),
            clock: SystemClock(),
            log: Logger(label: "idle")
        )
    }
}

private struct ClosedBooks: Database {
    struct Closed: Error {}

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        throw Closed()
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        throw Closed()
    }

    func close() throws {}
}
