import BeianTesting
import Foundation
import Testing

/// The life that `docs/walkthrough.md` tells, lived once more with real curl against a real server.
@Suite(.serialized) struct WalkthroughTests {
    @Test(.timeLimit(.minutes(3)))
    func `the walkthrough tells what happens`() throws {
        let home = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let script = Process()
        script.executableURL = home.appending(path: "Scripts/walkthrough")
        script.arguments = ["--check"]
        let output = Pipe()
        script.standardOutput = output
        script.standardError = output
        try script.start()
        let told = try output.fileHandleForReading.readToEnd() ?? Foundation.Data()
        script.waitUntilExit()
        #expect(script.terminationStatus == 0, "\(String(decoding: told, as: UTF8.self))")
    }
}
