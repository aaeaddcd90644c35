import BeianCore
import BeianDesk
import BeianWeb

extension Assembly {
    /// Looks sessions up at the Desk, and keeps them alive while they are used.
    static func sessions(_ desk: Desk) -> SessionLookup {
        { digest, address in
            let visitor = Actor.visitor(.pc, address: address)
            guard let found = try await desk.answer(CurrentSession(digest: digest), as: visitor) else { return nil }
            if found.shouldTouch { try await desk.perform(TouchSession(digest: digest), as: visitor) }
            let holder: Session.Holder =
                switch found.holder {
                case .account(let account): .account(account)
                case .staff(let member): .staff(member)
                }
            return Session(
                digest: digest, holder: holder, name: found.name, passwordIsOneTime: found.passwordIsOneTime)
        }
    }

    /// Looks tokens of the API up at the Desk.
    static func tokens(_ desk: Desk) -> TokenLookup {
        { digest, address in
            let visitor = Actor.visitor(.api, address: address)
            guard let found = try await desk.answer(CurrentToken(digest: digest), as: visitor) else { return nil }
            if found.shouldTouch { try await desk.perform(TouchToken(digest: digest), as: visitor) }
            return found.actor
        }
    }
}
