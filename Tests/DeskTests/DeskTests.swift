import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Logging
import Synchronization
import Testing

/// The Desk itself: rights, transaction, retry, history.
///
/// What is asked here exists for the test only.
@Suite struct DeskTests {
    private struct Failure: Error {}

    /// Records, counts and then ends as told.
    private struct Trial: BeianDesk.Operation {
        enum Ending: Sendable { case well, problem, refusal, fault }

        static let name = "trial"
        static let askers: Set<Role> = [.applicant]
        static let problems: Set<Problem.Code> = [.unavailable, .signInThrottled]
        static let scope: Scope? = .applications
        var ending: Ending

        func run(_ work: Work) throws -> Int {
            let count = try work.db.throttles.count("trial", at: work.now, window: .seconds(3600))
            try work.record(.signedIn, of: .house, details: ["count": String(count)])
            switch ending {
            case .well: return count
            case .problem: throw Problem(.unavailable)
            case .refusal: throw work.refuse(Problem(.signInThrottled))
            case .fault: throw Failure()
            }
        }
    }

    private let someone = BeianCore.Actor.applicant(ID("acc_a"), door: .pc)

    @Test func aProblemUndoesEverythingAndARefusalKeepsTheCounter() async throws {
        let scene = try await Scene()
        #expect(try await scene.perform(Trial(ending: .well), as: someone) == 1)
        await expectProblem(.unavailable) { try await scene.perform(Trial(ending: .problem), as: someone) }
        #expect(try await scene.perform(Trial(ending: .well), as: someone) == 2)
        await expectProblem(.signInThrottled) { try await scene.perform(Trial(ending: .refusal), as: someone) }
        #expect(try await scene.perform(Trial(ending: .well), as: someone) == 4)
        let counts = try await scene.history(of: .house).compactMap { $0.details["count"] }
        #expect(counts == ["1", "2", "3", "4"])
    }

    @Test func aRefusalUnderAKeyKeepsTheCounterAndNoAnswer() async throws {
        let scene = try await Scene()
        let someone = try await scene.account().actor
        let once = Desk.once(key: "k", request: "r")
        for _ in 1...2 {
            await expectProblem(.signInThrottled) {
                try await scene.desk.perform(Trial(ending: .refusal), as: someone, once: once) { String($0) }
            }
        }
        let answer = try await scene.desk.perform(Trial(ending: .well), as: someone, once: once) { String($0) }
        #expect(answer == "3")
    }

    @Test func aFaultIsAnsweredWithAReferenceAndNothingElse() async throws {
        let scene = try await Scene()
        let problem = await expectProblem(.internal) { try await scene.perform(Trial(ending: .fault), as: someone) }
        #expect(problem?.parameters.keys.sorted() == ["reference"] && problem?.findings.isEmpty == true)
        #expect(problem?.parameters["reference"]?.wholeMatch(of: /ref_[0-9a-z]{12}/) != nil)
        #expect(try await scene.history(of: .house).isEmpty)
    }

    @Test func whoMayAsk() async throws {
        let scene = try await Scene()
        let trial = Trial(ending: .well)
        await expectProblem(.signInRequired) { try await scene.perform(trial, as: .visitor(.pc)) }
        await expectProblem(.notPermitted) { try await scene.perform(trial, as: .clock) }
        let narrow = BeianCore.Actor.applicant(ID("acc_a"), door: .api, scopes: [.personal])
        let problem = await expectProblem(.scopeMissing) { try await scene.perform(trial, as: narrow) }
        #expect(problem?.parameters == ["scope": "applications"])
        _ = try await scene.perform(trial, as: .applicant(ID("acc_a"), door: .api, scopes: [.applications]))
        #expect(try await scene.history(of: .house).count == 1, "whoever may not ask leaves no trace")
    }

    @Test func whenAnotherWriterIsInTheWayItRunsAgain() async throws {
        let scene = try await Scene()
        let busy = BusyBooks(scene.database, turnsAway: 4)
        let desk = Desk(
            database: busy, vault: scene.vault, house: scene.house, clock: scene.clock, log: Logger(label: "busy"))
        #expect(try await desk.perform(Trial(ending: .well), as: someone) == 1)
        let never = Desk(
            database: BusyBooks(scene.database, turnsAway: .max), vault: scene.vault, house: scene.house,
            clock: scene.clock, log: Logger(label: "busy"))
        await expectProblem(.unavailable) { try await never.perform(Trial(ending: .well), as: someone) }
        #expect(try await scene.history(of: .house).count == 1)
    }

    @Test(
        "Whoever changes the history is found out",
        arguments: [
            "UPDATE event SET actor = 'clock' WHERE subject = 'house' AND sequence = 2",
            "UPDATE event SET at = at + 1 WHERE subject = 'house' AND sequence = 2",
            "UPDATE event SET details_sealed = 'x' WHERE subject = 'house' AND sequence = 2",
            "UPDATE event SET stage_to = 'granted' WHERE subject = 'house' AND sequence = 2",
            "DELETE FROM event WHERE subject = 'house' AND sequence = 2",
            "DELETE FROM event WHERE subject = 'house' AND sequence = 1",
        ])
    func chain(forgery: String) async throws {
        let scene = try await Scene()
        for _ in 1...3 { try await scene.perform(Trial(ending: .well), as: someone) }
        #expect(try await scene.read { try $0.events.brokenChains() } == [])
        try await scene.write { try $0.run(SQL(raw: forgery)) }
        let broken = try await scene.read { try $0.events.brokenChains() }
        #expect(broken.first == "house/\(forgery.contains("= 1") ? 1 : 2)")
    }
}

/// Books in which another writer is always in the way, for a while.
private final class BusyBooks: Database {
    private let books: SQLiteDatabase
    private let left: Mutex<Int>

    init(_ books: SQLiteDatabase, turnsAway: Int) {
        self.books = books
        left = Mutex(turnsAway)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let isBusy = left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
        if isBusy {
            _ = try? await books.write { connection in
                _ = try body(connection)
                throw StoreFault.busy
            }
            throw StoreFault.busy
        }
        return try await books.write(body)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await books.read(body)
    }

    func close() throws {}
}
