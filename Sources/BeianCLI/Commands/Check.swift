import ArgumentParser
import BeianCore
import BeianDesk
import BeianNames
import BeianRulebook
import BeianWeb
import Foundation

/// Runs the pre-flight on applications in files, without a store or a network (离线预检).
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check applications in files by the rule book: a JSON file, a file of JSON lines, a folder, or - .",
        discussion: """
            The files hold applications in the JSON form of the API, with what is known of the world in `context`; \
            docs/check.md tells their members. The exit code is 0 when nothing stands in the way, 1 when something \
            blocks, 2 when a file cannot be read, 64 when an option or argument is wrong.
            """)

    @Argument(help: "Files, folders of *.json and *.jsonl, or - for standard input.")
    var files: [String]

    @Flag(help: "Print one line of JSON for each application.")
    var json = false

    @ArgumentParser.Option(
        name: .customLong("as-of"), help: "Ask the rules of a day such as 2026-11-23; today if absent.")
    var asOf: String?

    @ArgumentParser.OptionGroup var speech: LanguageOption

    @ArgumentParser.OptionGroup var book: BookOptions

    func run() throws {
        let day = try BookOptions.day(asOf)
        let preflight = try book.preflight(on: day)
        let words = try speech.words()
        let say: CheckVerdict.Saying = { words.said(of: $0) }
        var outcome = Outcome()
        for file in files {
            try CheckInput(path: file).forEach { place, text in
                let verdict = preflight.judge(text, place: place)
                outcome.count(verdict)
                let text = json ? verdict.json(say) : verdict.text(say, in: speech.language, naming: words.code)
                print(text, terminator: "")
            }
        }
        guard outcome.code == 0 else { throw ExitCode(outcome.code) }
    }

    private struct Outcome {
        var code: Int32 = 0

        mutating func count(_ verdict: CheckVerdict) {
            code = max(code, verdict.faults.isEmpty ? (verdict.blocks ? 1 : 0) : 2)
        }
    }
}

/// Which book a command asks.
struct BookOptions: ParsableArguments {
    @ArgumentParser.Option(
        help: "A folder with a rule book, in the place of BEIAN_RULEBOOK or the one that comes with the program.")
    var rulebook: String?

    @ArgumentParser.Option(
        help: "A file with the operator's decisions on single rules, in the place of BEIAN_RULE_DECISIONS.")
    var decisions: String?

    /// Reads the book, or says in one sentence what is wrong with it and ends with 2.
    func load(compiled: Bool = true) throws -> Rulebook {
        let settings = try settings()
        do {
            return try BookSource(settings, cache: compiled ? Self.cache : nil).load(on: SystemClock().now.beijingDay)
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            throw ExitCode(2)
        }
    }

    /// The settings with what the command line says.
    private func settings() throws -> Settings {
        var settings = try Console.settings()
        if let rulebook { settings = try settings.changing([.rulebook: rulebook]) }
        if let decisions { settings = try settings.changing([.ruleDecisions: decisions]) }
        return settings
    }

    /// A pre-flight by that book and the provider's own numbers.
    func preflight(on day: Day) throws -> Preflight {
        Preflight(book: try load(), day: day, policy: try settings().policy) { text in
            Result { () throws(DomainName.Fault) in try DomainNames.parse(text) }
        }
    }

    /// A day as it was typed, or today in Beijing.
    static func day(_ text: String?) throws -> Day {
        guard let text else { return SystemClock().now.beijingDay }
        guard let day = try? Day(text) else {
            throw ValidationError("A day such as 2026-11-23 is expected, not \(text).")
        }
        return day
    }

    private static var cache: URL? {
        FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.appending(path: "beian")
    }
}
