import ArgumentParser
import BeianCore
import BeianDesk
import Foundation

/// Applications, as the operator or for an account (备案申请).
struct ApplicationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "application",
        abstract: "Applications: as the operator, for an account (--as), or as a member of staff (--staff).",
        subcommands: [
            List.self, Show.self, Submit.self, Withdraw.self, Abandon.self, Resubmit.self, Queue.self, Accept.self,
            SendBack.self, Retry.self,
        ])

    /// For which account the operator asks; recorded as the operator for that account.
    struct ForAccount: ParsableArguments {
        @Option(name: .customLong("as"), help: "The id of the account for which to ask.")
        var account: String

        var actor: Actor { .console(as: ID(account)) }
    }

    /// The applications of an account.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List an account's applications.")
        @OptionGroup var asking: ForAccount
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let lines = try await house.desk.answer(ApplicationsOfAccount(limit: 100), as: asking.actor)
                let shown = lines.map { ApplicationShown($0.application, deadline: $0.deadline) }
                if json { try Console.print(json: shown) } else { shown.forEach { print($0.line) } }
            }
        }
    }

    /// One application with its history.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an application with its history.")
        @OptionGroup var asking: ForAccount
        @Argument(help: "The id of the application.") var id: String
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let full = try await house.desk.answer(ApplicationInFull(application: ID(id)), as: asking.actor)
                let shown = ApplicationShown(full.application, deadline: full.deadline)
                guard !json else { return try Console.print(json: shown) }
                print(shown.line)
                for event in full.history { print("  \(event.at)  \(event.occurrence.rawValue)  \(event.actor)") }
                for finding in full.findings {
                    print("  \(finding.severity.rawValue): \(finding.pointer) \(finding.code)")
                }
                for entry in full.entries { print("  \(entry.serviceNumber)  \(entry.domain)") }
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hand an application in for its account.")
        @OptionGroup var asking: ForAccount
        @Argument(help: "The id of the application.") var id: String
        @Flag(help: "The holder has confirmed that everything is true.") var truthful = false

        func run() async throws {
            try await Console.step(
                SubmitApplication(application: ID(id), seen: nil, commitment: truthful), as: asking.actor)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take an application back for its account.")
        @OptionGroup var asking: ForAccount
        @Argument(help: "The id of the application.") var id: String

        func run() async throws {
            try await Console.step(WithdrawApplication(application: ID(id), seen: nil), as: asking.actor)
        }
    }

    struct Abandon: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give an application up for its account.")
        @OptionGroup var asking: ForAccount
        @Argument(help: "The id of the application.") var id: String

        func run() async throws {
            try await Console.step(AbandonApplication(application: ID(id), seen: nil), as: asking.actor)
        }
    }

    struct Resubmit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hand the same data in again after a failed SMS check.")
        @OptionGroup var asking: ForAccount
        @Argument(help: "The id of the application.") var id: String

        func run() async throws {
            try await Console.step(ResubmitApplication(application: ID(id), seen: nil), as: asking.actor)
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Report once more after a failed report.")
        @Argument(help: "The id of the application.") var id: String

        func run() async throws {
            try await Console.step(RetryReport(application: ID(id)), as: .console)
        }
    }

    /// What waits at a stage.
    struct Queue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what waits at a stage, oldest deadline first.")
        @Option(help: "The stage.") var stage = Stage.initialReview.rawValue

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                guard let stage = Stage(rawValue: stage) else { throw ValidationError("There is no such stage.") }
                for line in try await house.desk.answer(ReviewQueue(stage: stage, limit: 100), as: .console) {
                    print(
                        "\(line.id)  \(line.domain)  \(line.deadline?.beijingEnd ?? "")"
                    )
                }
            }
        }
    }
}

extension Console {
    /// Takes a step of an application and says where it stands now.
    static func step<O: BeianDesk.Operation>(_ operation: O, as actor: Actor) async throws
    where O.Outcome == FilingApplication {
        let house = try await house()
        try await told {
            let application = try await house.desk.perform(operation, as: actor)
            Swift.print("\(application.id) is now at \(application.stage.rawValue).")
        }
    }
}

/// An application as the command line shows it; personal values stay out.
struct ApplicationShown: Encodable {
    let id: String
    let kind: String
    let stage: String
    let turn: String?
    let domain: String
    let round: Int
    let deadline: String?
    let version: Int

    init(_ application: FilingApplication, deadline: StageDeadline?) {
        id = application.id.text
        kind = application.kind.rawValue
        stage = application.stage.rawValue
        turn = application.stage.facts.turn?.rawValue
        domain = application.dossier.answer(.domain)
        round = application.round
        self.deadline = deadline?.at.description
        version = application.version
    }

    var line: String { "\(id)  \(stage)  \(domain)  \(deadline.map { "by \($0)" } ?? "")" }
}
