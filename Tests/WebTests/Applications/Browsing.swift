import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

/// Holders of accounts with browsers, signed in at a live site.
struct Browsing: Sendable {
    let site: LiveSite

    /// A browser in which a holder is signed in.
    func visitor(_ holder: Holder, headers: [WireHeader] = []) -> WebVisitor {
        WebVisitor(site, headers: [WireHeader("Cookie", "session=secret-\(holder.id)")] + headers)
    }

    /// A browser in which nobody is signed in.
    func stranger(language: Language = .chinese) -> WebVisitor {
        WebVisitor(site, headers: [WireHeader("Accept-Language", language.rawValue)])
    }

    /// Serves a scene's desk to some holders.
    static func run(
        _ scene: Scene, _ holders: [Holder], language: Language = .chinese, settings: WebSettings = WebSettings(),
        _ body: @Sendable (Browsing) async throws -> Void
    ) async throws {
        var sessions: [String: Session] = [:]
        for holder in holders {
            let digest = Secret.digest(of: "secret-\(holder.id)")
            let account = Account(id: holder.id, site: holder.site, language: language, createdAt: scene.clock.now)
            sessions[digest] = Session(digest: digest, holder: .account(account), name: "139****0001")
        }
        let known = sessions
        try await LiveSite.run(
            desk: scene.desk, settings: settings, sessions: { digest, _ in known[digest] }
        ) { site in
            try await body(Browsing(site: site))
        }
    }

    /// Somebody who has just started an application and has it before them in a browser.
    static func started(
        _ body: @Sendable (Scene, Holder, FilingApplication, WebVisitor) async throws -> Void
    ) async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let application = try await scene.started(by: holder)
        try await run(scene, [holder]) { browsing in
            try await body(scene, holder, application, browsing.visitor(holder))
        }
    }

    /// A page that came as it should: whole, and with every string of its language.
    @discardableResult
    static func expectPage(
        _ answer: WireAnswer, _ what: String, _ status: Int = 200, at place: SourceLocation = #_sourceLocation
    ) -> String {
        let text = answer.text
        #expect(answer.status == status, "\(what): \(answer.status)", sourceLocation: place)
        #expect(text.hasSuffix("</html>\n"), "\(what) is not whole", sourceLocation: place)
        let missing = text.firstMatch(of: /\[[a-zA-Z-]+(\.[a-zA-Z0-9-]+)+\]/)
        #expect(missing == nil, "\(what) lacks \(missing.map { String($0.output.0) } ?? "")", sourceLocation: place)
        let variable = text.firstMatch(of: /\{\{[^}]*\}\}/).map { String($0.output) }
        #expect(variable == nil, "\(what)", sourceLocation: place)
        let ids = text.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
        let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "\(what) has ids twice: \(twice)", sourceLocation: place)
        return text
    }

    /// The value of a hidden field of the first form that has it.
    static func hidden(_ name: String, in page: String) -> String {
        guard let found = page.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[found.upperBound...].prefix { $0 != "\"" })
    }
}

extension Scene {
    /// The fields of a section's form as a browser sends them.
    func formFields(
        _ dossier: Dossier, _ section: Section, index: Int = 0, only: Set<Field>? = nil
    ) -> [(String, String)] {
        FieldTable.rows(in: section).flatMap { row -> [(String, String)] in
            guard only?.contains(row.field) ?? true else { return [] }
            let name = row.field.formName(service: index)
            let value = dossier.answer(row.field, service: index)
            switch row.kind {
            case .contents, .languages: return value.split(separator: ";").map { (name, String($0)) }
            case .day, .dayOrLongTerm:
                guard value != "long-term" else { return [(name + "-long", "yes")] }
                let parts = value.split(separator: "-").map(String.init)
                guard parts.count == 3 else { return [] }
                return [(name + "-year", parts[0]), (name + "-month", parts[1]), (name + "-day", parts[2])]
            default: return value.isEmpty ? [] : [(name, value)]
            }
        }
    }
}
