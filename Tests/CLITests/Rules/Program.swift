import Foundation
import Testing

/// The built `beian`, run as an operator runs it.
struct Program {
    /// What it printed and how it ended.
    struct Outcome {
        let code: Int32
        let output: String
        let complaint: String
    }

    /// A folder that is gone after the test.
    let folder: URL

    /// Makes the folder with some files.
    init(_ files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "beian-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    }

    /// Runs a command in the folder; `input` is what it reads on standard input.
    func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, input: input, environment: environment)
    }

    /// The same with a list of arguments.
    func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = Process()
        process.executableURL = URL(filePath: own).deletingLastPathComponent().appending(path: "beian")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // The compiled books are kept for all tests: the first one pays.
        let cache = FileManager.default.temporaryDirectory.appending(path: "beian-test-home").path
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": cache, "XDG_CACHE_HOME": cache]
            .merging(environment) { $1 }
        let places = try ["in", "out", "err"].map { name in
            let place = folder.appending(path: ".\(name)")
            try Data((name == "in" ? input : "").utf8).write(to: place)
            return place
        }
        process.standardInput = try FileHandle(forReadingFrom: places[0])
        process.standardOutput = try FileHandle(forWritingTo: places[1])
        process.standardError = try FileHandle(forWritingTo: places[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: try String(contentsOf: places[1], encoding: .utf8),
            complaint: try String(contentsOf: places[2], encoding: .utf8))
    }

    /// Takes the folder away.
    func clear() { try? FileManager.default.removeItem(at: folder) }
}
