import BeianTesting
import Foundation
import Testing

/// The comparison with golden files itself.
@Suite struct GoldenTests {
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("beian-golden-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `a missing file is a fault until it is recorded`() throws {
        try inFolder { folder in
            let path = folder.appendingPathComponent("new/a.txt")
            #expect(
                Golden.complaint(about: "a\n", against: path, recording: false)?.contains("no golden a.txt") == true
            )
            #expect(Golden.complaint(about: "a\n", against: path, recording: true) == nil)
            #expect(Golden.complaint(about: "a\n", against: path, recording: false) == nil)
        }
    }

    @Test func `a difference is shown with its line`() throws {
        try inFolder { folder in
            let path = folder.appendingPathComponent("a.txt")
            try Data("one\ntwo\nthree\n".utf8).write(to: path)
            let complaint = Golden.complaint(about: "one\n2\nthree\n", against: path, recording: false)
            #expect(complaint?.contains("-2: two") == true)
            #expect(complaint?.contains("+2: 2") == true)
            #expect(complaint?.contains(" 1: one") == true)
        }
    }
}
