package import BeianWire
package import Foundation

/// A mail as it arrived, read by another program than the one that wrote it.
package struct ReceivedMail: Decodable, Sendable {
    package struct Header: Decodable, Sendable {
        package let name: String
        package let value: String
    }

    package let sender: String
    package let recipients: [String]
    package let encrypted: Bool
    package let user: String?
    package let headers: [Header]
    package let body: String
    package let defects: [String]

    /// The first header of that name, decoded.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var subject: String { header("Subject") ?? "" }
    package var messageID: String { (header("Message-ID") ?? "").trimmingCharacters(in: .whitespaces) }
}

/// A real SMTP server beside the tests (aiosmtpd); it ends with them.
package final class MailSink: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let port: Int
    /// Where each mail lies as `.eml` and `.json`.
    package let folder: URL
    private let process: Process
    private let input: Pipe

    private init(port: Int, folder: URL, process: Process, input: Pipe) {
        self.port = port
        self.folder = folder
        self.process = process
        self.input = input
    }

    deinit {
        stop()
    }

    /// Starts a sink; with a certificate it demands STARTTLS, with a login it demands that.
    package static func start(certificate: URL? = nil, login: String? = nil) async throws -> MailSink {
        guard let venv = ProcessInfo.processInfo.environment["BEIAN_TEST_VENV"] else {
            throw Failure(description: "BEIAN_TEST_VENV names no Python with aiosmtpd: run the tests with `make test`.")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp-sink.py")
        let process = Process()
        process.executableURL = URL(filePath: venv).appending(path: "bin/python3")
        process.arguments =
            [script.path, folder.path] + (certificate.map { ["--certificate", $0.path] } ?? [])
            + (login.map { ["--login", $0] } ?? [])
        let output = Pipe()
        let input = Pipe()
        process.standardOutput = output
        process.standardInput = input
        try process.start()
        guard let port = await firstLine(of: output.fileHandleForReading).flatMap({ Int($0) }) else {
            process.stop()
            throw Failure(description: "The SMTP sink did not start: is aiosmtpd in \(venv)?")
        }
        return MailSink(port: port, folder: folder, process: process, input: input)
    }

    /// The sink as a mail server without encryption.
    package var server: MailServer { MailServer(host: "127.0.0.1", port: port, security: .none) }

    /// Every mail so far, in the order of arrival.
    package func mails() throws -> [ReceivedMail] {
        try files("json").map { try JSONDecoder().decode(ReceivedMail.self, from: Data(contentsOf: $0)) }
    }

    /// Every mail as it came over the wire.
    package func raw() throws -> [String] {
        try files("eml").map { try String(contentsOf: $0, encoding: .utf8) }
    }

    /// The first mail to that address whose subject holds the words, waiting for it if need be.
    package func mail(to address: String, about words: String = "", within seconds: Double = 20) async throws
        -> ReceivedMail
    {
        for _ in 0..<max(1, Int(seconds * 20)) {
            let found = try mails().first {
                $0.recipients.contains(address) && (words.isEmpty || $0.subject.contains(words))
            }
            if let found { return found }
            try await Task.sleep(for: .milliseconds(50))
        }
        let arrived = try mails().map { "\($0.recipients.joined(separator: " ")): \($0.subject)" }
        throw Failure(description: "No mail to \(address) about “\(words)”; arrived: \(arrived)")
    }

    /// Ends the sink and removes what it kept.
    package func stop() {
        try? input.fileHandleForWriting.close()
        process.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    private func files(_ kind: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == kind }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// Nil when the child ends without saying anything.
    private static func firstLine(of handle: FileHandle) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var line = ""
                while !line.contains("\n") {
                    let some = handle.availableData
                    guard !some.isEmpty else { return continuation.resume(returning: nil) }
                    line += String(decoding: some, as: UTF8.self)
                }
                continuation.resume(returning: line.split(separator: "\n").first.map(String.init))
            }
        }
    }
}
