import BeianCLI
import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import BeianTesting
import Foundation
import Testing

/// Compares what the books hold after the kills with what was acknowledged, and with what the others have (对账).
struct Reckoning: Sendable {
    let world: World
    let promises: Promises
    let lives: [Life]

    func compare(_ settings: Settings) async throws {
        let house = try await OpenHouse.open(settings, clock: SystemClock(), log: .quiet("reckoning"))
        let books = house.database
        try await applications(books)
        try await numbers(books)
        let (mails, repeats) = try await notices(books)
        print("kill test: \(mails) mails arrived, \(repeats) of them again with the same Message-ID")
        try await slots(books)
        let broken = try await books.read { try $0.events.brokenChains() }
        #expect(broken == [], "every chain of the history is whole")
        try books.close()
    }

    /// Every acknowledged submission and acceptance led to a number, and every acknowledged answer is there.
    private func applications(_ books: SQLiteDatabase) async throws {
        let (submitted, accepted) = (await promises.submitted, await promises.accepted)
        #expect(!submitted.isEmpty && !accepted.isEmpty, "there was load")
        for life in lives {
            let stored = try await books.read { try $0.applications.get(life.application) }
            if submitted.contains(life.application) || accepted.contains(life.application) {
                #expect(stored.stage == .granted, "\(life.application) was acknowledged and is at \(stored.stage)")
            }
            let saved = await promises.saved[life.application] ?? 0
            let sent = await promises.sent[life.application] ?? 0
            let digits = stored.dossier.entity[.entityRemark].filter(\.isNumber)
            let found = Int(digits) ?? 0
            #expect((saved...max(saved, sent)).contains(found), "\(life.application): saved \(saved), found \(found)")
        }
    }

    /// The register holds exactly the numbers that the administration issued.
    private func numbers(_ books: SQLiteDatabase) async throws {
        let issued = try await world.administration.administration.database.read { db in
            try db.rows("SELECT number, domain FROM service ORDER BY number").map {
                "\(try $0.text("number")) \(try $0.text("domain"))"
            }
        }
        let held = try await books.read { db in
            try db.rows("SELECT number, domain FROM register_service ORDER BY number").map {
                "\(try $0.text("number")) \(try $0.text("domain"))"
            }
        }
        #expect(issued == held, "register and administration hold the same numbers")
        #expect(Set(issued).count == issued.count)
        let granted = try await books.read {
            try $0.row("SELECT COUNT(*) AS count FROM application WHERE stage = 'granted'")?.int("count")
        }
        #expect(granted == held.count, "each granted application has its number")
    }

    /// Every notice of the catalogue is on the pages and in the mail; answers how many mails came, and how many again.
    @discardableResult
    private func notices(_ books: SQLiteDatabase) async throws -> (mails: Int, repeats: Int) {
        let arrived = try world.mails.mails()
        var times: [String: Int] = [:]
        for mail in arrived { times[mail.messageID, default: 0] += 1 }
        let texts = Set(await world.texts.messages().map(\.message.reference))
        for life in lives {
            let (demanded, left) = try await books.read { db in
                let events = try db.events.all(of: Subject(life.application))
                let demanded = events.flatMap { event -> [String] in
                    guard case .tells(let notices) = event.occurrence.telling else { return [] }
                    return notices.filter { $0.audience == .contacts }.map(\.letter.rawValue)
                }
                let messages = try db.messages.all(of: life.account, limit: 500)
                let left = messages.filter { $0.application == life.application }.map(\.letter.rawValue)
                return (demanded.sorted(), left.sorted())
            }
            #expect(demanded == left, "\(life.application): each event that is to be told stands on the pages once")
            let mailed = try await errands(books, "mail", of: life.application)
            #expect(mailed.count == demanded.count, "\(life.application): each notice has its mail")
        }
        let mailErrands = try await errands(books, "mail")
        let lost = mailErrands.filter { id in !times.keys.contains { $0.contains(id) } }
        #expect(lost == [], "mails that never arrived")
        let foreign = times.keys.filter { key in !mailErrands.contains { key.contains($0) } }
        #expect(foreign == [], "a mail arrives twice only with the same Message-ID")
        let silent = try await errands(books, "sms").filter { !texts.contains($0) }
        #expect(silent == [], "SMS that never arrived")
        let givenUp = try await books.read { try $0.outbox.counts().map(\.givenUp).reduce(0, +) }
        #expect(givenUp == 0)
        return (arrived.count, times.values.reduce(0) { $0 + $1 - 1 })
    }

    private func errands(
        _ books: SQLiteDatabase, _ kind: String, of application: ID<FilingApplication>? = nil
    ) async throws -> [String] {
        try await books.read { db in
            let rows =
                if let application {
                    try db.rows("SELECT id FROM outbox WHERE kind = \(kind) AND subject = \(application.text)")
                } else {
                    try db.rows("SELECT id FROM outbox WHERE kind = \(kind)")
                }
            return try rows.map { try $0.text("id") }
        }
    }

    /// Each handed-in application holds one slot of its instance, used up by the grant; a draft holds none.
    private func slots(_ books: SQLiteDatabase) async throws {
        for life in lives {
            let (slots, stage) = try await books.read { db in
                (try db.slots.taken(of: life.instance), try db.applications.get(life.application).stage)
            }
            let isGranted = stage == .granted
            #expect(slots.count == (isGranted ? 1 : 0), "\(life.instance) at \(stage)")
            #expect(slots.allSatisfy { $0.application == life.application && $0.isConsumed == isGranted })
        }
    }

    // MARK: That it can fail

    /// Takes things away from the books, one after the other, and sees that each is missed.
    func bite(_ settings: Settings) async throws {
        let house = try await OpenHouse.open(settings, clock: SystemClock(), log: .quiet("biting"))
        let books = house.database
        try await books.write { try $0.run("DELETE FROM message WHERE id = (SELECT MAX(id) FROM message)") }
        await withKnownIssue("a message is missed") { try await notices(books) }
        try await books.write {
            try $0.run(
                """
                UPDATE register_service SET number = '闽ICP备2026999999号-1'
                WHERE id = (SELECT MAX(id) FROM register_service)
                """)
        }
        await withKnownIssue("a number is missed") { try await numbers(books) }
        try await books.write { try $0.run("DELETE FROM slot WHERE instance = (SELECT MAX(instance) FROM slot)") }
        await withKnownIssue("a slot is missed") { try await slots(books) }
        try books.close()
    }
}
