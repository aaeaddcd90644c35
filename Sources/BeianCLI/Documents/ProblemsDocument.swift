import BeianCore
import BeianWeb
import HTTPTypes

/// `docs/problems.md`: every problem with its status and what to do, printed from the list and the strings.
enum ProblemsDocument {
    static func text() throws -> String {
        let strings = try Strings(folder: Site.folder("Strings"))
        let (chinese, english) = (strings.words(in: .chinese), strings.words(in: .english))
        var lines = [
            "# Problems", "",
            "Every way in which a request may end badly, as `application/problem+json` (RFC 9457) of the API, as a page, "
                + "and as the exit code of the command line.",
            "Printed by `beian docs problems`; a test keeps it true. A code, once released, is never renamed nor reused.",
            "", "| code | status | exit | 中文 | English | what to do |", "|---|---|---|---|---|---|",
        ]
        for code in Problem.Code.allCases {
            let key = "problem.\(code.rawValue)"
            lines.append(
                "| `\(code.rawValue)` | \(code.kind.status.code) | \(code.kind.exitCode) | \(chinese(key + ".title")) | "
                    + "\(english(key + ".title")) | \(english(key + ".todo")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
