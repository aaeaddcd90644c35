import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Files that are either there whole after a power cut or not there at all.
enum DurableFile {
    /// Writes a file that only the house may read, replacing one of the same name in a single step.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let folder = (path as NSString).deletingLastPathComponent
        let temporary = path + "." + RandomName.make() + ".partial"
        do {
            try create(temporary, with: bytes)
            guard rename(temporary, path) == 0 else { throw Failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
        try sync(folder)
    }

    /// Writes a file that must not exist yet.
    static func create(_ path: String, with bytes: [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        try put(bytes, to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw Failure(path) }
    }

    /// Adds to the end of a file and waits until it is safe.
    static func append(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        try put(bytes, to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw Failure(path) }
    }

    /// Makes the names in a folder, or the content of a file, survive a power cut.
    static func sync(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure(path) }
    }

    static func contents(of path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Takes a file away; one that is not there is no fault.
    static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path) }
    }

    /// When a file was last written, in milliseconds since 1970.
    static func modified(_ path: String) throws -> Int64 {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw Failure(path) }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// The permission bits of a plain file, not following a link.
    static func permissions(_ path: String) throws -> UInt32 {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw Failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(path: path, reason: "not a plain file")
        }
        return UInt32(status.st_mode & 0o777)
    }

    private static func put(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { rest in
                write(descriptor, rest.baseAddress.map { $0 + written }, rest.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(path) }
            written += count
        }
    }
}

extension DurableFile {
    /// What the system said about a file.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String
        let isMissing: Bool

        init(_ path: String) {
            let code = errno
            self.init(path: path, reason: String(cString: strerror(code)), isMissing: code == ENOENT)
        }

        init(path: String, reason: String, isMissing: Bool = false) {
            self.path = path
            self.reason = reason
            self.isMissing = isMissing
        }

        var description: String { "\(path): \(reason)." }
    }
}

/// Names that nobody can guess and nobody else has made.
enum RandomName {
    static func make() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(source.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
