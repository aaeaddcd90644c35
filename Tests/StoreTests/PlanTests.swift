import BeianCore
import BeianStore
import BeianTesting
import Synchronization
import Testing

/// What is asked often finds its rows by an index; a table is never read from end to end.
@Suite("The plans of the hot queries")
struct PlanTests {
    private static let many = 3000

    @Test("Nothing that is asked often scans a table")
    func noScans() async throws {
        let scene = try await filled()
        let now = scene.clock.now
        let plans = Mutex<[String]>([])
        try await scene.write { db in
            let watched = Watched(connection: db) { plan in plans.withLock { $0.append(plan) } }
            try queues(watched, now)
            try lookups(watched, now)
        }
        let seen = plans.withLock { $0 }
        #expect(seen.count > 40)
        // the last row of an index is read from its end, which the engine calls a scan
        let scans = seen.filter { $0.contains("SCAN ") && !$0.hasSuffix("ORDER BY sequence DESC LIMIT 1") }
        #expect(scans.isEmpty, "\(scans.joined(separator: "\n"))")
    }

    private func queues(_ db: Watched, _ now: Instant) throws {
        let place = QueuePlace(deadline: now, id: ID("app_x"))
        _ = try db.applications.queue(at: .initialReview)
        _ = try db.applications.queue(at: .initialReview, province: "fujian", lateAt: now, after: place)
        _ = try db.applications.queue(at: .refused, heldBy: ID("stf_a"), takenSince: now)
        _ = try db.applications.all(of: ID("acc_a"))
        _ = try db.applications.overdue(at: now, count: 100)
        _ = try db.applications.unreminded(at: now, untilEnd: 6..<16, count: 100)
        _ = try db.applications.open(of: ID("acc_a"), entityDigest: "d")
        _ = try db.applications.hasOpen(ID("acc_a"))
        _ = try db.applications.holdsEntity(ID("acc_a"), besides: ID("app_a"))
        _ = try db.applications.open(withDomain: "a.cn", besides: ID("app_a"))
        for kind in Errand.Kind.allCases { _ = try db.outbox.claim(kind, at: now) }
        _ = try db.outbox.find(ID("err_a"))
        try db.outbox.cancel(.report, of: "app_a", at: now)
        _ = try db.messages.all(of: ID("acc_a"))
        _ = try db.messages.unread(of: ID("acc_a"))
        _ = try db.events.all(of: Subject(recorded: "app_a"))
        _ = try db.submissions.verdicts(of: ID("app_a"), round: 1, account: ID("acc_a"))
        _ = try db.submissions.firstDay(of: ID("app_a"))
        _ = try db.applications.unreported(after: "app_a", limit: 25)
        _ = try db.touchedApplications.unseen(after: ID("app_a"), limit: 50)
        _ = try db.touchedApplications.see(ID("app_a"), at: now)
        _ = try db.rulebookTerms.last(2)
        _ = try db.touchedApplications.unseen(of: ID("app_a"))
        _ = try db.personQuestions.has("q", of: ID("acc_a"))
        _ = try db.personQuestions.count(of: ID("acc_a"), on: now.beijingDay)
        _ = try db.handedInPersons.applications(using: "m", besides: "p", of: "e")
        try db.handedInPersons.forget(of: ID("app_a"))
    }

