import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Instances, numbers and messages by the API")
struct HostingAPITests {
    private static func row(_ holder: Holder, id: String = "i-lantian-01", billing: String = "subscription") -> String {
        """
        {"id":"\(id)","owner":"\(holder.address.text)","product":"hosting","model":"ecs.c7","province":"fujian",
        "region":"cn-demo-1","publicIPs":["203.0.113.8"],"billing":"\(billing)","boughtOn":"2026-01-01",
        "validUntil":"2027-12-31","slots":2}
        """
    }

    @Test func `an operator's token imports instances as JSON and as CSV`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let office = try await client.asOperator(in: scene)
            let rows = "[\(Self.row(holder)),\(Self.row(holder, id: "i-lantian-02", billing: "trial"))]"
            let taken = try await office.ask("POST", "/api/v1/instances", rows)
            #expect(try taken.status == 200 && taken.json["imported"].number == 2)
            let sheet = """
                id,owner,product,model,province,region,publicIPs,billing,boughtOn,validUntil,slots
                i-lantian-03,\(holder.address.text),hosting,"ecs, big",fujian,cn-demo-1,203.0.113.9,subscription,2026-01-01,2027-12-31,
                """
            let csv = try await office.ask("POST", "/api/v1/instances", sheet, ["Content-Type": "text/csv"])
            #expect(csv.status == 200, "\(csv.text)")
            let own = try await client.with(of: holder, in: scene)
            let shown = try await own.ask("GET", "/api/v1/instances").json["items"]
            #expect(shown.list.map { $0["id"].text } == ["i-lantian-01", "i-lantian-02", "i-lantian-03"])
            #expect(shown[0]["obstacles"].list.isEmpty && shown[1]["obstacles"][0]["code"].text == "not-subscribed")
            #expect(!shown[1]["obstacles"][0]["reason"].text.isEmpty)
            #expect(shown[2]["model"].text == "ecs, big")
        }
    }

    @Test func `all rows or none, and every fault at its row`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let office = try await client.asOperator(in: scene)
            let rows = "[\(Self.row(holder)),\(Self.row(holder, id: "", billing: "barter"))]"
            let refused = try await office.ask("POST", "/api/v1/instances", rows)
            try expect(refused, 422, .fieldsInvalid)
            #expect(try Set(refused.pointers) == ["#/1/id", "#/1/billing"])
            let wrong = try await office.ask("POST", "/api/v1/instances", #"[{"id":7,"colour":"red"}]"#)
            #expect(try wrong.pointers.sorted() == ["#/0/colour", "#/0/id"])
            try expect(try await office.ask("POST", "/api/v1/instances", "{}"), 400, .requestMalformed)
            let broken = try await office.ask("POST", "/api/v1/instances", "id,id\n1,2", ["Content-Type": "text/csv"])
            try expect(broken, 400, .requestMalformed)
            let own = try await client.with(of: holder, in: scene)
            #expect(try await own.ask("GET", "/api/v1/instances").json["items"].list.isEmpty)
            try expect(try await own.ask("POST", "/api/v1/instances", rows), 403, .notPermitted)
        }
    }

    @Test func `a number is issued once for a key, and revoked`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            let body = #"{"instance":"\#(instance)","note":"子公司"}"#
            let first = try await own.ask("POST", "/api/v1/service-numbers", body, ["Idempotency-Key": "k"])
            #expect(first.status == 201)
            let second = try await own.ask("POST", "/api/v1/service-numbers", body, ["Idempotency-Key": "k"])
            #expect(second.text == first.text)
            let other = #"{"instance":"\#(instance)"}"#
            let mismatch = try await own.ask("POST", "/api/v1/service-numbers", other, ["Idempotency-Key": "k"])
            try expect(mismatch, 422, .idempotencyMismatch)
            let id = try first.json["id"].text
            #expect(try await own.ask("GET", "/api/v1/service-numbers").json["items"][0]["state"].text == "issued")
            #expect(try await own.ask("DELETE", "/api/v1/service-numbers/\(id)").status == 204)
            try expect(try await own.ask("DELETE", "/api/v1/service-numbers/\(id)"), 404, .numberNotFound)
        }
    }

    @Test func `messages are listed in the language of the request and marked as read`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: filing.holder, in: scene)
            let inbox = try await own.ask("GET", "/api/v1/messages").json
            #expect(inbox["unread"].number == 1 && inbox["items"][0]["letter"].text == "application-submitted")
            let id = inbox["items"][0]["id"].text
            #expect(try await own.ask("POST", "/api/v1/messages/\(id)/read").status == 204)
            #expect(try await own.ask("GET", "/api/v1/messages").json["unread"].number == 0)
            for list in [
                "messages?before=zzz", "messages?before=app_a", "applications?before=1", "service-numbers?before=x",
                "filings?after=%20", "lookup?q=lantian&after=zzz",
            ] {
                let answer = try await own.ask("GET", "/api/v1/\(list)")
                let name = list.contains("after") ? "?after" : "?before"
                #expect(try answer.status == 422 && answer.pointers == [name], "\(list)")
            }
            let instances = try await own.ask("GET", "/api/v1/instances?after=zzz")
            #expect(instances.status == 200, "these ids are the provider's")
            let stranger = try await client.with(of: scene.account(), in: scene)
            try expect(try await stranger.ask("POST", "/api/v1/messages/\(id)/read"), 404, .messageNotFound)
        }
    }
}
