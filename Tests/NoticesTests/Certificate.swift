import BeianTesting
import Foundation

/// A certificate for localhost that nobody signed but itself, with its key in the same file.
final class Certificate {
    struct Failure: Error {}

    let file = FileManager.default.temporaryDirectory.appending(path: "beian-\(UUID().uuidString).pem")

    init() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", file.path, "-out",
            file.path + ".crt",
        ]
        process.standardError = FileHandle.nullDevice
        try process.start()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure() }
        let both = try Data(contentsOf: file) + Data(contentsOf: URL(filePath: file.path + ".crt"))
        try FileManager.default.removeItem(atPath: file.path + ".crt")
        try both.write(to: file)
    }

    deinit {
        try? FileManager.default.removeItem(at: file)
    }
}
