/// `docs/settings.md`, printed from the table of settings.
enum SettingsDocument {
    static var text: String {
        var lines = [
            "# Settings", "",
            "Every setting is a variable of the environment. An unknown variable that begins with `BEIAN_` stops the "
                + "start with one sentence.",
            "Printed by `beian docs settings` from `Sources/BeianCLI/Settings/Setting.swift`; a test keeps it true.",
            "",
            "| variable | meaning | default |", "|---|---|---|",
        ]
        for setting in Setting.allCases {
            let facts = setting.facts
            let secret = facts.isSecret ? " Never logged." : ""
            let standard = facts.standard.isEmpty ? "–" : "`\(facts.standard)`"
            lines.append("| `\(setting.rawValue)` | \(facts.meaning)\(secret) | \(standard) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
