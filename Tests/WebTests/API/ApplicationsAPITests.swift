import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Applications by the API")
struct ApplicationsAPITests {
    private static let start = """
        {"entity":{"province":"fujian","nature":"enterprise","documentKind":"business-licence",
        "documentNumber":"91350100M000100Y43"},"services":[{"domain":"qingshan-demo.cn"}]}
        """

    private static func answers(_ service: String) -> String {
        """
        {"entity":{"name":"福州青山演示有限公司","division":"350102","registeredAddress":"福州市鼓楼区青山路1号",
        "mailingAddress":"青山路1号8楼801室","investor":"福州青山演示有限公司","person":{"isLegalRepresentative":true,
        "name":"青小山","documentKind":"resident-id","documentNumber":"350102188001010012","validFrom":"2020-01-01",
        "validUntil":"long-term","mobile":"13900000001","mail":"qing@qingshan-demo.cn","emergencyPhone":"13900000002"}},
        "services":[{"id":"\(service)","name":"青山演示","homeURL":"www.qingshan-demo.cn",
        "contents":["organisation-portal"],"languages":["simplified-chinese"],"preApproval":"none",
        "accessMethod":"cloud","person":{"sameAsEntity":true}}]}
        """
    }

    @Test func `an application is filled in and handed in`() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        let instance = try await scene.instance(of: holder)
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with([.applications, .personal], of: holder, in: scene)
            let made = try await own.ask("POST", "/api/v1/applications", Self.start, ["Idempotency-Key": "start"])
            #expect(made.status == 201 && made.version == 1)
            let repeated = try await own.ask("POST", "/api/v1/applications", Self.start, ["Idempotency-Key": "start"])
            #expect(repeated.text == made.text)
            let path = try #require(made.header("Location"))
            let service = try made.json["services"][0]["id"].text
            let saved = try await own.ask("PATCH", path, Self.answers(service), match: 1)
            #expect(saved.status == 200 && saved.version == 2)
            #expect(try saved.json["entity"]["person"]["isLegalRepresentative"] == .bool(true))
            #expect(try saved.json["services"][0]["contents"] == .list([.text("organisation-portal")]))
            let hosted = try await own.ask(
                "PUT", "\(path)/services/\(service)/hosting", #"{"instance":"\#(instance)"}"#, match: 2)
            #expect(hosted.status == 200)
            for kind in ["entity-certificate", "person-front", "person-back"] {
                let put = try await own.send(
                    "PUT", "\(path)/materials/\(kind)", TestPicture.png(), ["Content-Type": "image/png"])
                #expect(put.status == 201, "\(put.text)")
                let picture = try await own.ask("GET", try #require(put.header("Location")))
                #expect(picture.body == TestPicture.png() && picture.header("Content-Type") == "image/png")
            }
            let ready = try await own.ask("GET", path)
            let blocking = try ready.json["findings"].list.filter { $0["severity"].text == "block" }
            #expect(blocking.isEmpty, "\(blocking)")
            let done = try await own.ask("POST", "\(path)/submission", #"{"commitment":true}"#, match: ready.version)
            #expect(done.status == 200, "\(done.text)")
            #expect(try done.json["stage"].text == "initial-review" && done.json["turn"].text == "reviewer")
            #expect(try done.json["deadline"]["at"].text.hasSuffix("Z"))
            let closed = try await own.ask("PATCH", path, "{}", match: done.version)
            try expect(closed, 409, .stepNotOpen)
            #expect(try closed.json["parameters"]["turn"].text == "reviewer")
            let back = try await own.ask("POST", "\(path)/withdrawal", nil, match: done.version)
            #expect(try back.json["stage"].text == "draft")
            let given = try await own.ask("POST", "\(path)/abandonment", nil, match: back.version)
            #expect(try given.json["stage"].text == "abandoned" && given.json["turn"] == .null)
        }
    }

    @Test func `the number is read by its holder and by everybody`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: filing.holder, in: scene)
            let shown = try await own.ask("GET", "/api/v1/applications/\(filing.id)").json
            #expect(shown["stage"].text == "granted")
            let number = shown["result"][0]["serviceNumber"].text
            #expect(number.hasPrefix("闽ICP备") && number.hasSuffix("-1"))
            #expect(shown["history"].list.last?["to"].text == "granted")
            #expect(shown["verdicts"].list.allSatisfy { $0["passes"] == .bool(true) })
            let filings = try await own.ask("GET", "/api/v1/filings").json["items"]
            #expect(filings[0]["serviceNumber"].text == number)
            let domain = shown["services"][0]["domain"].text
            let found = try await client.ask("GET", "/api/v1/lookup?q=\(domain)").json
            #expect(found["kind"].text == "domain" && found["items"][0]["serviceNumber"].text == number)
            #expect(found["items"][0]["footer"]["text"].text == number)
            let typed = try await client.ask("GET", "/api/v1/lookup?q=https%3A%2F%2FWWW.\(domain)%2Fabout").json
            #expect(typed["items"][0]["serviceNumber"].text == number, "a whole address finds it too")
            let missing = try await client.ask("GET", "/api/v1/lookup")
            #expect(try missing.status == 422 && missing.pointers == ["?q"])
            let short = try await client.ask("GET", "/api/v1/lookup?q=%E7%A6%8F")
            #expect(try short.status == 422 && short.pointers == ["?q"], "one character is no name")
        }
    }

    @Test func `answers are masked without the scope, and a masked one sent back is refused`() async throws {
        let scene = try await Scene()
        let filing = try await scene.draft()
        try await APIClient.run(scene) { client async throws in
            let masked = try await client.with(of: filing.holder, in: scene)
            let path = "/api/v1/applications/\(filing.id)"
            let shown = try await masked.ask("GET", path)
            let mobile = try shown.json["entity"]["person"]["mobile"].text
            #expect(mobile == "139****0001")
            #expect(try shown.json["entity"]["documentNumber"].text.contains("**"))
            let body = #"{"entity":{"person":{"mobile":"\#(mobile)"}}}"#
            let refused = try await masked.ask("PATCH", path, body, match: shown.version)
            try expect(refused, 422, .fieldsInvalid)
            #expect(try refused.pointers == ["#/entity/person/mobile"])
            let material = try shown.json["materials"][0]
            let picture = "\(path)/materials/\(material["kind"].text)/\(material["id"].text)"
            try expect(try await masked.ask("GET", picture), 403, .scopeMissing)
            let clear = try await client.with([.applications, .personal], of: filing.holder, in: scene)
            #expect(try await clear.ask("GET", path).json["entity"]["person"]["mobile"].text == "13900000001")
            #expect(try await clear.ask("GET", picture).status == 200)
            #expect(try await clear.ask("DELETE", picture).status == 204)
            try expect(try await clear.ask("GET", picture), 404, .materialNotFound)
        }
    }

    @Test func `websites are added and taken out`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let id = try await scene.started(by: holder).id
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            let path = "/api/v1/applications/\(id)/services"
            try expect(try await own.ask("POST", path), 428, .requestVersionRequired)
            let added = try await own.ask("POST", path, nil, match: 1)
            #expect(added.status == 201 && added.version == 2)
            let service = try added.json["id"].text
            let both = try await own.ask(
                "PUT", "\(path)/\(service)/hosting", #"{"instance":"a","number":"b"}"#, match: 2)
            #expect(both.status == 422)
            let unknown = try await own.ask("PUT", "\(path)/\(service)/hosting", #"{"number":"b"}"#, match: 2)
            try expect(unknown, 422, .numberNotUsable)
            let gone = try await own.ask("DELETE", "\(path)/\(service)", nil, match: 2)
            #expect(gone.status == 204 && gone.version == 3)
            try expect(try await own.ask("DELETE", "\(path)/\(service)", nil, match: 3), 404, .serviceNotFound)
        }
    }

    @Test func `lists go on where the page before ended`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        for index in 0..<3 { try await scene.instance(of: holder, ["id": "i-\(index)"]) }
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            var seen: [String] = []
            var next: String? = "/api/v1/instances?limit=2"
            while let path = next {
                let page = try await own.ask("GET", path).json
                seen += page["items"].list.map { $0["id"].text }
                next = page.keys.contains("next") ? page["next"].text : nil
            }
            #expect(seen == ["i-0", "i-1", "i-2"])
            let wrong = try await own.ask("GET", "/api/v1/instances?limit=x")
            #expect(try wrong.status == 422 && wrong.pointers == ["?limit"])
        }
    }

    @Test func `a closed door is told, and the token carries the door`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: .international)
        try await APIClient.run(scene) { client async throws in
            let phone = try await client.with(of: holder, door: .phone, in: scene)
            try expect(try await phone.ask("POST", "/api/v1/applications", Self.start), 403, .doorClosed)
            let program = try await client.with(of: holder, in: scene)
            #expect(try await program.ask("POST", "/api/v1/applications", Self.start).status == 201)
            let second = try await program.ask("POST", "/api/v1/applications", Self.start)
            try expect(second, 409, .applicationOpen)
        }
    }
}
