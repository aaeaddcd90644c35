import BeianCore
import BeianTesting
import BeianWeb
import BeianWire
import HTTPTypes
import Testing

@Suite("The server, asked over loopback")
struct LiveTests {
    struct Broken: Error {}

    private static let routes: [WebRoute] = Routes.all + probes

    private static let probes: [WebRoute] = [
        .visitor(.get, "/probe") { context in
            context.redirect(to: Links.home, flash: "home.title")
        },
        .visitor(.post, "/probe/{id}", intake: .upload) { context in
            if context.form.has("break") { throw Broken() }
            let files: [String] = context.form.files.map { "\($0.name):\($0.bytes.count)" }
            let told: [String] = [context.parameter("id"), context.form["a"]] + files
            return context.json(told)
        },
        .signedIn(.get, "/probe/mine") { context in context.json([context.account.id.text]) },
        .staff(.get, "/staff/probe") { context in context.json([context.member.name]) },
        .open(.post, "/api/v1/probe") { context in
            let body = try context.jsonBody()
            let name = body.requiredText("name")
            try body.finish()
            return context.json(["name": name], version: 7)
        },
        .client(.put, "/api/v1/probe") { context in
            let seen: Version = try context.seenVersion()
            return context.json(["\(context.actor.role)": seen])
        },
        .open(.get, "/api/v1/wait") { _ in throw Problem(.signInThrottled, parameters: ["wait": "42"]) },
    ]

    private static let account = Account(
        id: ID("acc_1"),
        site: .china,
        language: .english,
        createdAt: Instant(milliseconds: 0)
    )

    private func live<Answer: Sendable>(
        settings: WebSettings = WebSettings(),
        _ body: @Sendable (LiveSite) async throws -> Answer
    ) async throws -> Answer {
        let account = Self.account
        return try await LiveSite.run(
            settings: settings,
            routes: Self.routes,
            sessions: { digest, _ in
                guard digest == Secret.digest(of: "open-sesame") else { return nil }
                return Session(digest: digest, holder: .account(account), name: "139****0001")
            },
            tokens: { digest, address in
                guard digest == Secret.digest(of: "beian_token") else { return nil }
                return .applicant(account.id, door: .api, address: address, scopes: [.applications])
            },
            body
        )
    }

    @Test("every page says how little it may do")
    func headers() async throws {
        try await live { site async throws in
            for path in ["/", "/nowhere", "/healthz", "/api/v1/nowhere", "/favicon.svg"] {
                let answer = try await WebVisitor(site).get(path)
                let policy = try #require(answer.header("Content-Security-Policy"))
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
                #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
                #expect(answer.header("X-Request-Id")?.hasPrefix("req_") == true)
            }
        }
    }

