import BeianCore

/// `docs/lifecycle.md`, printed from the table of the life cycle.
enum LifecycleDocument {
    static var text: String {
        ([
            "# The life of an application", "",
            "Printed by `beian docs lifecycle` from `Sources/BeianCore/Applications/Lifecycle.swift`; a test keeps it "
                + "true. What is not in this table cannot happen.", "", "```mermaid", "stateDiagram-v2",
            "    [*] --> draft",
        ] + drawing + [
            "```", "", "## Steps", "", "| from | step | to | taken by | only for |", "|---|---|---|---|---|",
        ]
            + rows + ["", "## Stages", "", "| stage | whose move | how long | may be edited |", "|---|---|---|---|"]
            + stages + [""]).joined(separator: "\n")
    }

    private static func name(_ stage: Stage) -> String {
        stage.rawValue.split(separator: "-").joined(separator: "_")
    }

    private static var drawing: [String] {
        Lifecycle.rows.map { row in
            "    \(name(row.from)) --> \(name(row.to)): \(row.step.rawValue) (\(row.by.rawValue)"
                + (row.only == .always ? ")" : ", \(row.only.rawValue))")
        } + Stage.allCases.filter(\.isFinal).map { "    \(name($0)) --> [*]" }
    }

    private static var rows: [String] {
        Lifecycle.rows.map { row in
            "| \(row.from.rawValue) | \(row.step.rawValue) | \(row.to.rawValue) | \(row.by.rawValue) | "
                + "\(row.only == .always ? "" : row.only.rawValue) |"
        }
    }

    private static var stages: [String] {
        Stage.allCases.map { stage in
            let facts = stage.facts
            let teller = facts.reportedBy.map { " (told by the \($0.rawValue))" } ?? ""
            let turn = facts.turn.map { "\($0.rawValue)\(teller)" } ?? "nobody: the end"
            return
                "| \(stage.rawValue) | \(turn) | \(length(facts.within)) | \(facts.turn == nil ? "" : editable(facts.editable)) |"
        }
    }

    private static func length(_ allowance: Allowance?) -> String {
        switch allowance {
        case nil: ""
        case .daysOfLife(let days)?: "\(days) days from creation"
        case .workingDays(let days)?: "\(days) working day\(days == 1 ? "" : "s")"
        case .hours(let hours)?: "\(hours) hours"
        }
    }

    private static func editable(_ editable: Editable) -> String {
        switch editable {
        case .everything: "everything but the type check"
        case .whatWasReturned: "what was returned"
        case .nothing: "nothing"
        }
    }
}
