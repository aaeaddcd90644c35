import BeianCore
import BeianNames
import BeianRulebook
import Foundation

// `make bench`: what the rule book costs, against parsing the same JSON in the same run.

/// The processor time that a piece of work took, in seconds.
func processorTime(_ work: () throws -> Void) rethrows -> Double {
    let before = clock()
    try work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
}

/// The most memory that the process ever held, in megabytes.
func peakMemory() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return Double(line?.filter(\.isNumber) ?? "0").map { $0 / 1024 } ?? 0
}

func rounded(_ value: Double, _ places: Int = 2) -> String {
    String(format: "%.\(places)f", value)
}

@main
struct Bench {
    static func main() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try loading(cache: folder)
        let preflight = Preflight(book: try BeianRulebook.load(), day: try Day("2026-11-23")) { text in
            Result { () throws(DomainName.Fault) in try DomainNames.parse(text) }
        }
        try judging(preflight)
        try streaming(preflight, in: folder)
    }

    static func loading(cache: URL) throws {
        let yaml = try processorTime { _ = try BeianRulebook.load() }
        _ = try BeianRulebook.load(cache: cache)
        let compiled = try processorTime { _ = try BeianRulebook.load(cache: cache) }
        let book = try BeianRulebook.load()
        print("rules in the book: \(book.rules.count)")
        print("load from YAML, examples proven: \(rounded(yaml * 1000, 0)) ms of processor time (at most 250)")
        print("load compiled, by checksum: \(rounded(compiled * 1000, 0)) ms (at most 300)")
    }

    static func judging(_ preflight: Preflight) throws {
        let data = Data(SampleApplication.json(number: 1).utf8)
        let rounds = 2000
        let parsing = processorTime {
            for _ in 0..<rounds { _ = try? JSONDecoder().decode(JSONValue.self, from: data) }
        }
        guard case .object(let members) = try JSONDecoder().decode(JSONValue.self, from: data) else { return }
        let application = try preflight.application(members)
        let finding = processorTime {
            for _ in 0..<rounds { _ = preflight.book.inspect(application, policy: preflight.policy, on: preflight.day) }
        }
        print("parse one application's JSON: \(rounded(parsing / Double(rounds) * 1_000_000, 0)) µs")
        print(
            "findings of it: \(rounded(finding / Double(rounds) * 1_000_000, 0)) µs, "
                + "ratio to parsing \(rounded(finding / parsing))")
    }

    /// A tenth of the applications and then all: the memory must not follow.
    static func streaming(_ preflight: Preflight, in folder: URL) throws {
        let say: CheckVerdict.Saying = { ($0.reason?.chinese ?? $0.code, $0.remedy?.chinese) }
        var peaks: [Double] = []
        for count in [10_000, 100_000] {
            let file = folder.appending(path: "applications.jsonl")
            try write(count, to: file)
            var bytes = 0
            let time = try processorTime {
                try CheckInput(path: file.path).forEach { place, text in
                    bytes += preflight.judge(text, place: place).json(say).utf8.count
                }
            }
            peaks.append(peakMemory())
            print(
                "\(count) applications: \(rounded(time, 1)) s of processor time, \(bytes / 1_000_000) MB of findings, "
                    + "peak memory \(rounded(peakMemory(), 0)) MB")
        }
        print("memory for ten times as many: \(rounded(peaks[1] / peaks[0])) times")
    }

    private static func write(_ count: Int, to file: URL) throws {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        for number in 1...count {
            try handle.write(contentsOf: Data((SampleApplication.json(number: number) + "\n").utf8))
        }
        try handle.close()
    }
}
