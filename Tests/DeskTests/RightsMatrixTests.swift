import BeianCore
import BeianDesk
import BeianTesting
import Foundation
import Testing

/// Who may ask what, over everything that can be asked (权限矩阵).
@Suite struct RightsMatrixTests {
    private struct Ask {
        let name: String
        let askers: Set<Role>
        let scope: Scope?
    }

    private static let asks: [Ask] =
        Registry.operations.map { Ask(name: $0.name, askers: $0.askers, scope: $0.scope) }
        + Registry.enquiries.map { Ask(name: $0.name, askers: $0.askers, scope: $0.scope) }

    private func admitted(_ actor: BeianCore.Actor, to ask: Ask) -> Problem.Code? {
        do throws(Problem) {
            try Desk.admit(actor, askers: ask.askers, scope: ask.scope)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Each role is let in to what lists it, and to nothing else", arguments: Role.allCases)
    func roles(role: Role) {
        let actor = BeianCore.Actor(role: role, account: ID("acc_a"), staff: ID("stf_a"), door: .pc)
        for ask in Self.asks {
            let expected: Problem.Code? =
                ask.askers.contains(role) ? nil : role == .visitor ? .signInRequired : .notPermitted
            #expect(admitted(actor, to: ask) == expected, "\(role) asks \(ask.name)")
        }
    }

    @Test("A token opens what its scopes say and never more than its holder may", arguments: Role.allCases)
    func tokens(role: Role) {
        let sets: [Set<Scope>] = [[], [.applications], [.personal], [.instances], Set(Scope.allCases)]
        for scopes in sets {
            let actor = BeianCore.Actor(role: role, account: ID("acc_a"), door: .api, scopes: scopes)
            for ask in Self.asks where ask.askers.contains(role) {
                let expected: Problem.Code? =
                    if let scope = ask.scope { scopes.contains(scope) ? nil : .scopeMissing } else { .notPermitted }
                #expect(admitted(actor, to: ask) == expected, "\(role) with \(scopes) asks \(ask.name)")
            }
        }
    }

    @Test func auditorsChangeNothingButTheirOwnSignIn() {
        let changing = Registry.operations.filter { $0.askers.contains(.auditor) }.map { $0.name }
        let own: Set = [
            "account.end-session", "account.end-other-sessions", "account.change-password", "account.change-language",
            "review.view-picture",  // looking changes nothing; it is performed so that it leaves a line
        ]
        #expect(changing.filter { !$0.hasPrefix("staff.") && !$0.hasPrefix("session.") && !own.contains($0) } == [])
        #expect(Registry.enquiries.contains { $0.askers.contains(.auditor) })
    }

    @Test func machinesAskNothingOfPeople() {
        for role in [Role.clock, .courier, .administration] {
            for operation in Registry.operations where operation.askers.contains(role) {
                #expect(operation.askers == [role], "\(operation.name)")
            }
        }
    }

    @Test("Every step belongs to exactly one operation", arguments: Step.allCases)
    func steps(step: Step) {
        let owners = Registry.operations.filter { $0.steps.contains(step) }
        #expect(owners.count == 1, "\(step): \(owners.map { $0.name })")
        let takers = Set(Lifecycle.rows.filter { $0.step == step }.map(\.by))
        #expect(owners.first?.askers.isSuperset(of: takers) == true, "\(step) is taken by \(takers)")
    }

    @Test func namesAreUsedOnce() {
        let names = Self.asks.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/) != nil })
    }

    @Test func theRegistryListsEverythingInTheSourceTree() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/BeianDesk")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var operations: Set<String> = []
        var enquiries: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /package struct (\w+): (Operation|Enquiry)\b/) {
                if match.2 == "Operation" {
                    operations.insert(String(match.1))
                } else {
                    enquiries.insert(String(match.1))
                }
            }
        }
        let unlisted = operations.symmetricDifference(Registry.operations.map { String(describing: $0) })
            .union(enquiries.symmetricDifference(Registry.enquiries.map { String(describing: $0) }))
        #expect(unlisted.isEmpty)
        #expect(operations.count > 40 && enquiries.count > 15)
    }
}
