import BeianCore
import BeianDesk
import Foundation
import Hummingbird

/// What is done with one press on the account's pages: the language, the own data, taking a closing back (账号操作).
enum AccountDeeds {
    /// Chooses the language of pages and letters; the header's switch leads here too when somebody is signed in.
    @Sendable static func language(_ context: VisitorContext) async throws -> Response {
        guard let language = Language(rawValue: context.form["language"]) else {
            throw Problem.field("#/language", "value.not-a-choice")
        }
        if let account = context.visit.accountSession?.holder, case .account(let holder) = account {
            let actor = BeianCore.Actor.applicant(holder.id, door: context.visit.door, address: context.visit.address)
            _ = try await context.site.desk.perform(ChangeLanguage(language), as: actor)
        }
        if let staff = context.visit.staffSession?.holder, case .staff(let member) = staff {
            let actor = BeianCore.Actor.staff(member, door: context.visit.door, address: context.visit.address)
            _ = try await context.site.desk.perform(ChangeLanguage(language), as: actor)
        }
        let back = Links.local(context.form.find("back"), otherwise: Links.account)
        var response = context.redirect(to: back, flash: "accounts.language.done")
        let cookie = Cookies.setting(
            .language, to: language.rawValue, age: 31_536_000, secure: context.site.settings.secureCookies)
        response.headers.append(.init(name: .setCookie, value: cookie))
        return response
    }

    /// Hands the holder everything that the house keeps of them, as one JSON file.
    @Sendable static func export(_ context: SignedInContext) async throws -> Response {
        let own = try await context.perform(ExportOwnRecords())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(own))
        return context.file(bytes, mediaType: "application/json", name: "beian-\(context.account.id.text).json")
    }

    /// Takes the closing of the account back.
    @Sendable static func reopen(_ context: SignedInContext) async throws -> Response {
        _ = try await context.perform(ReopenAccount())
        return context.redirect(to: Links.account, flash: "accounts.close.undone")
    }
}

extension WebContext {
    /// The session from which is asked.
    func liveSession() async throws -> ID<LiveSession>? {
        guard let digest = session?.digest else { return nil }
        let visitor = BeianCore.Actor.visitor(visit.door, address: visit.address)
        return try await site.desk.answer(CurrentSession(digest: digest), as: visitor)?.session.id
    }
}
