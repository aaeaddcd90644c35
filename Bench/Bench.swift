import BeianCore
import BeianNames
import BeianRulebook
import Foundation

// `make bench`: what the rule book costs, against parsing the same JSON in the same run; beyond a limit it fails.

/// The processor time that a piece of work took, in seconds.
func processorTime(_ work: () throws -> Void) rethrows -> Double {
    let before = clock()
    try work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
}

/// The most memory that the process held since it was last forgotten, in megabytes.
func peakMemory() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return Double(line?.filter(\.isNumber) ?? "0").map { $0 / 1024 } ?? 0
}

/// Forgets how much memory was held so far, so that one piece of work does not hide behind another.
func forgetPeakMemory() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
}

func rounded(_ value: Double, _ places: Int = 2) -> String {
    String(format: "%.\(places)f", value)
}

/// What was measured, line by line, and what lies beyond its limit.
struct Sheet {
    private(set) var broken: [String] = []

    /// Tells a measure.
    func tell(_ line: String) { print(line) }

    /// Tells a measure that has a limit.
    mutating func tell(_ what: String, _ value: Double, _ unit: String, atMost limit: Double, places: Int = 2) {
        let isKept = value <= limit
        let line =
            "\(what): \(rounded(value, places))\(unit), at most \(rounded(limit, places)) – \(isKept ? "kept" : "BROKEN")"
        print(line)
        if !isKept { broken.append(line) }
    }
}

@main
struct Bench {
    static func main() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var sheet = Sheet()
        try loading(cache: folder, &sheet)
        let preflight = Preflight(book: try BeianRulebook.load(), day: try Day("2026-11-23"), policy: Policy()) {
            text in
            Result { () throws(DomainName.Fault) in try DomainNames.parse(text) }
        }
        try judging(preflight, &sheet)
        try streaming(preflight, in: folder, &sheet)
        try reading(in: folder, &sheet)
        guard sheet.broken.isEmpty else {
            try? FileManager.default.removeItem(at: folder)
            FileHandle.standardError.write(Data("\(sheet.broken.count) limits are broken\n".utf8))
            exit(1)
        }
    }

    static func loading(cache: URL, _ sheet: inout Sheet) throws {
        let yaml = try processorTime { _ = try BeianRulebook.load() }
        _ = try BeianRulebook.load(cache: cache)
        let compiled = try processorTime { _ = try BeianRulebook.load(cache: cache) }
        sheet.tell("rules in the book: \(try BeianRulebook.load().rules.count)")
        sheet.tell("load from YAML, examples proven, processor time", yaml * 1000, " ms", atMost: 250, places: 0)
        sheet.tell("load compiled, by checksum, processor time", compiled * 1000, " ms", atMost: 300, places: 0)
        sheet.tell("compiled to YAML: \(rounded(compiled / yaml)) times")
    }

    static func judging(_ preflight: Preflight, _ sheet: inout Sheet) throws {
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
        sheet.tell("parse one application's JSON: \(rounded(parsing / Double(rounds) * 1_000_000, 0)) µs")
        sheet.tell(
            "findings of it: \(rounded(finding / Double(rounds) * 1_000_000, 0)) µs, "
                + "ratio to parsing \(rounded(finding / parsing))")
    }

    /// One text and one eight times as long: what looks for keys that stand twice may not cost more than in proportion.
    static func reading(in folder: URL, _ sheet: inout Sheet) throws {
        var times: [Double] = []
        for count in [1000, 8000] {
            let file = folder.appending(path: "list.json")
            let list = (1...count).map { SampleApplication.json(number: $0) }.joined(separator: ",")
            let data = Data("[\(list)]".utf8)
            try data.write(to: file)
            let parsing = try processorTime { _ = try JSONDecoder().decode(JSONValue.self, from: data) }
            let time = try processorTime { try CheckInput(path: file.path).forEach { _, _ in } }
            times.append(time)
            sheet.tell("read \(count) applications, ratio to parsing alone", time / parsing, "", atMost: 2)
        }
        sheet.tell("time for eight times as many", times[1] / times[0], " times", atMost: 12)
    }

    /// A tenth of the applications and then all: the memory must not follow.
    static func streaming(_ preflight: Preflight, in folder: URL, _ sheet: inout Sheet) throws {
        let say: CheckVerdict.Saying = { ($0.reason?.chinese ?? $0.code, $0.remedy?.chinese) }
        var peaks: [Double] = []
        for count in [10_000, 100_000] {
            let file = folder.appending(path: "applications.jsonl")
            try write(count, to: file)
            var bytes = 0
            forgetPeakMemory()
            let time = try processorTime {
                try CheckInput(path: file.path).forEach { place, text in
                    bytes += preflight.judge(text, place: place).json(say).utf8.count
                }
            }
            peaks.append(peakMemory())
            sheet.tell(
                "\(count) applications: \(rounded(time, 1)) s of processor time, \(bytes / 1_000_000) MB of findings, "
                    + "peak memory \(rounded(peakMemory(), 0)) MB")
        }
        sheet.tell("memory for ten times as many", peaks[1] / peaks[0], " times", atMost: 1.2)
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
