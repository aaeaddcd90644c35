import BeianCLI
import BeianTesting
import BeianWire
import Foundation
import Synchronization

/// The real binary as a child process, which may be killed at any instant and started again on the same data folder.
final class MortalServer: Sendable {
    let origin: String
    let port: Int
    /// Where the child writes its log.
    let log: URL
    private let program: URL
    private let environment: [String: String]
    private let child = Mutex<Process?>(nil)

    /// - Parameter settings: the settings of the child; its port is in them.
    init(_ settings: Settings, log: URL) throws {
        self.log = log
        port = settings.port
        origin = "http://127.0.0.1:\(settings.port)"
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        program = URL(filePath: own).deletingLastPathComponent().appending(path: "beian")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw SceneFault("there is no \(program.path): build the product beian first")
        }
        var environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        for (setting, value) in settings.values { environment[setting.rawValue] = value }
        self.environment = environment
        try Data().write(to: log)
    }

    deinit {
        stop()
    }

    /// Starts the child and waits until it is ready.
    func start() async throws {
        let process = Process()
        process.executableURL = program
        process.arguments = ["serve"]
        process.environment = environment
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.start()
        child.withLock { $0 = process }
        for _ in 0..<1200 {
            let answer = try? await HTTPWire().send(WireRequest("GET", origin + "/readyz"))
            if answer?.status == 200 { return }
            guard process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw SceneFault("the server did not become ready:\n\(said)")
    }

    /// Kills the child without a word (`kill -9`) and waits until it is gone.
    func killHard() throws {
        guard let process = child.withLock({ $0 }), process.isRunning else {
            throw SceneFault("the server died by itself:\n\(said)")
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks the child to read its rule book again.
    func hangUp() {
        child.withLock { if let process = $0 { kill(process.processIdentifier, SIGHUP) } }
    }

    /// Asks the child to end.
    func stop() {
        child.withLock { process in
            process?.stop(within: 12)
            process = nil
        }
    }

    /// The last of what the child wrote.
    var said: String {
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return String(text.suffix(2000))
    }
}
