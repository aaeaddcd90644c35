package import BeianCore

/// The only place that prints addresses (链接).
package enum Links {
    /// The first page.
    package static let home = "/"
    /// Where the holder of an account signs in; `next` is where to go afterwards.
    ///
    /// After a form that came too late (`ended`) the page says that it was not taken.
    package static func signIn(next: String? = nil, ended: Bool = false) -> String {
        "/sign-in" + query([("ended", ended ? "yes" : nil), ("next", next)])
    }
    /// Where an account is opened.
    package static let signUp = "/sign-up"
    /// Ends the session of the holder of an account.
    package static let signOut = "/sign-out"
    /// Where staff sign in.
    package static func staffSignIn(next: String? = nil, ended: Bool = false) -> String {
        "/staff/sign-in" + query([("ended", ended ? "yes" : nil), ("next", next)])
    }
    /// Ends the session of a member of staff.
    package static let staffSignOut = "/staff/sign-out"
    /// Where a member of staff changes the password.
    package static let staffPassword = "/staff/password"
    /// The public look-up.
    package static let lookup = "/lookup"
    /// What a province will ask of a kind of entity.
    package static func requirements(_ province: Province? = nil, _ nature: EntityNature? = nil) -> String {
        "/requirements" + query([("province", province?.rawValue), ("nature", nature?.rawValue)])
    }
    /// Who is told of what, and by which ways.
    package static let contacts = "/contacts"
    /// What a problem means and what to do about it.
    package static func problem(_ code: Problem.Code) -> String { "/problems/\(code.rawValue)" }
    /// The icon.
    package static let icon = "/favicon.svg"
    /// A static file under its name with the hash of its content.
    package static func asset(_ name: String) -> String { "/assets/\(name)" }

    // accounts
    /// Where the code and a password are entered to open an account.
    package static let signUpCode = "/sign-up/code"
    /// Sends that code once more.
    package static let signUpAgain = "/sign-up/again"
    /// Where somebody who forgot the password asks for a code.
    package static let reset = "/reset"
    /// Where the code and a new password are entered.
    package static let resetCode = "/reset/code"
    /// Sends that code once more.
    package static let resetAgain = "/reset/again"
    /// Where documents are accepted whose edition in force was not accepted yet.
    package static let acceptAgreements = "/agreements"
    /// Where they are accepted before going on to another page.
    package static func agreeing(next: String) -> String { acceptAgreements + query([("next", next)]) }
    /// A document that applicants accept, to be read.
    package static func agreement(_ document: AgreementDocument) -> String { "/agreements/\(document.rawValue)" }
    /// What is to be done before the first application.
    package static let setup = "/account/setup"
    /// The account at a glance.
    package static let account = "/account"
    /// Chooses the language of pages and letters.
    package static let language = "/language"
    /// Where the password is changed.
    package static let changePassword = "/account/password"
    /// Where the mobile number or mail address is changed.
    package static let changeAddress = "/account/address"
    /// Where the codes of the old and the new address are entered.
    package static let changeAddressCode = "/account/address/code"
    /// Sends those codes once more.
    package static let changeAddressAgain = "/account/address/again"
    /// Where the account is signed in.
    package static let sessions = "/account/sessions"
    /// Ends one session.
    package static func endSession(_ id: ID<LiveSession>) -> String { "/account/sessions/\(id)/end" }
    /// Ends all sessions but this one.
    package static let endOtherSessions = "/account/sessions/end-others"
    /// The tokens of the account.
    package static let tokens = "/account/tokens"
    /// Revokes a token.
    package static func revokeToken(_ id: ID<APIToken>) -> String { "/account/tokens/\(id)/revoke" }
    /// What happened to the account.
    package static let accountHistory = "/account/history"
    /// Gives the holder their own data.
    package static let exportOwn = "/account/export"
    /// Where the account is closed.
    package static let closeAccount = "/account/close"
    /// Takes the closing back.
    package static let reopenAccount = "/account/reopen"
    /// One contact, to be changed.
    package static func contact(_ id: ID<Contact>) -> String { "/contacts/\(id)" }
    /// Sends a code to an address of a contact.
    package static func contactCode(_ id: ID<Contact>) -> String { "/contacts/\(id)/code" }
    /// Proves an address of a contact by its code.
    package static func verifyContact(_ id: ID<Contact>) -> String { "/contacts/\(id)/verify" }
    /// Removes a contact, after asking once more.
    package static func removeContact(_ id: ID<Contact>) -> String { "/contacts/\(id)/remove" }

    /// A text as it may stand in a query or in a part of a path.
    package static func encoded(_ text: String) -> String { Percent.encoded(text) }

    /// A query of those pairs that have a value.
    package static func query(_ pairs: [(String, String?)]) -> String {
        let parts = pairs.compactMap { name, value in value.map { "\(name)=\(Percent.encoded($0))" } }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// A place on our own site to which `next` may lead; anything else leads home.
    package static func local(_ next: String?, otherwise: String = home) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return otherwise }
        return next
    }
}

