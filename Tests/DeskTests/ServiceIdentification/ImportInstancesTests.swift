import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ImportInstancesTests {
    private let sound = [
        "id": "ins-1", "product": "hosting", "model": "ecs.c7", "province": "fujian", "region": "cn-1",
        "publicIPs": "203.0.113.9; 2001:db8::1", "billing": "subscription", "boughtOn": "2026-01-01",
        "validUntil": "2027-01-01", "slots": "",
    ]

    @Test func theInventoryIsTakenOverAndBroughtUpToDate() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        var row = sound
        row["owner"] = holder.address.text
        #expect(try await scene.perform(ImportInstances(rows: [InstanceRow(row)]), as: .console) == 1)
        let first = try await scene.read { try $0.instances.find(ID("ins-1")) }
        #expect(first?.owner == holder.id && first?.slots == 5)
        #expect(first?.publicIPs == ["203.0.113.9", "2001:db8::1"])
        try await scene.perform(IssueServiceIdentificationNumber(instance: ID("ins-1")), as: holder.actor)
        row["owner"] = holder.id.text
        row["validUntil"] = "2028-01-01"
        row["slots"] = "2"
        try await scene.perform(ImportInstances(rows: [InstanceRow(row)]), as: .console)
        let second = try await scene.read { try $0.instances.find(ID("ins-1")) }
        #expect(second?.validUntil.description == "2028-01-01" && second?.slots == 2)
        #expect(try await scene.read { try $0.slots.taken(of: ID("ins-1")) }.count == 1, "taken stays taken")
        let history = try await scene.history(of: .house)
        #expect(history.map(\.occurrence) == [.instancesImported, .instancesImported])
        #expect(history[0].details == ["count": "1"] && history[0].actor == "operator console")
    }

    @Test(
        "A faulty column is named and nothing is imported",
        arguments: [
            ("id", "", "id"), ("id", "a b", "id"), ("owner", "acc_none", "owner"), ("product", "host", "choice"),
            ("billing", "", "choice"), ("boughtOn", "1.1.2026", "day"), ("validUntil", "2026-02-30", "day"),
            ("province", "atlantis", "province"), ("slots", "6", "slots"), ("slots", "0", "slots"),
            ("slots", "x", "slots"),
            ("publicIPs", "203.0.113", "ip"), ("publicIPs", "+1.2.3.4", "ip"), ("publicIPs", "203.0.113.256", "ip"),
        ])
    func faults(column: String, value: String, code: String) async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        var good = sound
        good["owner"] = holder.id.text
        var bad = good
        bad["id"] = "ins-2"
        bad[column] = value
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(ImportInstances(rows: [InstanceRow(good), InstanceRow(bad)]), as: .console)
        }
        #expect(problem?.findings.map(\.pointer) == ["#/1/\(column)"])
        #expect(problem?.findings.map(\.code) == ["instance-row.\(code)"])
        #expect(try await scene.read { try $0.instances.find(ID("ins-1")) } == nil)
    }

    @Test func shopsCarryOneAndOnlyOperatorsImport() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        var row = sound
        row["owner"] = holder.id.text
        row["product"] = "shop-1688"
        try await scene.perform(ImportInstances(rows: [InstanceRow(row)]), as: .console)
        #expect(try await scene.read { try $0.instances.find(ID("ins-1")) }?.slots == 1)
        await expectAskers([.operator], of: ImportInstances(rows: []), in: scene)
        let token = BeianCore.Actor(role: .operator, door: .api, scopes: [.instances])
        try await scene.perform(ImportInstances(rows: [InstanceRow(row)]), as: token)
        await expectProblem(.scopeMissing) {
            try await scene.perform(
                ImportInstances(rows: []), as: BeianCore.Actor(role: .operator, door: .api, scopes: [.applications]))
        }
    }
}
