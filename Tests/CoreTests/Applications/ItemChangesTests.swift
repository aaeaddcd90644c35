import BeianCore
import BeianTesting
import Testing

@Suite("What of an item differs from what was handed in before")
struct ItemChangesTests {
    private let before = SampleDossier.company(services: 2)

    private func changed(_ dossier: Dossier) -> Set<ReviewItem> {
        Set(dossier.reviewItems.filter { !dossier.changes(of: $0, since: before).isEmpty })
    }

    @Test("nothing does when nothing was changed")
    func nothing() {
        #expect(changed(before).isEmpty)
    }

    @Test("an answer is told under its item only, of the service that it belongs to")
    func answers() {
        var dossier = before
        let service = dossier.services[1].id
        dossier.entity[.personMobile] = "13900008888"
        dossier.services[1].answers[.serviceName] = "青山演示官网"
        #expect(changed(dossier) == [ReviewItem(.contact), ReviewItem(.service, service: service)])
        #expect(dossier.changes(of: ReviewItem(.contact), since: before).fields == [.personMobile])
    }

    @Test("another place of hosting is told, and a service that was not there before is new in every answer")
    func hosting() {
        var dossier = before
        dossier.services[0].hosting = .number("abc123")
        let service = dossier.services[0].id
        #expect(changed(dossier) == [ReviewItem(.hosting, service: service)])
        var fewer = before
        let gone = fewer.services.remove(at: 0)
        let back = before.changes(of: ReviewItem(.domain, service: gone.id), since: fewer)
        #expect(back.fields.contains(.domain))
        #expect(before.changes(of: ReviewItem(.domain, service: before.services[1].id), since: fewer).isEmpty)
    }

    @Test("a picture that was exchanged is told under each item that it proves")
    func pictures() throws {
        var dossier = before
        let place = try #require(dossier.materials.firstIndex { $0.kind == .entityCertificate })
        let old = dossier.materials[place]
        let new = AttachedMaterial(kind: old.kind, service: old.service, material: ID("mat_new"))
        dossier.materials[place] = new
        let changes = dossier.changes(of: ReviewItem(.identity), since: before)
        #expect(changes.added == [new] && changes.removed == [old] && changes.fields.isEmpty)
        dossier.entity[.isLegalRepresentative] = "yes"
        #expect(dossier.proofs(of: ReviewItem(.person)).contains(new))
        dossier.entity[.isLegalRepresentative] = "no"
        #expect(!dossier.proofs(of: ReviewItem(.person)).contains(new))
    }
}
