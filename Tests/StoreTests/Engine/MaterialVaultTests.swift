import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("The material vault")
struct MaterialVaultTests {
    private struct Room {
        let vault: MaterialVault
        let key: FileKey
        let otherKey: FileKey

        func url(_ id: String) -> URL { vault.folder.appendingPathComponent(id) }
    }

    private func room(_ body: (Room) async throws -> Void) async throws {
        try await Scratch.folder { folder in
            let database = try await Scratch.sealed()
            let keys = try await database.write { connection in
                try ["acc_1", "acc_2"].map { owner in
                    try connection.createDataKey(owner: owner, at: Scratch.now)
                    return try connection.fileKey(owner: owner)
                }
            }
            let vault = MaterialVault(folder: folder.appendingPathComponent("materials"), keys: .forTests())
            try await body(Room(vault: vault, key: keys[0], otherKey: keys[1]))
        }
    }

    /// Bytes in which every chunk differs from every other.
    private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 16) } }

    @Test("Files of every length come back", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func roundTrip(_ count: Int) async throws {
        try await room { room in
            let content = bytes(count)
            let id = try await room.vault.store(content, key: room.key)
            #expect(try await room.vault.read(id, key: room.key) == content)
            let sealed = try Data(contentsOf: room.url(id))
            #expect(count < 64 || sealed.range(of: Data(content.prefix(64))) == nil)
            let mode = try FileManager.default.attributesOfItem(atPath: room.url(id).path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("Another owner's key opens nothing")
    func otherOwner() async throws {
        try await room { room in
            let id = try await room.vault.store(bytes(10), key: room.key)
            await #expect(throws: StoreFault.self) { try await room.vault.read(id, key: room.otherKey) }
        }
    }

    @Test(
        "A file that was cut off is noticed, at a chunk's end too",
        arguments: [0, 10, 36, 51, 65_588, 131_140, 131_200]
    )
    func truncation(_ length: Int) async throws {
        try await room { room in
            let id = try await room.vault.store(bytes(140_000), key: room.key)
            let sealed = try Data(contentsOf: room.url(id))
            try sealed.prefix(length).write(to: room.url(id))
            await #expect(throws: StoreFault.self) { try await room.vault.read(id, key: room.key) }
        }
    }

    @Test("A changed byte is noticed wherever it is", arguments: [0, 4, 20, 36, 65_580, 65_590, 140_050])
    func tampering(_ position: Int) async throws {
        try await room { room in
            let id = try await room.vault.store(bytes(140_000), key: room.key)
            var sealed = [UInt8](try Data(contentsOf: room.url(id)))
            sealed[position] ^= 1
            try Data(sealed).write(to: room.url(id))
            await #expect(throws: StoreFault.self) { try await room.vault.read(id, key: room.key) }
        }
    }

    @Test("Swapped and repeated chunks are noticed")
    func swapped() async throws {
        try await room { room in
            let id = try await room.vault.store(bytes(65_536 * 3), key: room.key)
            let sealed = [UInt8](try Data(contentsOf: room.url(id)))
            let step = 65_536 + 16
            let head = Array(sealed[..<36])
            let chunks = (0..<3).map { Array(sealed[(36 + $0 * step)..<(36 + ($0 + 1) * step)]) }
            #expect(head + chunks.flatMap(\.self) == sealed)
            for order in [[1, 0, 2], [0, 0, 2], [0, 2], [0, 1, 2, 2]] {
                try Data(head + order.flatMap { chunks[$0] }).write(to: room.url(id))
                await #expect(throws: StoreFault.self) { try await room.vault.read(id, key: room.key) }
            }
        }
    }

    @Test("A file under another file's name is noticed")
    func renamed() async throws {
        try await room { room in
            let first = try await room.vault.store(bytes(10), key: room.key)
            let second = try await room.vault.store(bytes(11), key: room.key)
            try Data(contentsOf: room.url(first)).write(to: room.url(second))
            await #expect(throws: StoreFault.self) { try await room.vault.read(second, key: room.key) }
        }
    }

    @Test("No id leads out of the folder", arguments: ["", "../keys.json", "mat_", "mat_/../../x", "mat_张"])
    func ids(_ id: String) async throws {
        try await room { room in
            await #expect(throws: StoreFault.material("\(id.debugDescription) cannot be the id of a file.")) {
                try await room.vault.read(id, key: room.key)
            }
            await #expect(throws: StoreFault.self) { try await room.vault.remove(id) }
        }
    }

    @Test("Removing takes the file away, and twice is no fault")
    func removal() async throws {
        try await room { room in
            let id = try await room.vault.store(bytes(10), key: room.key)
            try await room.vault.remove(id)
            try await room.vault.remove(id)
            await #expect(throws: StoreFault.self) { try await room.vault.read(id, key: room.key) }
        }
    }

    @Test("Sweeping takes old orphans and half written files, nothing else")
    func sweeping() async throws {
        try await room { room in
            let kept = try await room.vault.store(bytes(1), key: room.key)
            let orphan = try await room.vault.store(bytes(2), key: room.key)
            let fresh = try await room.vault.store(bytes(3), key: room.key)
            let partial = orphan + ".0123.partial"
            try Data([1]).write(to: room.url(partial))
            try Data([1]).write(to: room.url("README"))
            let old = Date(timeIntervalSince1970: 1_000_000)
            for name in [kept, orphan, partial, "README"] {
                try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: room.url(name).path)
            }
            let gone = try await room.vault.sweep(
                keeping: [kept],
                olderThan: Instant(milliseconds: 1_000_000_001)
            )
            #expect(Set(gone) == [orphan, partial])
            let left = try FileManager.default.contentsOfDirectory(atPath: room.vault.folder.path)
            #expect(Set(left) == [kept, fresh, "README"])
        }
    }

    @Test("The same content has the same digest, which nobody else can work out")
    func digest() async throws {
        try await room { room in
            #expect(room.vault.digest(bytes(100)) == room.vault.digest(bytes(100)))
            #expect(room.vault.digest(bytes(100)) != room.vault.digest(bytes(101)))
        }
    }
}
