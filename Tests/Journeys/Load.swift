import BeianCore
import BeianTesting
import BeianWeb
import BeianWire
import Foundation

/// A program that files (接口客户端): saves, hands in, and asks again until it is told what became of it.
struct FilingClient: Sendable {
    let origin: String
    let promises: Promises

    /// Saves a few answers and hands the application in.
    func live(_ life: Life, saves: Int) async throws {
        for number in 1...saves { try await save(number, life) }
        while !Task.isCancelled {
            guard let (version, stage) = try await look(life) else { continue }
            guard stage == "draft" else { return }
            let answer = try await ask(
                "POST", "\(Links.apiApplication(life.application))/submission", life, version: version,
                body: #"{"commitment":true}"#)
            guard let answer else { continue }
            if answer.status == 200 { return await promises.submitted(life.application) }
            if ![409, 412].contains(answer.status) {
                await promises.bug("submission: \(answer.status) \(answer.text)")
            }
        }
    }

    /// Saves one answer for ever; what was acknowledged must be there.
    func save(_ number: Int, _ life: Life) async throws {
        while !Task.isCancelled {
            guard let (version, stage) = try await look(life), stage == "draft" else { continue }
            await promises.sends(number, life.application)
            let answer = try await ask(
                "PATCH", Links.apiApplication(life.application), life, version: version,
                body: #"{"entity":{"remark":"第\#(number)次保存"}}"#)
            guard let answer else { continue }
            if answer.status == 200 { return await promises.saved(number, life.application) }
            if answer.status != 412 { await promises.bug("save: \(answer.status) \(answer.text)") }
        }
    }

    private func look(_ life: Life) async throws -> (version: String, stage: String)? {
        guard let answer = try await ask("GET", Links.apiApplication(life.application), life) else { return nil }
        struct Shown: Decodable { let stage: String }
        guard answer.status == 200, let version = answer.header("ETag"),
            let shown = try? JSONDecoder().decode(Shown.self, from: Data(answer.body))
        else {
            await promises.bug("application: \(answer.status) \(answer.text)")
            return nil
        }
        return (version, shown.stage)
    }

    /// One request; nil when the server died meanwhile.
    private func ask(
        _ method: String, _ path: String, _ life: Life, version: String? = nil, body: String? = nil
    ) async throws -> WireAnswer? {
        try await Task.sleep(for: .milliseconds(Int.random(in: 5...60)))
        var headers = [WireHeader("Authorization", "Bearer \(life.token)")]
        if let version { headers.append(WireHeader("If-Match", version)) }
        if body != nil { headers.append(WireHeader("Content-Type", "application/json")) }
        do {
            let answer = try await HTTPWire().send(
                WireRequest(method, origin + path, headers: headers, body: body.map { Array($0.utf8) }))
            await promises.asked(answered: true)
            return answer
        } catch {
            await promises.asked(answered: false)
            try await Task.sleep(for: .milliseconds(50))
            return nil
        }
    }
}

/// A reviewer with a browser of plain HTTP, who accepts whatever is handed in.
struct AcceptingReviewer: Sendable {
    let visitor: WebVisitor
    let insider: Insider
    let promises: Promises
    let code: @Sendable () async -> String

    /// Comes in, as often as it takes.
    func signIn() async throws {
        while !Task.isCancelled {
            guard await (try? visitor.get(Links.staffSignIn())) != nil else { continue }
            let fields = [
                ("name", insider.member.name), ("password", insider.password), ("factor", await code()), ("next", ""),
            ]
            let answer = try? await visitor.post(Links.staffSignIn(), fields)
            if answer?.status == 303 { return }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Takes one application, finds everything in order, and accepts it.
    func accept(_ id: ID<FilingApplication>) async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: .milliseconds(Int.random(in: 10...50)))
            guard let page = try? await visitor.get(Links.staffApplication(id)) else { continue }
            guard page.status == 200 else { return await promises.bug("review page: \(page.status)") }
            if page.text.contains("action=\"\(Links.staffTake(id))\"") {
                _ = try? await visitor.post(Links.staffTake(id))
                continue
            }
            guard page.text.contains("formaction=\"\(Links.staffAccept(id))\"") else { return }
            var fields = [("seen", Self.value(of: "seen", in: page.text))]
            fields += page.text.matches(of: /name="(verdicts\.[A-Za-z0-9_.-]+)"/).map { (String($0.1), "pass") }
            guard let answer = try? await visitor.post(Links.staffAccept(id), fields) else { continue }
            if answer.status == 303 { return await promises.accepted(id) }
            if answer.status >= 500 { await promises.bug("accept: \(answer.status)") }
        }
    }

    private static func value(of name: String, in page: String) -> String {
        let mark = "name=\"\(name)\" value=\""
        guard let found = page.firstRange(of: mark) else { return "" }
        return String(page[found.upperBound...].prefix { $0 != "\"" })
    }
}
