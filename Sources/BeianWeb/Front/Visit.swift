package import BeianCore
package import HTTPTypes
package import Logging

/// One request, read and found sound: everything a page or the API may ask about it (一次访问).
package struct Visit: Sendable {
    /// The site that was visited.
    package let site: Site
    /// The number under which this request stands in the log and in problems: `req_…`.
    package let reference: String
    /// The method; `HEAD` reads as `GET`.
    package let method: HTTPRequest.Method
    /// The path as it came.
    package let path: String
    /// What stands for `{name}` in the route.
    package let parameters: [String: String]
    /// The query.
    package let query: Form
    /// The query as it came.
    package let rawQuery: String
    /// The header fields.
    package let headers: HTTPFields
    /// The body as it came.
    package let body: [UInt8]
    /// The form in the body; empty for the API.
    package let form: Form
    /// The language of the answer.
    package let language: Language
    /// The network address of the client.
    package let address: String
    /// Computer, phone or API.
    package let door: Door
    /// The cookies that came.
    package let cookies: Cookies
    /// Who is signed in as holder of an account.
    package let accountSession: Session?
    /// Who is signed in as staff.
    package let staffSession: Session?
    /// The one for whom a token of the API asks.
    package let tokenActor: Actor?
    /// The secret to which the tokens of forms are bound.
    let formSecret: String
    /// Logs under this request's number.
    package let logger: Logger

    /// The strings of the language.
    package var words: Words { site.strings.words(in: language) }
}

/// What every handler gets: the visit, and who asks.
package protocol WebContext: Sendable {
    /// The request.
    var visit: Visit { get }
    /// Who asks.
    var actor: Actor { get }
    /// The session, when somebody is signed in.
    var session: Session? { get }
}

extension WebContext {
    /// The site.
    package var site: Site { visit.site }
    /// The form that was sent.
    package var form: Form { visit.form }
    /// The query.
    package var query: Form { visit.query }
    /// The language of the answer.
    package var language: Language { visit.language }
    /// The strings of that language.
    package var words: Words { visit.words }

    /// What stands for `{name}` in the route.
    package func parameter(_ name: String) -> String { visit.parameters[name] ?? "" }

    /// The id that stands for `{name}` in the route; an id of another kind is no id of anything.
    package func id<Subject: Identified>(
        _ name: String = "id",
        of: Subject.Type = Subject.self
    ) throws(Problem) -> ID<Subject> {
        let text = parameter(name)
        let plain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard plain, text.hasPrefix(Subject.prefix + "_"), text.utf8.count <= 64 else {
            throw Problem(.requestNotFound)
        }
        return ID(text)
    }
}

/// A request of somebody who may or may not be signed in (访客).
package struct VisitorContext: WebContext {
    package let visit: Visit

    package var session: Session? { visit.accountSession ?? visit.staffSession }

    package var actor: Actor {
        switch session?.holder {
        case .account(let account): .applicant(account.id, door: visit.door, address: visit.address)
        case .staff(let member): .staff(member, door: visit.door, address: visit.address)
        case nil: visit.tokenActor ?? .visitor(visit.door, address: visit.address)
        }
    }
}

/// A request of the holder of an account (申请人).
package struct SignedInContext: WebContext {
    package let visit: Visit
    /// The account.
    package let account: Account
    package let session: Session?

    package var actor: Actor { .applicant(account.id, door: visit.door, address: visit.address) }

    init(_ visit: Visit) throws(Problem) {
        guard let session = visit.accountSession, case .account(let account) = session.holder else {
            throw Problem(.signInRequired)
        }
        self.visit = visit
        self.account = account
        self.session = session
    }
}

/// A request of a member of staff (工作人员).
package struct StaffContext: WebContext {
    package let visit: Visit
    /// The member.
    package let member: StaffMember
    package let session: Session?

    package var actor: Actor { .staff(member, door: visit.door, address: visit.address) }

    init(_ visit: Visit) throws(Problem) {
        guard let session = visit.staffSession, case .staff(let member) = session.holder else {
            throw Problem(.signInRequired)
        }
        self.visit = visit
        self.member = member
        self.session = session
    }
}

/// A request of a program with a token (开放接口).
package struct ClientContext: WebContext {
    package let visit: Visit
    package let actor: Actor
    package var session: Session? { nil }

    init(_ visit: Visit) throws(Problem) {
        guard let actor = visit.tokenActor else { throw Problem(.signInRequired) }
        self.visit = visit
        self.actor = actor
    }
}