    @Test("the first page comes in the language that was chosen, and stays so")
    func languages() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site, headers: [WireHeader("Accept-Language", "en")])
            #expect(try await visitor.get("/").text.contains("<html lang=\"en\">"))
            #expect(try await visitor.get("/?lang=zh-Hans").text.contains("<html lang=\"zh-Hans\">"))
            #expect(try await visitor.get("/").text.contains("<html lang=\"zh-Hans\">"))
            #expect(try await WebVisitor(site).get("/").text.contains("<html lang=\"zh-Hans\">"))
        }
    }

    @Test("what is not in the table is not answered")
    func unknown() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site)
            let page = try await visitor.get("/nowhere")
            #expect(page.status == 404)
            #expect(page.header("Content-Type") == "text/html; charset=utf-8")
            let api = try await visitor.get("/api/v1/nowhere")
            #expect(api.status == 404)
            #expect(api.header("Content-Type") == "application/problem+json")
            #expect(api.text.contains("\"type\":\"/problems/request.not-found\""))
            let method = try await visitor.ask("DELETE", "/", body: nil)
            #expect(method.status == 405)
            #expect(method.header("Allow") == "GET, HEAD")
            #expect(try await visitor.ask("HEAD", "/", body: nil).status == 200)
        }
    }

    @Test("every problem has its page", arguments: Problem.Code.allCases)
    func problemPages(_ code: Problem.Code) async throws {
        try await live { site async throws in
            let answer = try await WebVisitor(site).get(Links.problem(code))
            #expect(answer.status == 200)
            #expect(answer.text.contains("<code>\(code.rawValue)</code>"))
        }
    }

    @Test(
        "addresses that are no addresses are refused",
        arguments: ["/%zz", "/%", "/%ff", "/%00", "/?a=%00", "/?a=%c0%af", "/probe/%e5%a4"]
    )
    func malformed(_ path: String) async throws {
        try await live { site async throws in #expect(try await WebVisitor(site).get(path).status == 400) }
    }

    @Test("a form without our token, or from another site, changes nothing")
    func forged() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site)
            #expect(try await visitor.post("/probe/1", [("a", "x")]).status == 403)
            _ = try await visitor.get("/")
            #expect(try await visitor.post("/probe/1", [("a", "x")]).status == 403)
        }
    }

    @Test("a form with our token is taken, unless the browser says that another site sent it")
    func ownForm() async throws {
        let settings = WebSettings(signingKey: Array(repeating: 7, count: 32))
        try await live(settings: settings) { site async throws in
            let visitor = WebVisitor(site, cookies: ["session": "open-sesame"])
            _ = try await visitor.get("/")
            let taken = try await visitor.post("/probe/1", [("a", "备案")])
            #expect(taken.status == 200)
            #expect(taken.text == "[\"1\",\"备案\"]")
            for header in [
                WireHeader("Origin", "http://evil.example"), WireHeader("Origin", "null"),
                WireHeader("Sec-Fetch-Site", "cross-site"), WireHeader("Sec-Fetch-Site", "same-site"),
            ] {
                #expect(try await visitor.post("/probe/1", headers: [header]).status == 403, "\(header)")
            }
            #expect(try await visitor.post("/probe/1", headers: [WireHeader("Origin", site.origin)]).status == 200)
            #expect(try await WebVisitor(site).post("/probe/1", token: "guess").status == 403)
            let file = Form.File(field: "f", name: "图.png", mediaType: "image/png", bytes: [0, 13, 10, 255])
            #expect(try await visitor.post("/probe/2", files: [file]).text == "[\"2\",\"\",\"图.png:4\"]")
        }
    }

    @Test("a fault of ours tells its number and nothing else")
    func fault() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site, cookies: ["session": "open-sesame"])
            _ = try await visitor.get("/")
            let answer = try await visitor.post("/probe/1", [("break", "1")])
            #expect(answer.status == 500)
            #expect(answer.text.contains("req_"))
            #expect(!answer.text.contains("Broken"))
        }
    }

    @Test("pages that need somebody signed in lead to the sign-in and back")
    func signIn() async throws {
        try await live { site async throws in
            let stranger = WebVisitor(site)
            #expect(
                try await stranger.get("/probe/mine?a=b").header("Location") == "/sign-in?next=%2Fprobe%2Fmine%3Fa%3Db"
            )
            #expect(try await stranger.get("/staff/probe").header("Location") == "/staff/sign-in?next=%2Fstaff%2Fprobe")
            let holder = WebVisitor(site, cookies: ["session": "open-sesame", "staff": "open-sesame"])
            #expect(try await holder.get("/probe/mine").text == "[\"acc_1\"]")
            #expect(try await holder.get("/staff/probe").status == 303)
            #expect(try await holder.get("/").text.contains("<html lang=\"en\">"))
        }
    }

    @Test("a notice is said once")
    func flash() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site)
            #expect(try await visitor.get("/probe").status == 303)
            #expect(try await visitor.get("/").text.contains("role=\"status\""))
            #expect(try await !visitor.get("/").text.contains("role=\"status\""))
            let forged = WebVisitor(site, cookies: ["flash": "eyJrZXkiOiJob21lLnRpdGxlIn0.x"])
            #expect(try await !forged.get("/").text.contains("role=\"status\""))
        }
    }

    @Test("the API answers problems as problems")
    func api() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site)
            let json = WireHeader("Content-Type", "application/json")
            func post(_ text: String, _ headers: [WireHeader]) async throws -> WireAnswer {
                try await visitor.ask("POST", "/api/v1/probe", headers: headers, body: Array(text.utf8))
            }
            #expect(try await post("{\"name\":\"x\"}", [json]).header("ETag") == "\"7\"")
            #expect(try await post("{\"name\":1,\"zz\":2}", [json]).status == 422)
            #expect(try await post("{\"name\":", [json]).status == 400)
            #expect(try await post("[]", [json]).status == 400)
            #expect(try await post("{\"name\":\"\u{0}\"}", [json]).status == 400)
            #expect(try await post("name=x", []).status == 415)
            #expect(try await visitor.get("/api/v1/wait").header("Retry-After") == "42")
            #expect(try await visitor.ask("PUT", "/api/v1/probe", body: []).header("WWW-Authenticate") == "Bearer")
            let token = WireHeader("Authorization", "Bearer beian_token")
            #expect(try await visitor.ask("PUT", "/api/v1/probe", headers: [token], body: []).status == 428)
            let seen = WireHeader("If-Match", "\"3\"")
            #expect(
                try await visitor.ask("PUT", "/api/v1/probe", headers: [token, seen], body: []).text
                    == "{\"applicant\":3}"
            )
        }
    }

    @Test("static files carry the hash of their content, and are kept for ever")
    func assets() async throws {
        try await live { site async throws in
            let visitor = WebVisitor(site)
            let page = try await visitor.get("/").text
            let address = try #require(page.firstMatch(of: /\/assets\/site\.[0-9a-f]{16}\.css/)).output
            let file = try await visitor.get(String(address))
            #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
            let tag = try #require(file.header("ETag"))
            #expect(try await visitor.get(String(address), headers: [WireHeader("If-None-Match", tag)]).status == 304)
            #expect(try await visitor.get("/assets/site.0000000000000000.css").status == 404)
            #expect(try await visitor.get("/assets/..%2fStrings").status == 404)
            #expect(try await visitor.get("/healthz").text == "ok\n")
            #expect(try await visitor.get("/readyz").status == 200)
        }
    }
}
