import BeianCLI
import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

/// One run of the kill test: prepare, load and kill, settle, compare.
struct Ordeal: Sendable {
    let world: World
    let kills: Int
    let promises = Promises()

    func run() async throws {
        let settings = try world.settings(port: try FreePort.take())
        let (lives, reserves, insiders) = try await prepare(settings)
        let server = try MortalServer(settings, log: world.folder.appending(path: "server.log"))
        try await server.start()
        try await load(server, lives, reserves, insiders)
        server.stop()
        #expect(await promises.bugs == [])
        try await settle(settings)
        let reckoning = Reckoning(world: world, promises: promises, lives: lives + reserves)
        try await reckoning.compare(settings)
        try await reckoning.bite(settings)
        let (asked, lost) = (await promises.requests, await promises.unanswered)
        print(
            "kill test: \(kills) kills, \(lives.count) applications handed in, \(asked) requests, "
                + "\(lost) of them without an answer")
    }

    /// Accounts, ready drafts and reviewers, made by operations before the server starts.
    private func prepare(_ settings: Settings) async throws -> ([Life], [Life], [Insider]) {
        let clock = FixedClock(SystemClock().now + .seconds(-3600))
        let house = try await OpenHouse.open(settings, migrating: true, clock: clock, log: .quiet("preparing"))
        let scene = Scene(in: house, clock: clock)
        let all = try await scene.lives(6 + 6 * kills + Self.clients)
        var insiders: [Insider] = []
        for _ in 0..<2 {
            let colleague = try await scene.staff(.reviewer)
            guard let factor = TOTP(base32: colleague.factor.secret) else { throw SceneFault("no second factor") }
            insiders.append(Insider(member: colleague.member, password: colleague.password, factor: factor))
        }
        try house.database.close()
        return (Array(all.dropLast(Self.clients)), Array(all.suffix(Self.clients)), insiders)
    }

    private static let clients = 4

    // MARK: Load and kills

    private func load(
        _ server: MortalServer, _ lives: [Life], _ reserves: [Life], _ insiders: [Insider]
    ) async throws {
        let (kills, promises, administration) = (kills, promises, world.administration.administration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<Self.clients {
                let own = lives.enumerated().filter { $0.offset % Self.clients == index }.map(\.element)
                let reserve = reserves[index]
                group.addTask {
                    let client = FilingClient(origin: server.origin, promises: promises)
                    for life in own { try await client.live(life, saves: 3) }
                    var number = 0
                    while !Task.isCancelled {
                        number += 1
                        try await client.save(number, reserve)
                    }
                }
            }
            for (index, insider) in insiders.enumerated() {
                let own = lives.enumerated().filter { $0.offset % insiders.count == index }.map(\.element.application)
                group.addTask { try await review(own, insider, index, server) }
            }
            group.addTask { try await Self.answerSMS(administration) }
            for _ in 0..<kills {
                try await Task.sleep(for: .milliseconds(Int.random(in: 150...1200)))
                try server.killHard()
                try await server.start()
            }
            try await finish(lives, server)
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    /// Waits until the reviewers have accepted everything, so that the rest is settled without them.
    private func finish(_ lives: [Life], _ server: MortalServer) async throws {
        let all = Set(lives.map(\.application))
        for _ in 0..<1200 {
            if await promises.submitted.count + promises.accepted.count >= 2 * all.count { return }
            if await isThrough(lives) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw SceneFault("the load does not come to an end: \(await promises.accepted.count) of \(all.count) accepted")
    }

    /// Whether nothing waits for client or reviewer any more; an answer may have died with the server.
    private func isThrough(_ lives: [Life]) async -> Bool {
        guard
            let house = try? await OpenHouse.open(
                world.settings(port: 0), clock: SystemClock(), log: .quiet("looking"))
        else { return false }
        defer { try? house.database.close() }
        let ids = lives.map(\.application)
        let stages = try? await house.database.read { db in try ids.map { try db.applications.get($0).stage } }
        return stages?.allSatisfy { ![.draft, .initialReview].contains($0) } ?? false
    }

    private func review(
        _ ids: [ID<FilingApplication>], _ insider: Insider, _ index: Int, _ server: MortalServer
    ) async throws {
        let site = LiveSite(origin: server.origin, port: server.port)
        let reviewer = AcceptingReviewer(
            visitor: WebVisitor(site), insider: insider, promises: promises,
            code: { insider.factor.code(step: TOTP.step(at: SystemClock().now)) })
        try await reviewer.signIn()
        for id in ids {
            while await !promises.submitted.contains(id), !Task.isCancelled {
                // The answer to the submission may have died with the server; the page knows better.
                if let page = try? await reviewer.visitor.get(Links.staffApplication(id)), page.status == 200,
                    page.text.contains("action=\"\(Links.staffTake(id))\"")
                {
                    break
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            try await reviewer.accept(id)
        }
    }

    /// The persons in charge answer every SMS of the administration as soon as it comes.
    private static func answerSMS(_ administration: SimulatedAdministration) async throws {
        var done: Set<Int> = []
        while !Task.isCancelled {
            for message in try await administration.messages(mobile: nil, limit: 1000)
            where done.insert(message.number).inserted {
                _ = try await administration.verify(mobile: message.mobile, code: message.code, suffix: "010012")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    // MARK: Settling

    /// Lets everything come to rest in this process, with a clock that runs ahead past every lease and pause.
    private func settle(_ settings: Settings) async throws {
        let clock = FixedClock(SystemClock().now)
        let house = try await OpenHouse.open(settings, clock: clock, log: .quiet("settling"))
        let letters = try LetterBook()
        let carriers = try Assembly(house: house).carriers(letters: letters)
        let courier = Courier(desk: house.desk, carriers: carriers, log: .quiet("courier"))
        let results = ResultInbox(
            wire: AdministrationWire(address: world.administration.address, secret: "kill"),
            sink: DeskResultSink(desk: house.desk, isSimulated: true), now: { clock.now }, log: .quiet("results"))
        let administration = world.administration.administration
        let persons = Task { try await Self.answerSMS(administration) }
        defer { persons.cancel() }
        var quiet = 0
        for _ in 0..<200 where quiet < 4 {
            var moved = await courier.round()
            moved += try await results.poll()
            moved += try await administration.tick()
            let waiting = try await house.database.read { try $0.outbox.waiting().count }
            quiet = moved == 0 && waiting == 0 ? quiet + 1 : 0
            if moved == 0 {
                clock.advance(by: .seconds(150))
                try await Task.sleep(for: .milliseconds(150))
            }
        }
        try house.database.close()
        #expect(quiet == 4, "the house comes to rest")
    }
}