/// The addresses of staff (工作人员).
extension Links {
    /// What concerns a member of staff first.
    package static let staffHome = "/staff"
    /// What waits at a stage.
    package static func staffQueue(stage: Stage? = nil) -> String {
        "/staff/queue" + query([("stage", stage?.rawValue)])
    }
    /// A page of what waits at a stage, with the filters that were chosen.
    static func staffQueue(stage: Stage, filter: QueueFilter, after: String? = nil) -> String {
        let pairs: [(String, String?)] = [
            ("stage", stage.rawValue), ("province", filter.province), ("mine", filter.isMine ? "yes" : nil),
            ("late", filter.isLate ? "yes" : nil), ("after", after),
        ]
        return "/staff/queue" + query(pairs)
    }
    /// An application on a reviewer's desk.
    package static func staffApplication(_ id: ID<FilingApplication>) -> String { "/staff/applications/\(id)" }
    /// Takes an application.
    package static func staffTake(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/take" }
    /// Saves verdicts.
    package static func staffVerdicts(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/verdicts" }
    /// Marks what has no verdict yet as passed, without saving.
    package static func staffPassRest(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/pass-rest" }
    /// Sends an application back.
    package static func staffSendBack(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/send-back" }
    /// Passes the initial review.
    package static func staffAccept(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/accept" }
    /// Puts an application back into the queue.
    package static func staffRelease(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/release" }
    /// Shows a personal value in clear.
    package static func staffReveal(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/reveal" }
    /// Reports once more.
    package static func staffRetry(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/retry" }
    /// Returns an application whose report cannot be delivered.
    package static func staffReturn(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/return" }
    /// A picture of an application, for staff.
    package static func staffMaterial(_ id: ID<Material>, of application: ID<FilingApplication>) -> String {
        staffApplication(application) + "/materials/\(id)"
    }
    /// A letter of an application, as staff read it.
    package static func staffLetter(
        _ kind: MaterialKind, of application: ID<FilingApplication>, _ service: ID<ServiceDraft>?
    ) -> String { staffApplication(application) + "/letters/\(kind.rawValue)" + query([("service", service?.text)]) }
    /// The draft of a rule, drawn from the verdict on an item.
    package static func staffProposal(_ item: ReviewItem, of application: ID<FilingApplication>) -> String {
        staffApplication(application) + "/proposals/\(encoded(item.key))"
    }
    /// How the way to the administration stands.
    package static let administration = "/staff/administration"
    /// A later page of the applications that a changed rule book touches.
    package static func touchedApplications(after: ID<FilingApplication>) -> String {
        administration + query([("touched", after.text)])
    }
    /// Takes an application off that list.
    package static func seeTouched(_ id: ID<FilingApplication>) -> String { staffApplication(id) + "/touch-seen" }
    /// A later page of the results that could not be recorded.
    package static func resultsOnHold(after sequence: Int) -> String {
        administration + query([("held", "\(sequence)")])
    }
    /// Where an operator settles a result that could not be recorded.
    package static func settling(result sequence: Int) -> String { administration + "/results/\(sequence)" }
    /// Finds the account of a holder.
    package static let staffAccounts = "/staff/accounts"
    /// Asks to restore access to an account.
    package static func staffAskRestoration(_ id: ID<Account>) -> String { "/staff/accounts/\(id)/restorations" }
    /// Agrees to restore access.
    package static func staffAgreeRestoration(_ id: String) -> String { "/staff/restorations/\(id)/agree" }
    /// Who works here.
    package static let staffMembers = "/staff/members"
}

/// The addresses of the API that its answers name (接口地址).
extension Links {
    /// The account that asks.
    package static let apiAccount = "/api/v1/account"
    /// A contact.
    package static func apiContact(_ id: ID<Contact>) -> String { "/api/v1/contacts/\(id)" }
    /// An application.
    package static func apiApplication(_ id: ID<FilingApplication>) -> String { "/api/v1/applications/\(id)" }
    /// A picture in its place.
    package static func apiMaterial(
        _ application: ID<FilingApplication>, _ kind: MaterialKind, _ id: ID<Material>
    ) -> String { apiApplication(application) + "/materials/\(kind.rawValue)/\(id)" }
    /// The contract of the API.
    package static let contract = "/openapi.yaml"
}
