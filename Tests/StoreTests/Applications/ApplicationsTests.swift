import BeianCore
import BeianStore
import BeianTesting
import Testing

@Suite("Applications and what they hold, in the store")
struct ApplicationsTests {
    @Test("The vocabularies of the store are those of the program")
    func vocabularies() async throws {
        let scene = try await Scene()
        func words(_ table: String) async throws -> Set<String> {
            try await scene.read { try Set($0.rows("SELECT name FROM \(raw: table)").map { try $0.text("name") }) }
        }
        #expect(try await words("stage") == Set(Stage.allCases.map(\.rawValue)))
        #expect(try await words("application_kind") == Set(ApplicationKind.allCases.map(\.rawValue)))
        #expect(try await words("filing_product") == Set(FilingProduct.allCases.map(\.rawValue)))
        #expect(
            try await words("service_number_state") == Set(ServiceIdentificationNumber.State.allCases.map(\.rawValue)))
        #expect(try await words("errand_kind") == Set(Errand.Kind.allCases.map(\.rawValue)))
    }

    @Test("What is stored comes back, and an old version is not stored")
    func versions() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.company(services: 3))
        let first = try await scene.stored(filing)
        var changed = first
        changed.dossier.entity[.entityName] = "改名"
        try await scene.write { [changed] in try $0.applications.save(changed, deadline: nil) }
        let second = try await scene.stored(filing)
        #expect(second.version == first.version + 1 && second.dossier == changed.dossier)
        await expectProblem(.changedMeanwhile) {
            try await scene.write { try $0.applications.save(first, deadline: nil) }
        }
    }

    @Test("Answers, verdicts and pictures of people lie sealed")
    func sealed() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let dossier = try await scene.stored(filing).dossier
        let tables = try await scene.read { db in
            try db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'").map { try $0.text("name") }
        }
        let secrets = [
            dossier.answer(.personDocumentNumber), dossier.answer(.personMobile), dossier.answer(.personMail),
            dossier.answer(.personName), dossier.answer(.documentNumber),
        ]
        for table in tables where !table.hasPrefix("sqlite_") {
            let values = try await scene.read { try $0.rows("SELECT * FROM \(raw: table)").flatMap(\.values) }
            for case .text(let text) in values {
                #expect(!secrets.contains { text.contains($0) }, "\(table) holds a personal value in clear")
            }
        }
    }

    @Test("Of two who take the last slot the key lets one win")
    func slots() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let id = try await scene.instance(of: holder, slots: 1)
        let instance = try #require(try await scene.read { try $0.instances.find(id) })
        let now = scene.clock.now
        try await scene.write { try $0.slots.take(of: instance, at: now) }
        await expectProblem(.slotsUsed) { try await scene.write { try $0.slots.take(of: instance, at: now) } }
    }

    @Test("Instances come in pages")
    func pages() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        var made: [ID<HostedInstance>] = []
        for _ in 1...5 { made.append(try await scene.instance(of: holder)) }
        var seen: [ID<HostedInstance>] = []
        while true {
            let last = seen.last
            let page = try await scene.read { try $0.instances.all(of: holder.id, after: last, limit: 2) }
            if page.isEmpty { break }
            seen += page.map(\.id)
        }
        #expect(seen == made.sorted())
    }

    @Test("A leased errand is nobody else's until the lease ends")
    func leases() async throws {
        let scene = try await Scene.withBook()
        _ = try await scene.application(at: .initialReview)
        let now = scene.clock.now
        let first = try await scene.write { try $0.outbox.claim(.mail, at: now) }
        #expect(!first.isEmpty && first.allSatisfy { $0.attempt == 1 })
        #expect(try await scene.write { try $0.outbox.claim(.mail, at: now + .seconds(119)) }.isEmpty)
        let again = try await scene.write { try $0.outbox.claim(.mail, at: now + .seconds(121)) }
        #expect(Set(again.map(\.id)) == Set(first.map(\.id)) && again.allSatisfy { $0.attempt == 2 })
    }
}
