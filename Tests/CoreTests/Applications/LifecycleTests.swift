import BeianCore
import Testing

@Suite("The life of an application")
struct LifecycleTests {
    private static let kinds = ApplicationKind.allCases
    private static let rows = Lifecycle.rows

    private func rows(on route: Route) -> [Lifecycle.Row] { Self.rows.filter { $0.only.holds(for: route) } }

    private func reachable(from start: Stage, on route: Route) -> Set<Stage> {
        var found: Set<Stage> = [start]
        var open = [start]
        while let stage = open.popLast() {
            for row in rows(on: route) where row.from == stage && found.insert(row.to).inserted { open.append(row.to) }
        }
        return found
    }

    @Test("A step leads from a stage to one place", arguments: kinds)
    func oneDestination(kind: ApplicationKind) {
        let rows = rows(on: Route(of: kind))
        for (index, row) in rows.enumerated() {
            let twin = rows.dropFirst(index + 1).first { $0.from == row.from && $0.step == row.step }
            #expect(twin == nil, "\(row.from) \(row.step) leads to \(row.to) and elsewhere")
        }
    }

    @Test("Every stage is reached from the draft by some kind, and by first filings as far as they go")
    func everyStageIsReached() {
        let reached = Self.kinds.reduce(into: Set<Stage>()) { $0.formUnion(reachable(from: .draft, on: Route(of: $1))) }
        #expect(reached == Set(Stage.allCases))
        #expect(reachable(from: .draft, on: Route(of: .firstFiling)) == Set(Stage.allCases))
    }

    @Test("Whoever is at a stage can leave it, and from the end nothing leads on", arguments: kinds)
    func waysOut(kind: ApplicationKind) {
        let route = Route(of: kind)
        for stage in reachable(from: .draft, on: route) {
            let out = rows(on: route).filter { $0.from == stage }
            #expect(out.isEmpty == stage.isFinal, "\(kind) at \(stage)")
        }
        #expect(Stage.allCases.filter(\.isFinal) == [.granted, .abandoned, .lapsed, .void])
    }

    @Test("From everywhere an end can be reached", arguments: kinds)
    func noTraps(kind: ApplicationKind) {
        let route = Route(of: kind)
        for stage in reachable(from: .draft, on: route) {
            #expect(reachable(from: stage, on: route).contains { $0.isFinal }, "\(kind) is trapped at \(stage)")
        }
    }

    @Test("What is not in the table cannot happen, and nobody takes another's step", arguments: kinds)
    func wholeProduct(kind: ApplicationKind) {
        let route = Route(of: kind)
        for stage in Stage.allCases {
            for step in Step.allCases {
                let here = rows(on: route).filter { $0.from == stage && $0.step == step }
                for role in Role.allCases {
                    let expected: Result<Stage, Problem> =
                        if let row = here.first(where: { $0.by == role }) {
                            .success(row.to)
                        } else {
                            .failure(
                                Problem(
                                    here.isEmpty ? .stepNotOpen : .notYourTurn,
                                    parameters: [
                                        "stage": stage.rawValue, "step": step.rawValue,
                                        "turn": stage.facts.turn?.rawValue ?? "nobody",
                                    ]))
                        }
                    let found = Result { () throws(Problem) in
                        try Lifecycle.destination(of: step, at: stage, by: role, on: route)
                    }
                    #expect(found == expected, "\(kind): \(role) \(step) at \(stage)")
                    let offered = Lifecycle.steps(at: stage, by: role, on: route).contains(step)
                    #expect(offered == here.contains { $0.by == role })
                }
            }
        }
    }

    @Test("Every step has a row", arguments: Step.allCases)
    func noDeadSteps(step: Step) {
        #expect(Self.rows.contains { $0.step == step })
    }

    @Test(
        "Whose turn it is takes a step there, or tells who reports the move made elsewhere", arguments: Stage.allCases)
    func turns(stage: Stage) {
        let takers = Set(Self.rows.filter { $0.from == stage }.map(\.by))
        guard let turn = stage.facts.turn else {
            #expect(takers.isEmpty && stage.facts.within == nil && stage.facts.editable == .nothing)
            return
        }
        #expect(stage.facts.within != nil)
        if let reporter = stage.facts.reportedBy {
            #expect(takers.contains(reporter) && !takers.contains(turn))
        } else {
            #expect(takers.contains(turn))
        }
    }

    @Test("Only the applicant's stages can be edited")
    func editable() {
        let open = Stage.allCases.filter { $0.facts.editable != .nothing }
        #expect(open == [.draft, .correction] && open.allSatisfy { $0.facts.turn == .applicant })
    }

    @Test("What follows a row is told to somebody, or is silent for a reason", arguments: Step.allCases)
    func telling(step: Step) {
        switch Occurrence.following(step).telling {
        case .tells(let notices): #expect(!notices.isEmpty)
        case .silent(let reason): #expect(reason.count > 20)
        }
        let steps = Step.allCases.filter { Occurrence.following($0) == Occurrence.following(step) }
        #expect(steps == [step], "two steps are told as one")
    }

    @Test("An application moves by the table, and a move ends the reviewer's hold")
    func advance() throws {
        var application = SampleApplication.make()
        application.takenBy = ID("stf_a")
        application.takenAt = SampleApplication.start
        let later = SampleApplication.start + .seconds(60)
        try application.advance(.submit, as: .applicant(application.account, door: .pc), at: later)
        #expect(application.stage == .initialReview && application.stageSince == later)
        #expect(application.takenBy == nil && application.takenAt == nil)
        let before = application
        #expect(
            throws: Problem(
                .notYourTurn,
                parameters: [
                    "stage": "initial-review", "step": "accept", "turn": "reviewer",
                ])
        ) {
            try application.advance(.accept, as: .applicant(application.account, door: .pc), at: later)
        }
        #expect(application == before)
    }
}
