package import BeianCore
import BeianStore

/// Chooses the language of pages and letters (切换语言).
package struct ChangeLanguage: Operation {
    package static let name = "account.change-language"
    package static let askers: Set<Role> = [.applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.accountNotFound, .staffNotFound, .notPermitted]

    package var language: Language

    package init(_ language: Language) {
        self.language = language
    }

    package func run(_ work: Work) throws {
        if work.actor.account != nil {
            var account = try work.holder()
            account.language = language
            try work.db.accounts.save(account)
        } else {
            guard let id = work.actor.staff else { throw Problem(.notPermitted) }
            var member = try work.db.staff.get(id)
            member.language = language
            try work.db.staff.save(member)
        }
        try work.record(
            .languageChanged, of: work.ownHistory(), account: work.actor.account,
            details: ["language": language.rawValue])
    }
}
