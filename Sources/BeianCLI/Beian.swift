import ArgumentParser
import BeianCore
import BeianWeb
import Foundation
import Logging

/// The one binary: the server and the operator's tools.
@main
struct Beian: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "beian",
        abstract: "A filing system for the ICP filings of an access provider's customers (ICP备案系统).",
        subcommands: [
            Serve.self, Migrate.self, AccountCommand.self, ApplicationCommand.self,
            InstancesCommand.self, BackupCommand.self, RestoreCommand.self, AuditCommand.self, Check.self,
            RulesCommand.self, Docs.self,
            SimulateSMS.self, SimulateRegulator.self,
        ])
}

/// What every command does alike.
enum Console {
    /// The settings of the environment.
    static func settings() throws -> Settings {
        do {
            return try Settings(environment: ProcessInfo.processInfo.environment)
        } catch let fault as Settings.Fault {
            throw CleanExit.failed(fault.description)
        }
    }

    /// The log, on standard error.
    static func log(_ settings: Settings) -> Logger {
        var log = Logger(label: "beian") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = settings.logLevel
        return log
    }

    /// The house, opened for one command beside a server that may be running.
    static func house() async throws -> OpenHouse {
        let settings = try settings()
        return try await told { try await OpenHouse.open(settings, log: log(settings)) }
    }

    /// Runs a command and turns what goes wrong into a sentence and an exit code.
    static func told<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let problem as Problem {
            complain(problem)
            throw ExitCode(problem.code.kind.exitCode)
        } catch let exit as ExitCode {
            throw exit
        } catch {
            throw CleanExit.failed("\(error)")
        }
    }

    /// Prints a value as JSON, sorted, so that scripts can compare.
    static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    private static func complain(_ problem: Problem) {
        // The sentences stand beside the program; without them the codes must do.
        let words = try? Strings(folder: Site.folder("Strings")).words(in: .english)
        let title = words.map { $0("problem.\(problem.code.rawValue).title", problem.parameters) }
        var lines = ["beian: " + [title, "[\(problem.code.rawValue)]"].compactMap { $0 }.joined(separator: " ")]
        lines += problem.parameters.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
        lines += problem.findings.map { finding in
            let said = words?.said(of: finding)
            let sentences = [said?.reason, said?.remedy].compactMap { $0 }.joined(separator: ". ")
            return "  \(finding.pointer): \(sentences.isEmpty ? finding.code : sentences)"
        }
        FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }
}

extension CleanExit {
    /// Ends the program with one sentence on standard error.
    static func failed(_ sentence: String) -> any Error {
        FileHandle.standardError.write(Data("beian: \(sentence)\n".utf8))
        return ExitCode(1)
    }
}

extension Problem.Kind {
    /// The exit code of the command line.
    var exitCode: Int32 {
        switch self {
        case .malformed, .invalid, .tooLarge, .unsupportedMedia, .methodNotAllowed, .preconditionRequired: 2
        case .unauthorised, .forbidden: 3
        case .notFound: 4
        case .conflict, .stale: 5
        case .tooMany, .unavailable, .timedOut: 6
        case .internal: 70
        }
    }
}
