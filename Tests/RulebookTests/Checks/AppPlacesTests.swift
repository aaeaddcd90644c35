import BeianCore
import BeianRulebook
import Testing

@Suite("Findings about what is told of an app")
struct AppPlacesTests {
    @Test("They point to the app, behind its answers and before its hosting, and belong to the service")
    func places() throws {
        let application = try CheckScene.members(
            #"{"services":[{"kind":"app","app":{"icon":false,"platforms":[]}}]}"#)
        let found = try CheckScene.preflight().judge(.object(application), place: "-").findings
            .filter { $0.severity == .block }.map(\.pointer)
        let icon = try #require(found.firstIndex(of: "#/services/0/app/icon"))
        let platforms = try #require(found.firstIndex(of: "#/services/0/app/platforms"))
        let hosting = try #require(found.firstIndex(of: "#/services/0/hosting"))
        let name = try #require(found.firstIndex(of: "#/services/0/name"))
        #expect(name < icon && icon < platforms && platforms < hosting)
        let rules = try CheckScene.book.get().rules.filter { [.app, .appIcon, .appPlatforms].contains($0.place) }
        #expect(!rules.isEmpty && rules.allSatisfy { $0.place.topic == .service && $0.isOfService })
    }

    @Test("Without an app in the file nothing is asked about it")
    func untold() throws {
        let application = try CheckScene.members(#"{"services":[{"kind":"app","name":"青山演示"}]}"#)
        let found = try CheckScene.preflight().judge(.object(application), place: "-").findings
        #expect(!found.contains { $0.pointer.hasPrefix("#/services/0/app") })
    }
}
