import BeianCore
import BeianTesting
import Foundation
import Testing

@Suite("Dossiers as they were kept and as they are shown")
struct DossierTests {
    @Test("A dossier that was kept before services had kinds holds websites")
    func withoutKinds() throws {
        let kept = """
            {"entity":{"entity/name":"福州青山演示有限公司"},"materials":[],"services":[{"id":"svc_1","answers":
            {"service/name":"青山演示"},"hosting":{"number":{"_0":"abc123"}}}]}
            """
        let dossier = try JSONDecoder().decode(Dossier.self, from: Data(kept.utf8))
        #expect(dossier.services.map(\.kind) == [.website])
        #expect(dossier.services.first?.hosting == .number("abc123"))
        #expect(dossier.answer(.serviceName) == "青山演示")
        let again = try JSONDecoder().decode(Dossier.self, from: JSONEncoder().encode(dossier))
        #expect(again == dossier)
    }

    @Test("What names a person is masked, what stands in public registers is not")
    func masks() {
        var dossier = SampleDossier.company()
        #expect(dossier.mask(of: .entityName) == nil)
        #expect(dossier.mask(of: .personName) == .person)
        dossier.services[0].answers[.domainHolder] = dossier.answer(.entityName)
        #expect(dossier.mask(of: .domainHolder) == nil)
        dossier.services[0].answers[.domainHolder] = dossier.answer(.personName)
        #expect(dossier.mask(of: .domainHolder) == .person)

        dossier.entity[.nature] = EntityNature.individual.rawValue
        dossier.services[0].answers[.domainHolder] = dossier.answer(.entityName)
        #expect(dossier.mask(of: .entityName) == .person && dossier.mask(of: .domainHolder) == .person)
    }
}
