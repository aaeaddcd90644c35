import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Accounts, tokens and contacts by the API")
struct AccountsAPITests {
    private static let address = "li.si@lantian-demo.cn"
    private static let accepted = AgreementDocument.ofAccount
        .map { #"{"document":"\#($0.rawValue)","edition":"\#($0.edition)"}"# }.joined(separator: ",")

    private static func account(code: String, password: String = "lantian staple 42") -> String {
        #"{"address":"\#(address)","code":"\#(code)","password":"\#(password)","accepted":[\#(accepted)]}"#
    }

    @Test func `an account is opened and a token issued without a browser`() async throws {
        let scene = try await Scene()
        try await APIClient.run(scene) { client async throws in
            let sent = try await client.ask("POST", "/api/v1/codes", #"{"address":"\#(Self.address)"}"#)
            #expect(sent.status == 202)
            #expect(try sent.json["minutes"].number == 10)
            let code = try await scene.lastCode(to: Self.address)
            let opened = try await client.ask("POST", "/api/v1/accounts", Self.account(code: code))
            #expect(opened.status == 201 && opened.header("Location") == "/api/v1/account")
            let who = #""address":"\#(Self.address)","password":"lantian staple 42""#
            let wish = #""label":"curl","scopes":["applications"],"days":30"#
            let made = try await client.ask("POST", "/api/v1/tokens", "{\(who),\(wish)}")
            #expect(made.status == 201)
            let holder = APIClient(site: client.site, token: try made.json["token"].text)
            let own = try await holder.ask("GET", "/api/v1/account")
            #expect(try own.json["id"].text == opened.json["id"].text)
            #expect(try own.json["addresses"][0]["address"].text == Masked(Self.address, .mail).description)
            let listed = try await holder.ask("GET", "/api/v1/tokens").json["items"]
            #expect(listed.list.count == 1 && listed[0]["token"] == .null, "its text is told once")
            let id = listed[0]["id"].text
            #expect(try await holder.ask("DELETE", "/api/v1/tokens/\(id)").status == 204)
            try expect(try await holder.ask("GET", "/api/v1/account"), 401, .signInRequired)
        }
    }

    @Test func `a wrong code, a weak password and a missing document open no account`() async throws {
        let scene = try await Scene()
        try await APIClient.run(scene) { client async throws in
            _ = try await client.ask("POST", "/api/v1/codes", #"{"address":"\#(Self.address)"}"#)
            try expect(try await client.ask("POST", "/api/v1/accounts", Self.account(code: "nothing")), 422, .codeWrong)
            let weak = try await client.ask("POST", "/api/v1/accounts", Self.account(code: "1", password: "1234"))
            try expect(weak, 422, .fieldsInvalid)
            #expect(try Set(weak.pointers) == ["#/password"])
            let bare = try await client.ask("POST", "/api/v1/accounts", "{}")
            try expect(bare, 422, .fieldsInvalid)
            #expect(try bare.pointers.sorted() == ["#/accepted", "#/address", "#/code", "#/password"])
            let again = try await client.ask("POST", "/api/v1/codes", #"{"address":"\#(Self.address)"}"#)
            try expect(again, 429, .codeThrottled)
            #expect(again.header("Retry-After") != nil)
        }
    }

    @Test func `guessing passwords is slowed down, and unknown names are answered alike`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            func guess(_ address: String) async throws -> Int {
                let who = #""address":"\#(address)","password":"wrong staple 42""#
                let body = "{\(who)," + #""label":"x","scopes":["applications"]}"#
                return try await client.ask("POST", "/api/v1/tokens", body).status
            }
            for _ in 1...5 {
                #expect(try await guess(holder.address.text) == 401)
                #expect(try await guess("nobody@lantian-demo.cn") == 401)
            }
            #expect(try await guess(holder.address.text) == 429)
            #expect(try await guess("nobody@lantian-demo.cn") == 429)
        }
    }

    @Test func `a token does not issue further tokens`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            let who = #""address":"\#(holder.address.text)","password":"\#(holder.password)""#
            let body = "{\(who)," + #""label":"x","scopes":["applications"]}"#
            #expect(try await own.ask("POST", "/api/v1/tokens", body).status == 403)
            #expect(try await client.ask("POST", "/api/v1/tokens", body).status == 201)
        }
    }

