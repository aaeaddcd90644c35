import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// Every frozen field of a section is named at once.
@Suite struct FrozenTogetherTests {
    @Test func allFrozenFieldsAreNamed() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let problem = await expectProblem(.fieldFrozen) {
            try await scene.perform(
                SaveSection(
                    application: draft.id, seen: nil, section: .typeCheck,
                    answers: [.province: Province.beijing.rawValue, .domain: "anders-demo.cn"]),
                as: holder.actor)
        }
        #expect(Set(problem?.findings.map(\.pointer) ?? []) == ["#/entity/province", "#/services/0/domain"])
        #expect(try await scene.read { try $0.applications.get(draft.id) }.version == draft.version)
    }
}
