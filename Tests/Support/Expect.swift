package import BeianCore
package import BeianDesk
package import Testing

/// Expects that the body ends with one of the problems, and answers it.
@discardableResult
package func expectProblem<Answer>(
    _ codes: Problem.Code..., at location: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Answer
) async -> Problem? {
    do {
        _ = try await body()
        Issue.record("no problem, though \(names(codes)) was expected", sourceLocation: location)
    } catch let problem as Problem {
        if codes.contains(problem.code) { return problem }
        Issue.record("\(problem) instead of \(names(codes))", sourceLocation: location)
    } catch {
        Issue.record("\(error) instead of \(names(codes))", sourceLocation: location)
    }
    return nil
}

/// Expects that exactly these roles may ask, by asking as every other.
package func expectAskers<O: BeianDesk.Operation>(
    _ roles: Set<Role>, of operation: O, in scene: Scene, at location: SourceLocation = #_sourceLocation
) async {
    #expect(O.askers == roles, sourceLocation: location)
    for role in Role.allCases where !roles.contains(role) {
        let account: ID<Account>? = role == .applicant ? ID("acc_nobody") : nil
        let stranger = BeianCore.Actor(role: role, account: account, door: .pc)
        await expectProblem(.notPermitted, .signInRequired, at: location) {
            try await scene.perform(operation, as: stranger)
        }
    }
}

private func names(_ codes: [Problem.Code]) -> String {
    codes.map(\.rawValue).joined(separator: " or ")
}
