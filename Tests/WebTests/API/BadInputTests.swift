import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import HTTPTypes
import Testing

@Suite("Bad input to the API")
struct BadInputTests {
    @Test func `without a token nothing but the open addresses answers`() async throws {
        let scene = try await Scene()
        try await APIClient.run(scene) { client async throws in
            for route in Routes.all where route.access == .client {
                let path = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "x" : String($0) }
                let answer = try await client.ask(route.method.rawValue, "/" + path.joined(separator: "/"))
                try expect(answer, 401, .signInRequired)
                #expect(answer.header("WWW-Authenticate") == "Bearer")
            }
            var wrong = client
            wrong.token = "bei_nonsense"
            try expect(try await wrong.ask("GET", "/api/v1/applications"), 401, .signInRequired)
        }
    }

    @Test func `a token without the scope, and one of staff, are refused`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let blind = try await client.with([.personal], of: holder, in: scene)
            let refused = try await blind.ask("GET", "/api/v1/applications")
            try expect(refused, 403, .scopeMissing)
            #expect(try refused.json["parameters"]["scope"].text == "applications")
            let office = try await client.asOperator(in: scene)
            try expect(try await office.ask("GET", "/api/v1/applications"), 403, .notPermitted)
        }
    }

    @Test(arguments: ["{", "[]", "\"x\"", "{\"a\":1}trailing", "null"])
    func `what is no JSON object cannot be read`(_ body: String) async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            try expect(try await own.ask("POST", "/api/v1/applications", body), 400, .requestMalformed)
        }
    }

    @Test func `broken encodings, other media types and floods end early`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let id = try await scene.started(by: holder).id
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            for bytes: [UInt8] in [[0x7B, 0xFF, 0x7D], [0x7B, 0x00, 0x7D], [0x7B, 0xC3]] {
                let broken = try await own.send(
                    "POST", "/api/v1/applications", bytes, ["Content-Type": "application/json"])
                try expect(broken, 400, .requestMalformed)
            }
            let form = try await own.ask("POST", "/api/v1/applications", "a=b", ["Content-Type": "text/plain"])
            try expect(form, 415, .requestMediaType)
            let flood = String(repeating: " ", count: 300_000)
            try expect(try await own.ask("POST", "/api/v1/applications", flood), 413, .requestTooLarge)
            let deep = String(repeating: "[", count: 100_000)
            try expect(try await own.ask("POST", "/api/v1/applications", deep), 400, .requestMalformed)
            let place = "/api/v1/applications/\(id)/materials"
            let text = try await own.ask("PUT", "\(place)/person-front", "x", ["Content-Type": "text/plain"])
            try expect(text, 415, .requestMediaType)
            let lie = try await own.ask("PUT", "\(place)/person-front", "not a picture", ["Content-Type": "image/png"])
            try expect(lie, 422, .materialUnreadable)
            let cut = Array(TestPicture.png().dropLast(20))
            let torn = try await own.send("PUT", "\(place)/person-front", cut, ["Content-Type": "image/png"])
            try expect(torn, 422, .materialUnreadable)
            let large = [UInt8](repeating: 0, count: (4 << 20) + 1)
            let heavy = try await own.send("PUT", "\(place)/person-front", large, ["Content-Type": "image/png"])
            try expect(heavy, 413, .materialTooLarge)
            let nowhere = try await own.send("PUT", "\(place)/selfie", TestPicture.png(), ["Content-Type": "image/png"])
            try expect(nowhere, 404, .requestNotFound)
            #expect(try await own.ask("GET", "/api/v1/applications/\(id)").json["materials"].list.isEmpty)
        }
    }

    @Test func `unknown members and wrong types are told all at once, and nothing is saved`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let id = try await scene.started(by: holder).id
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            let body = """
                {"entity":{"name":7,"colour":"red","person":{"isLegalRepresentative":"yes","nick":"x"}},
                "services":[{"name":"x","contents":"news","languages":["english",1]}],"stage":"granted"}
                """
            let answer = try await own.ask("PATCH", "/api/v1/applications/\(id)", body, match: 1)
            try expect(answer, 422, .fieldsInvalid)
            #expect(
                try answer.pointers.sorted() == [
                    "#/entity/colour", "#/entity/name", "#/entity/person/isLegalRepresentative", "#/entity/person/nick",
                    "#/services/0/contents", "#/services/0/id", "#/services/0/languages", "#/stage",
                ])
            for error in try answer.json["errors"].list {
                #expect(!error["reason"].text.isEmpty && !error["reason"].text.hasPrefix("["))
            }
            #expect(try await own.ask("GET", "/api/v1/applications/\(id)").version == 1)
        }
    }

    @Test func `only a version in quotation marks is one`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let path = "/api/v1/applications/\(try await scene.started(by: holder).id)"
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            try expect(try await own.ask("PATCH", path, "{}"), 428, .requestVersionRequired)
            for bad in ["1", "\"", "\"\"", "\"x\"", "*", "W/\"1\"", "\"-1\""] {
                try expect(try await own.ask("PATCH", path, "{}", ["If-Match": bad]), 400, .requestMalformed)
            }
            try expect(try await own.ask("PATCH", path, "{}", match: 9), 412, .changedMeanwhile)
            let key = ["Idempotency-Key": String(repeating: "k", count: 65)]
            let contact = #"{"person":"李四","mail":"li.si@lantian-demo.cn"}"#
            try expect(try await own.ask("POST", "/api/v1/contacts", contact, key), 400, .requestMalformed)
        }
    }

    @Test func `strangers find nothing, and unknown ids are not found`() async throws {
        let scene = try await Scene()
        let filing = try await scene.draft()
        let material = try await scene.stored(filing).dossier.materials[0]
        try await APIClient.run(scene) { client async throws in
            let stranger = try await client.with([.applications, .personal], of: scene.account(), in: scene)
            let path = "/api/v1/applications/\(filing.id)"
            try expect(try await stranger.ask("GET", path), 404, .applicationNotFound)
            try expect(try await stranger.ask("PATCH", path, "{}", match: 1), 404, .applicationNotFound)
            try expect(
                try await stranger.ask("POST", path + "/submission", #"{"commitment":true}"#, match: 1), 404,
                .applicationNotFound)
            let picture = "\(path)/materials/\(material.kind.rawValue)/\(material.material)"
            try expect(try await stranger.ask("GET", picture), 404, .applicationNotFound)
            try expect(try await stranger.ask("GET", "/api/v1/applications/app_nothing"), 404, .applicationNotFound)
            try expect(try await stranger.ask("GET", "/api/v1/applications/svc_1"), 404, .requestNotFound)
            #expect(try await stranger.ask("POST", path).status == 405)
        }
    }

    @Test func `problems are told in the language of the request`() async throws {
        let scene = try await Scene()
        try await APIClient.run(scene) { client async throws in
            let chinese = try await client.ask("GET", "/api/v1/account").json["title"].text
            let english = try await client.ask("GET", "/api/v1/account", nil, ["Accept-Language": "en"]).json["title"]
                .text
            #expect(chinese != english && english.utf8.allSatisfy { $0 < 128 })
            let all = try await client.ask("GET", "/api/v1/problems", nil, ["Accept-Language": "en"]).json["items"]
            #expect(all.list.count == Problem.Code.allCases.count)
            let contract = try await client.ask("GET", "/openapi.yaml")
            #expect(contract.status == 200 && contract.text.contains("openapi: 3.1.0"))
        }
    }
}
