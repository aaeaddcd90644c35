import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct NewPasswordTests {
    @Test(arguments: [
        ("short", "password.too-short"), ("1q2w3e4r5t", "password.common"), ("Password123!", "password.common"),
        ("1111111111111", "password.common"), ("1234567890123", "password.common"), ("qwertyuiopas", "password.common"),
        ("woaini5201314", "password.common"), ("13900000001", "password.like-address"),
        ("１３９０００００００１", "password.like-address"),
        (String(repeating: "a1b2c3", count: 30), "password.too-long"),
    ])
    func aPoorPasswordIsRefusedWithTheReason(_ typed: String, _ code: String) async {
        let problem = await expectProblem(.fieldsInvalid) { try NewPassword(typed, unlike: ["13900000001"]) }
        #expect(problem?.findings.map(\.code).contains(code) == true, "\(typed)")
        #expect(problem?.findings.first?.pointer == "#/password")
    }

    @Test(arguments: ["lantian staple 42", "蓝天之下有一匹白马正在奔跑", "hK7-vq2-Zp9"])
    func aGoodOneIsTakenAndNeverPrinted(_ typed: String) throws {
        #expect("\(try NewPassword(typed, unlike: []))" == "new password")
    }

    @Test func theHashDependsOnSaltCostAndPassword() async throws {
        let hasher = PasswordHasher(cost: 4)
        let password = try NewPassword("lantian staple 42", unlike: [])
        let first = try await hasher.hash(password)
        let second = try await hasher.hash(password)
        #expect(first.salt != second.salt && first.hash != second.hash && first.cost == 4)
        let parameters = SignInParameters.Answer(salt: first.salt, cost: first.cost)
        #expect(try await hasher.hash(typed: "lantian staple 42", with: parameters).matches(first))
        #expect(try await !hasher.hash(typed: "lantian staple 43", with: parameters).matches(first))
        #expect("\(first)" == "password hash")
    }

    @Test func theUsualCostWorks() async throws {
        let hash = try await PasswordHasher(cost: Policy().scryptCost).hash(
            NewPassword("lantian staple 42", unlike: []))
        #expect(hash.cost == 17 && hash.hash.count == 44)
    }
}
