import Foundation

/// The child process that drives Chromium, on a loopback port it chose itself.
///
/// A shell stands between: it ends the driver when its standard input closes, so that a crashed test run leaves nothing
/// behind. Chromium ends with the driver because it is steered through a pipe.
final class Chromedriver: Sendable {
    private let shell: Process
    private let leash: Pipe
    private let folder: URL
    /// Where the browser keeps its profile.
    let profile: String

    private init(shell: Process, leash: Pipe, folder: URL) {
        self.shell = shell
        self.leash = leash
        self.folder = folder
        profile = folder.appendingPathComponent("profile").path
    }

    /// Starts a driver; `address()` says when it listens.
    static func start() throws -> Chromedriver {
        let program = try program()
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("beian-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

        let shell = Process()
        let leash = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script = #""$1" --port=0 >"$2" 2>&1 </dev/null & child=$!; cat >/dev/null; kill $child; wait $child"#
        shell.arguments = ["-c", script, "sh", program, Self.log(in: folder).path]
        shell.standardInput = leash
        shell.standardError = FileHandle.nullDevice
        try shell.start()
        return Chromedriver(shell: shell, leash: leash, folder: folder)
    }

    /// Where it listens, as soon as it does.
    func address() async throws -> String {
        for _ in 0..<200 {
            let said = (try? String(decoding: Data(contentsOf: Self.log(in: folder)), as: UTF8.self)) ?? ""
            if let match = said.firstMatch(of: /successfully on port (\d+)/) { return "http://127.0.0.1:\(match.1)" }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw BrowserFailure("chromedriver did not say its port within ten seconds")
    }

    /// Ends driver and browser, and removes what they wrote.
    func stop() {
        try? leash.fileHandleForWriting.close()
        for _ in 0..<100 where shell.isRunning { usleep(50_000) }
        shell.stop(within: 1)
        for _ in 0..<20 {
            try? FileManager.default.removeItem(at: folder)
            if !FileManager.default.fileExists(atPath: folder.path) { break }
            usleep(50_000)
        }
    }

    private static func log(in folder: URL) -> URL {
        folder.appendingPathComponent("driver.log")
    }

    private static func program() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin"]
        let found = folders.map { $0 + "/chromedriver" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            throw BrowserFailure("chromedriver is missing: `make setup-test` installs chromium and chromium-driver")
        }
        return found
    }
}
