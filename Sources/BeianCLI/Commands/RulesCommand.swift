import ArgumentParser
import BeianCore
import BeianRulebook
import BeianWeb

/// Reads and proves the rule book (规则书).
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Read and prove the rule book.",
        subcommands: [List.self, Show.self, Prove.self, Explain.self])

    /// Lists rules, each in a line.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the rules, each in a line.",
            discussion: "The columns: id, weight, confidence, days in force, and why it is a fault; - means unlimited.")

        @ArgumentParser.Option(help: "Only those of a province, such as zhejiang; `national` for those of everywhere.")
        var province: String?

        @ArgumentParser.Option(help: "Only those in force on a day such as 2026-11-23.")
        var on: String?

        @Flag(help: "Print one line of JSON for each rule.")
        var json = false

        @ArgumentParser.OptionGroup var speech: LanguageOption
        @ArgumentParser.OptionGroup var book: BookOptions

        func run() throws {
            let rules = try book.load().rules
            let day = try on.map { try BookOptions.day($0) }
            let place = try province.map { try Self.place($0) }
            let text = RuleText(words: try speech.words())
            for rule in rules where day.map({ rule.isInForce(on: $0) }) ?? true {
                if let place, !Self.belongs(rule, to: place) { continue }
                print(json ? try RuleText.json(rule) : text.line(rule))
            }
        }

        private enum Place {
            case everywhere
            case province(Province)
        }

        private static func place(_ text: String) throws -> Place {
            if text == "national" { return .everywhere }
            guard let province = Province(rawValue: text) ?? Province.allCases.first(where: { $0.code == text }) else {
                throw ValidationError("\(text) is no province; use a name such as zhejiang, or a code such as 330000.")
            }
            return .province(province)
        }

        private static func belongs(_ rule: Rule, to place: Place) -> Bool {
            switch place {
            case .everywhere: rule.scope.provinces.isEmpty
            case .province(let province): rule.scope.provinces.contains(province)
            }
        }
    }

    /// Shows a rule whole.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a rule whole, with every version and example.")

        @Argument(help: "The rule's id, such as national.name.too-short.")
        var id: String

        @ArgumentParser.OptionGroup var speech: LanguageOption
        @ArgumentParser.OptionGroup var book: BookOptions

        func run() throws {
            let rules = try book.load(compiled: false).rules.filter { $0.id == id }
            guard !rules.isEmpty else { throw RulesCommand.unknown(id) }
            let text = RuleText(words: try speech.words())
            for rule in rules { print(text.whole(rule)) }
        }
    }

    /// Loads a book and runs every example.
    struct Prove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Load a book and run every example; the first fault is told with its line.")

        @Argument(help: "The folder; without it the book in force.")
        var folder: String?

        @ArgumentParser.OptionGroup var speech: LanguageOption
        @ArgumentParser.OptionGroup var book: BookOptions

        func run() throws {
            var options = book
            if let folder { options.rulebook = folder }
            let book = try options.load(compiled: false)
            let examples = book.rules.reduce(0) { $0 + $1.examples.count }
            switch speech.language {
            case .chinese: print("规则 \(book.rules.count) 条，示例 \(examples) 个，驳回原因 \(book.rejections.count) 条。")
            case .english:
                print("\(book.rules.count) rules, \(examples) examples, \(book.rejections.count) reasons for a return.")
            }
            print("sha256 \(book.sha256)")
        }
    }

    /// Says why a rule bites an application or does not.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say part by part why a rule bites an application or does not.")

        @Argument(help: "The rule's id.")
        var id: String

        @Argument(help: "A JSON file as for `beian check`.")
        var file: String

        @ArgumentParser.Option(name: .customLong("as-of"), help: "The day; today if absent.")
        var asOf: String?

        @ArgumentParser.OptionGroup var speech: LanguageOption
        @ArgumentParser.OptionGroup var book: BookOptions

        func run() throws {
            let day = try BookOptions.day(asOf)
            let preflight = try book.preflight(on: day)
            let words = try speech.words()
            guard let rule = preflight.rule(id) else { throw RulesCommand.unknown(id) }
            var isUnreadable = false
            try CheckInput(path: file).forEach { place, text in
                guard let application = preflight.application(text) else {
                    isUnreadable = true
                    let verdict = preflight.judge(text, place: place)
                    return print(verdict.text({ words.said(of: $0) }, in: speech.language), terminator: "")
                }
                let told = preflight.book.explanation(
                    of: rule, for: application, on: day, in: speech.language, naming: words.code)
                print("\(place)\n\(told)")
            }
            if isUnreadable { throw ExitCode(2) }
        }
    }

    private static func unknown(_ id: String) -> ValidationError {
        ValidationError("There is no rule \(id); `beian rules list` tells them.")
    }
}