    @Test func `a contact is added, proved, changed and removed`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with([.applications, .personal], of: holder, in: scene)
            let choices = #"{"progress":["mail"],"status":["in-site","mail"]}"#
            let body = #"{"person":"李四","mail":"\#(Self.address)","choices":\#(choices)}"#
            let made = try await own.ask("POST", "/api/v1/contacts", body, ["Idempotency-Key": "one"])
            #expect(made.status == 201)
            let path = try #require(made.header("Location"))
            let again = try await own.ask("POST", "/api/v1/contacts", body, ["Idempotency-Key": "one"])
            #expect(again.status == 201 && again.header("Location") == path)
            #expect(try await own.ask("GET", "/api/v1/contacts").json["items"].list.count == 1)
            #expect(try await own.ask("POST", path + "/code", #"{"kind":"mail"}"#).status == 202)
            let code = try await scene.lastCode(to: Self.address)
            let proved = try await own.ask("POST", path + "/verification", #"{"kind":"mail","code":"\#(code)"}"#)
            #expect(proved.status == 200)
            #expect(try proved.json["mailVerifiedAt"].text.hasSuffix("Z"))
            let shown = try await own.ask("GET", path)
            #expect(shown.version == proved.version)
            #expect(try await own.ask("GET", path, nil, ["If-None-Match": shown.header("ETag") ?? ""]).status == 304)
            let changed = #"{"person":"李四","mail":"li.wu@lantian-demo.cn"}"#
            try expect(try await own.ask("PUT", path, changed), 428, .requestVersionRequired)
            try expect(try await own.ask("PUT", path, changed, match: 1), 412, .changedMeanwhile)
            let saved = try await own.ask("PUT", path, changed, match: shown.version)
            #expect(try saved.json["mailVerifiedAt"] == .null, "a changed address is to be proved again")
            #expect(try await own.ask("DELETE", path).status == 204)
            try expect(try await own.ask("GET", path), 404, .contactNotFound)
        }
    }

    @Test func `contacts are masked without the scope, and a masked value is refused`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let contact = try await scene.verifiedContact(of: holder)
        try await APIClient.run(scene) { client async throws in
            let own = try await client.with(of: holder, in: scene)
            let shown = try await own.ask("GET", "/api/v1/contacts/\(contact.id)")
            let mail = try shown.json["mail"].text
            #expect(mail.contains("**") && mail.hasSuffix("@lantian-demo.cn"))
            let body = #"{"person":"钱七","mail":"\#(mail)"}"#
            let refused = try await own.ask("PUT", "/api/v1/contacts/\(contact.id)", body, match: shown.version)
            try expect(refused, 422, .fieldsInvalid)
            #expect(try refused.pointers == ["#/mail"])
        }
    }

    @Test func `new editions are accepted by the API`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await APIClient.run(scene) { client async throws in
            #expect(try await client.ask("GET", "/api/v1/agreements").json["items"].list.count == 3)
            let own = try await client.with(of: holder, in: scene)
            let body = #"{"accepted":[\#(Self.accepted)]}"#
            #expect(try await own.ask("POST", "/api/v1/account/agreements", body).status == 204)
            let nothing = #"{"accepted":[{"document":null,"edition":"2026-01-01"}]}"#
            let refused = try await own.ask("POST", "/api/v1/account/agreements", nothing)
            #expect(try refused.status == 422 && refused.pointers == ["#/accepted/0/document"])
            let old = #"{"accepted":[{"document":"terms","edition":"1999-01-01"}]}"#
            #expect(try await own.ask("POST", "/api/v1/account/agreements", old).status == 422)
        }
    }
}
