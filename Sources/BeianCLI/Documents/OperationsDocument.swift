import BeianCore
import BeianDesk

/// `docs/operations.md`: who may ask what, and how it may end, printed from the operations themselves.
enum OperationsDocument {
    static var text: String {
        ([
            "# Operations and enquiries", "",
            "Printed by `beian docs operations` from the operations themselves; tests keep it true.", "",
            "## Who may ask", "", "| operation | \(Role.allCases.map(\.rawValue).joined(separator: " | ")) |",
            "|---|" + Role.allCases.map { _ in "---|" }.joined(),
        ] + Registry.operations.map { row($0.name, $0.askers) }
            + Registry.enquiries.map { row("*\($0.name)*", $0.askers) }
            + [
                "", "Enquiries, which change nothing, are in italics.", "", "## How they may end", "",
                "| operation | steps of the life cycle | scope of a token | problems |", "|---|---|---|---|",
            ] + Registry.operations.map { ending($0.name, $0.steps, $0.scope, $0.problems) }
            + Registry.enquiries.map { ending("*\($0.name)*", [], $0.scope, $0.problems) } + [""])
            .joined(separator: "\n")
    }

    private static func row(_ name: String, _ askers: Set<Role>) -> String {
        "| \(name) | " + Role.allCases.map { askers.contains($0) ? "yes" : "" }.joined(separator: " | ") + " |"
    }

    private static func ending(
        _ name: String, _ steps: Set<Step>, _ scope: Scope?, _ problems: Set<Problem.Code>
    ) -> String {
        let steps = steps.map(\.rawValue).sorted().joined(separator: ", ")
        let problems = problems.map { "`\($0.rawValue)`" }.sorted().joined(separator: ", ")
        return "| \(name) | \(steps) | \(scope?.rawValue ?? "–") | \(problems) |"
    }
}
