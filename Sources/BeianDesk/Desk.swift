package import BeianCore
package import BeianStore
package import Logging

/// The one door through which everything is asked (受理台): rights, transaction, history, retry, once for all.
package struct Desk: Sendable {
    package let database: any Database
    package let house: House
    package let clock: any TimeSource
    /// Where uploaded pictures lie.
    let vault: MaterialVault
    private let log: Logger

    package init(database: any Database, vault: MaterialVault, house: House, clock: any TimeSource, log: Logger) {
        self.database = database
        self.vault = vault
        self.house = house
        self.clock = clock
        self.log = log
    }

    /// Performs an operation in one transaction.
    ///
    /// - Throws: a problem that the operation declares; anything else becomes `.internal` with a reference.
    package func perform<O: Operation>(_ operation: O, as actor: Actor) async throws(Problem) -> O.Outcome {
        try Self.admit(actor, askers: O.askers, scope: O.scope)
        return try await settled(O.name, O.problems) { now in
            try await database.write { db in
                let work = Work(actor: actor, now: now, house: house, db: db, operation: O.name)
                do {
                    let outcome = try operation.run(work)
                    assert(work.recorded > 0, "\(O.name) recorded nothing")
                    return .done(outcome)
                } catch let refusal as Refusal {
                    return .refused(refusal.problem)
                }
            }
        }
    }

    /// Performs an operation once for a key: asked again with the same request, it answers what it answered first.
    ///
    /// - Parameters:
    ///   - once: the key that the client chose and a digest of its request.
    ///   - print: turns the outcome into the text that is kept.
    package func perform<O: Operation>(
        _ operation: O, as actor: Actor, once: Once, print: @escaping @Sendable (O.Outcome) throws -> String
    ) async throws(Problem) -> String {
        try Self.admit(actor, askers: O.askers, scope: O.scope)
        return try await settled(O.name, O.problems.union([.idempotencyMismatch])) { now in
            try await database.write { db in
                let owner = actor.account?.text ?? actor.staff?.text ?? "house"
                if let kept = try db.answers.find(once, of: owner) { return .done(kept) }
                let work = Work(actor: actor, now: now, house: house, db: db, operation: O.name)
                do {
                    let answer = try print(operation.run(work))
                    try db.answers.keep(answer, for: once, of: owner, at: now)
                    return .done(answer)
                } catch let refusal as Refusal {
                    return .refused(refusal.problem)
                }
            }
        }
    }

    /// Answers a question on a consistent snapshot.
    package func answer<E: Enquiry>(_ enquiry: E, as actor: Actor) async throws(Problem) -> E.Answer {
        try Self.admit(actor, askers: E.askers, scope: E.scope)
        return try await settled(E.name, E.problems) { now in
            try await database.read { db in
                .done(try enquiry.answer(Work(actor: actor, now: now, house: house, db: db, operation: E.name)))
            }
        }
    }

    /// Whether somebody may ask at all.
    package static func admit(_ actor: Actor, askers: Set<Role>, scope: Scope?) throws(Problem) {
        guard askers.contains(actor.role) else {
            throw Problem(actor.role == .visitor ? .signInRequired : .notPermitted)
        }
        guard let scopes = actor.scopes else { return }
        guard let scope else { throw Problem(.notPermitted) }
        guard scopes.contains(scope) else { throw Problem(.scopeMissing, parameters: ["scope": scope.rawValue]) }
    }

    private enum Ending<Value: Sendable>: Sendable {
        case done(Value)
        case refused(Problem)
    }

    private func settled<Value: Sendable>(
        _ name: String, _ declared: Set<Problem.Code>, _ body: (Instant) async throws -> Ending<Value>
    ) async throws(Problem) -> Value {
        let problem: Problem
        do {
            switch try await patiently(body) {
            case .done(let value):
                log.debug("done", metadata: ["operation": "\(name)"])
                return value
            case .refused(let refused): problem = refused
            }
        } catch let thrown as Problem {
            problem = thrown
        } catch {
            let reference = "ref_" + house.mint.random(12)
            log.error("failed", metadata: ["operation": "\(name)", "reference": "\(reference)", "error": "\(error)"])
            throw Problem(.internal, parameters: ["reference": reference])
        }
        assert(
            declared.contains(problem.code) || problem.code == .internal,
            "\(name) ended with the undeclared problem \(problem.code.rawValue)")
        log.debug("refused", metadata: ["operation": "\(name)", "problem": "\(problem.code.rawValue)"])
        throw problem
    }

    /// Runs again when another writer got in the way; safe because operations call nothing outside.
    private func patiently<Value>(_ body: (Instant) async throws -> Value) async throws -> Value {
        for attempt in 0..<10 {
            do {
                return try await body(clock.now)
            } catch StoreFault.busy {
                try await Task.sleep(for: .milliseconds(Int.random(in: 5...(10 << min(attempt, 6)))))
            }
        }
        throw Problem(.unavailable)
    }
}
