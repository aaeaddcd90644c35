import BeianStore
import BeianTesting
import Testing

@Suite("The shape of the store")
struct ShapeTests {
    @Test("Tables, columns, keys and indexes are those that were looked at")
    func shape() async throws {
        let scene = try await Scene()
        Golden.expect(try await scene.read { try Shape.read($0) }, named: "shape.txt")
    }
}
