import ArgumentParser
import BeianCore
import BeianDesk

extension ApplicationCommand {
    /// As which member of staff the console asks; recorded with the console as the door.
    struct ForStaff: ParsableArguments {
        @Option(help: "The name of the reviewer in whose name to decide.")
        var staff: String

        func actor(in house: OpenHouse) async throws -> Actor {
            .staff(try await Console.member(staff, in: house), door: .console)
        }
    }

    /// Passes every item and accepts.
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an application, pass every item and accept it, in a reviewer's name.")
        @OptionGroup var deciding: ForStaff
        @Argument(help: "The id of the application.") var id: String

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let actor = try await deciding.actor(in: house)
                let id = ID<FilingApplication>(self.id)
                try await house.desk.perform(TakeApplication(application: id), as: actor)
                let shown = try await house.desk.answer(ApplicationForReview(application: id), as: actor)
                let verdicts = shown.application.dossier.reviewItems.map { Verdict(item: $0.key, passes: true) }
                _ = try await house.desk.perform(GiveVerdict(application: id, verdicts: verdicts), as: actor)
                let accepted = try await house.desk.perform(AcceptApplication(application: id), as: actor)
                print("\(accepted.id) is now at \(accepted.stage.rawValue).")
            }
        }
    }

    /// Returns some items and passes the others.
    struct SendBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "send-back",
            abstract: "Take an application, return the named items and pass the others, in a reviewer's name.")
        @OptionGroup var deciding: ForStaff
        @Argument(help: "The id of the application.") var id: String
        @Option(name: .customLong("item"), help: "ITEM=REASON, such as service=R-NAME-01; may be given several times.")
        var items: [String]

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let actor = try await deciding.actor(in: house)
                let id = ID<FilingApplication>(self.id)
                try await house.desk.perform(TakeApplication(application: id), as: actor)
                let shown = try await house.desk.answer(ApplicationForReview(application: id), as: actor)
                let reasons = try returned(shown.application.dossier.reviewItems)
                let verdicts = shown.application.dossier.reviewItems.map { item in
                    Verdict(item: item.key, passes: reasons[item.key] == nil, reason: reasons[item.key])
                }
                _ = try await house.desk.perform(GiveVerdict(application: id, verdicts: verdicts), as: actor)
                let returned = try await house.desk.perform(SendBackApplication(application: id), as: actor)
                print("\(returned.id) is now at \(returned.stage.rawValue).")
            }
        }

        /// The reasons by item; a topic of a service means that topic of every service.
        private func returned(_ items: [ReviewItem]) throws -> [String: String] {
            var reasons: [String: String] = [:]
            for text in self.items {
                let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
                let named = items.filter { $0.key == halves[0] || $0.topic.rawValue == halves[0] }
                guard halves.count == 2, !named.isEmpty else {
                    throw ValidationError("“\(text)” names no item of the application; give ITEM=REASON.")
                }
                for item in named { reasons[item.key] = halves[1] }
            }
            return reasons
        }
    }
}
