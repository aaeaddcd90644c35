import Crypto
import Foundation
import Synchronization

/// The keys of the house (密钥环): master keys that wrap every owner's own key, and the key of the digests.
///
/// They come from the key file, which lies outside the data folder. Without it nothing personal can be read again.
package final class KeyRing: Sendable {
    private let currentMaster: String
    private let masters: [String: SymmetricKey]
    private let digestKey: SymmetricKey
    let tombstones: Tombstones
    private let unwrapped = Mutex<[Wrapping: SymmetricKey]>([:])

    private struct Wrapping: Hashable {
        let owner: String
        let wrapped: String
    }

    private init(_ file: KeyFile, tombstones: Tombstones) {
        currentMaster = file.current
        masters = file.masters.mapValues { SymmetricKey(data: $0) }
        digestKey = SymmetricKey(data: file.digest)
        self.tombstones = tombstones
    }

    /// Takes the keys from a key file that nobody else may read.
    package static func load(_ path: String) throws -> KeyRing {
        KeyRing(try keyFile { try KeyFile.read(path) }, tombstones: Tombstones(path: path + tombstoneSuffix))
    }

    /// Makes a new key file.
    ///
    /// An existing one is never touched.
    package static func create(_ path: String) throws -> KeyRing {
        try keyFile {
            try DurableFile.create(path, with: try KeyFile.fresh().encoded())
            try DurableFile.sync((path as NSString).deletingLastPathComponent)
        }
        return try load(path)
    }

    /// Adds a master key for everything sealed from now on; the old ones still open what they wrapped.
    package static func addMasterKey(_ path: String) throws -> KeyRing {
        try keyFile {
            var file = try KeyFile.read(path)
            file.addMaster()
            try DurableFile.replace(path, with: try file.encoded())
        }
        return try load(path)
    }

    /// Fixed keys and tombstones in memory, for tests.
    package static func forTests() -> KeyRing {
        let master = Data(repeating: 1, count: 32)
        let file = KeyFile(current: "m1", masters: ["m1": master], digest: Data(repeating: 2, count: 32))
        return KeyRing(file, tombstones: Tombstones(path: nil))
    }

    /// The file beside the key file that names the erased owners.
    package static let tombstoneSuffix = ".erased"

    private static func keyFile<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let failure as DurableFile.Failure {
            throw StoreFault.keyFile("The key file cannot be used: \(failure)")
        }
    }
}

extension KeyRing {
    /// What a value is found by when the value itself is sealed.
    ///
    /// Normalise the value first.
    package func digest(_ purpose: String, _ value: String) -> String {
        digest(purpose, bytes: Array(value.utf8))
    }

    /// What a file is recognised by when it is handed in twice.
    package func digest(_ purpose: String, bytes: [UInt8]) -> String {
        var code = HMAC<SHA256>(key: digestKey)
        code.update(data: Array(purpose.utf8) + [0])
        code.update(data: bytes)
        return Base64URL.encode(code.finalize())
    }

    /// A new key for an owner, wrapped with the current master key.
    func freshWrappedKey(owner: String) throws -> String {
        try wrap(SymmetricKey(size: .bits256), owner: owner)
    }

    /// The same key wrapped with the current master key, or nil if it is already.
    func rewrapped(_ wrapped: String, owner: String) throws -> String? {
        guard !wrapped.hasPrefix("w1.\(currentMaster).") else { return nil }
        return try wrap(unwrap(wrapped, owner: owner), owner: owner)
    }

    /// Opens an owner's wrapped key.
    func unwrap(_ wrapped: String, owner: String) throws -> SymmetricKey {
        let wrapping = Wrapping(owner: owner, wrapped: wrapped)
        if let known = unwrapped.withLock({ $0[wrapping] }) { return known }
        let parts = wrapped.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "w1", let bytes = Base64URL.decode(parts[2]) else {
            throw StoreFault.unsealable("The key of \(owner) is not wrapped as it should be.")
        }
        guard let master = masters[String(parts[1])] else {
            throw StoreFault.unsealable("The key file has no master key \(parts[1]), which wraps the key of \(owner).")
        }
        guard let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: master, authenticating: Self.place(owner))
        else { throw StoreFault.unsealable("The key of \(owner) cannot be unwrapped: it is damaged or not its own.") }
        let key = SymmetricKey(data: clear)
        unwrapped.withLock { cache in
            if cache.count >= Self.cacheLimit { cache.removeAll() }
            cache[wrapping] = key
        }
        return key
    }

    /// Forgets an owner's key that was unwrapped before.
    func forget(owner: String) {
        unwrapped.withLock { cache in cache = cache.filter { $0.key.owner != owner } }
    }

    private static let cacheLimit = 4096

    private static func place(_ owner: String) -> [UInt8] { Array("w1|data_key|\(owner)".utf8) }

    private func wrap(_ key: SymmetricKey, owner: String) throws -> String {
        guard let master = masters[currentMaster] else {
            throw StoreFault.keyFile("The key file has no current master key.")
        }
        let clear = key.withUnsafeBytes { Array($0) }
        let box = try AES.GCM.seal(clear, using: master, authenticating: Self.place(owner))
        guard let combined = box.combined else { throw StoreFault.unsealable("The key of \(owner) cannot be wrapped.") }
        return "w1.\(currentMaster).\(Base64URL.encode(combined))"
    }
}
