import Synchronization

/// The owners whose keys were destroyed, kept beside the key file and so outside every backup.
///
/// A backup taken before an erasure still holds the wrapped key. `Restore` reads this list and drops such keys again;
/// whoever keeps the key file has to keep this file with it.
final class Tombstones: Sendable {
    private let path: String?
    private let remembered = Mutex<Set<String>>([])

    /// Without a path the list lives in memory, for tests.
    init(path: String?) {
        self.path = path
    }

    /// Reads the list anew, because the command line may have added to it.
    func all() throws -> Set<String> {
        guard let path else { return remembered.withLock { $0 } }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.contents(of: path)
        } catch let failure as DurableFile.Failure where failure.isMissing {
            return []
        } catch {
            throw StoreFault.keyFile("The tombstones beside the key file cannot be read: \(error)")
        }
        return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
    }

    func add(_ owners: [String]) throws {
        let new = Set(owners).subtracting(try all())
        guard !new.isEmpty else { return }
        guard let path else { return remembered.withLock { $0.formUnion(new) } }
        do {
            try DurableFile.append([UInt8](new.sorted().map { $0 + "\n" }.joined().utf8), to: path)
        } catch {
            throw StoreFault.keyFile("The tombstones beside the key file cannot be written: \(error)")
        }
    }
}