    private func lookups(_ db: Watched, _ now: Instant) throws {
        _ = try db.register.find(domain: "a.cn")
        _ = try db.register.find(number: "闽ICP备2026000001号-1")
        _ = try db.register.find(number: "闽ICP备2026000001号")
        _ = try db.register.find(organisation: "福州")
        _ = try db.register.isFiled(domain: "a.cn")
        _ = try db.register.entity(digest: "d")
        _ = try db.register.entities(ofDomains: ["a.cn", "b.cn"])
        _ = try db.filedPersons.usesMobile("m", besides: "p", of: ID("ent_a"))
        let person = PersonDigests(person: "p", mobile: "m", mail: "a", emergency: "e")
        _ = try db.filedPersons.differs(from: person, of: nil)
        _ = try db.filedPersons.leads("p", besides: ID("ent_a"))
        _ = try db.register.hasLive(ID("acc_a"))
        _ = try db.register.entityNumber(of: ID("acc_a"))
        _ = try db.results.waiting(limit: 100)
        _ = try db.results.find(7)
        _ = try db.events.anchor(at: now)
        _ = try db.register.entries(of: ID<FilingApplication>("app_a"))
        _ = try db.register.entries(of: ID<Account>("acc_a"))
        _ = try db.register.openApplicationsWithFiledDomains(limit: 100)
        _ = try db.instances.all(of: ID("acc_a"))
        _ = try db.slots.taken(of: ID("ins_a"))
        _ = try db.slots.taken(by: ID("app_a"))
        try db.slots.free(of: ID<FilingApplication>("app_a"))
        try db.slots.free(of: ID<ServiceIdentificationNumber>("sin_a"))
        try db.slots.consume(of: ID("app_a"))
        _ = try db.serviceNumbers.find(typed: "a")
        _ = try db.serviceNumbers.all(of: ID("acc_a"))
        _ = try db.serviceNumbers.bound(to: ID("app_a"))
        try db.serviceNumbers.free(of: ID("app_a"))
        try db.serviceNumbers.consume(of: ID("app_a"))
        _ = try db.reports.find(ID("rep_a"))
        _ = try db.reports.lastSequence()
        _ = try db.materials.find(ID("mat_a"))
        _ = try db.accounts.find(addressDigest: "d")
        _ = try db.accounts.boundAccount(forEntity: "d")
        _ = try db.accounts.logins(of: ID("acc_a"))
        _ = try db.contacts.all(of: ID("acc_a"))
        _ = try db.throttles.count("a", at: now, window: .seconds(60))
        _ = try db.answers.find(Once(key: "a", request: "b"), of: "acc_a")
        try db.answers.forget(before: now)
        _ = try db.sessions.find(tokenDigest: "d", at: now)
        _ = try db.tokens.find(tokenDigest: "d", at: now)
    }

    /// A house with some thousand applications and errands.
    private func filled() async throws -> Scene {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let now = scene.clock.now
        try await scene.write { db in
            for number in 0..<Self.many {
                try db.run(
                    """
                    INSERT INTO application (id, account, kind, product, stage, stage_since, deadline_at, is_open,
                        reviewed, reported, verified_by_sms, province, entity_digest, dossier_sealed, round,
                        returned_items, created_at, updated_at, version)
                    VALUES (\("app_\(number)"), \(holder.id), 'first-filing', 'hosting', 'initial-review', \(now), \(now),
                        1, 1, 1, 1, 'fujian', \("d\(number)"), 'x', 1, '', \(now), \(now), 1)
                    """)
                try db.run(
                    """
                    INSERT INTO outbox (id, kind, subject, payload_sealed, due_at, created_at, done_at)
                    VALUES (\("err_\(number)"), 'mail', \("app_\(number)"), '', \(now), \(now), \(now))
                    """)
            }
        }
        return scene
    }
}

/// A connection that tells how the engine means to find the rows of each statement.
private struct Watched: Connection {
    let connection: any Connection
    let tell: (String) -> Void

    var dialect: Dialect { connection.dialect }
    var keys: KeyRing { connection.keys }

    func run(_ sql: SQL) throws -> Int {
        try explain(sql)
        return try connection.run(sql)
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try explain(sql)
        return try connection.rows(sql)
    }

    func script(_ text: String) throws { try connection.script(text) }
    func tombstonesChanged() { connection.tombstonesChanged() }

    private func explain(_ sql: SQL) throws {
        let steps = try connection.rows("EXPLAIN QUERY PLAN " + sql).map { try $0.text("detail") }
        tell(steps.joined(separator: " | ") + " ← " + sql.text(for: .sqlite).prefix(160))
    }
}
