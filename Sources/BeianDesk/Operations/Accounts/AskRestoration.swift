package import BeianCore
package import BeianStore

/// Asks that a holder who lost mobile and mail get a new address (申请找回账号).
///
/// An operator asks after looking at the holder's papers, and writes down which. Nothing changes before a second operator
/// agrees.
package struct AskRestoration: Operation {
    package static let name = "account.ask-restoration"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.accountNotFound, .siteClosed, .fieldsInvalid, .addressTaken]

    package var account: ID<Account>
    package var address: LoginAddress
    /// How the holder proved who they are.
    package var reason: String

    package init(account: ID<Account>, address: LoginAddress, reason: String) {
        self.account = account
        self.address = address
        self.reason = reason
    }

    package func run(_ work: Work) throws -> ID<Restoration> {
        let account = try work.db.accounts.get(self.account)
        guard account.status != .erased else { throw Problem(.accountNotFound) }
        try work.admit(address, at: account.site)
        let reason = self.reason.halfWidth
        guard (1...500).contains(reason.count) else {
            throw Problem.field("#/reason", reason.isEmpty ? "required" : "too-long", ["limit": "500"])
        }
        if let holder = try work.db.accounts.find(address), holder.id != account.id { throw Problem(.addressTaken) }

        let request = Restoration(
            id: work.newID(), account: account.id, address: address, reason: reason,
            askedBy: work.actor.signature, askedAt: work.now)
        try work.db.restorations.add(request)
        try work.record(
            .restorationAsked, of: Subject(account.id), account: account.id,
            details: ["restoration": request.id.text, "reason": reason])
        return request.id
    }
}
