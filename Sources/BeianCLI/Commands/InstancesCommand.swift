import ArgumentParser
import BeianCore
import BeianDesk
import Foundation

/// The provider's inventory of instances (实例库存).
struct InstancesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instances", abstract: "The provider's inventory of instances.", subcommands: [Import.self])

    /// Takes a CSV file over: all rows or none.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Import instances from a CSV file whose first line names the columns: \(InstanceRow.columns.joined(separator: ","))."
        )

        @Argument(help: "The CSV file, UTF-8.")
        var file: String

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
                let rows = try CommaSeparated(text, columns: Set(InstanceRow.columns)).rows.map(InstanceRow.init)
                let count = try await house.desk.perform(ImportInstances(rows: rows), as: .console)
                print("\(count) instances imported.")
            }
        }
    }
}
