import BeianCore
import BeianStore

extension Work {
    /// The account whose holder proved the password.
    ///
    /// - Throws: `signInThrottled`; a refusal `signInFailed`, the same for unknown addresses.
    func prove(_ address: LoginAddress, _ password: PasswordHash) throws -> Account {
        let name = db.keys.digest(of: address)
        let account = try db.accounts.find(addressDigest: name)
        try admitGuess(at: name)
        guard let account, try db.passwords.find(of: account.id.text)?.hash.matches(password) == true else {
            try countGuess(at: name, account: account?.id)
            try record(
                .signInFailed, of: account.map { Subject($0.id) } ?? Subject(addressDigest: name),
                account: account?.id)
            throw refuse(Problem(.signInFailed))
        }
        try forgetGuesses(at: name)
        return account
    }

    /// Proves that the one who is signed in knows the present password.
    ///
    /// - Throws: `signInThrottled`; a refusal `signInFailed`.
    func proveOwn(_ password: PasswordHash) throws {
        let subject = try ownSubject()
        try admitGuess(at: subject)
        guard try db.passwords.find(of: subject)?.hash.matches(password) == true else {
            try countGuess(at: subject, account: actor.account)
            try record(
                actor.account == nil ? .staffSignInFailed : .signInFailed, of: ownHistory(), account: actor.account)
            throw refuse(Problem(.signInFailed))
        }
        try forgetGuesses(at: subject)
    }

    /// Whether somebody may try now.
    ///
    /// - Throws: `signInThrottled` with the seconds to wait.
    func admitGuess(at name: String) throws {
        let ends = try guesses(at: name).compactMap {
            try db.throttles.find($0.key, at: now, window: Self.guessWindow)?.blockedUntil
        }
        guard let end = ends.max(), end > now else { return }
        throw Problem(.signInThrottled, parameters: waiting(until: end))
    }

    /// Counts a failure, and makes whoever fails too often wait.
    ///
    /// The wait is for the name from this network, so that a stranger elsewhere cannot lock a holder out; only ten times as
    /// many failures block the name everywhere, or the network for every name.
    func countGuess(at name: String, account: ID<Account>?) throws {
        for (index, guess) in guesses(at: name).enumerated() {
            let count = try db.throttles.count(guess.key, at: now, window: Self.guessWindow)
            guard count >= guess.most else { continue }
            let seconds = min(3600, policy.signInBlockSeconds << min(count - guess.most, 12))
            try db.throttles.block(guess.key, until: now + .seconds(seconds))
            guard index == 0, count == guess.most, let account else { continue }
            try record(
                .signInBlocked, of: Subject(account), account: account,
                saying: ["account": maskedName(of: account), "minutes": "\((seconds + 59) / 60)"])
        }
    }

    /// Forgets the failures of a name after the right password.
    func forgetGuesses(at name: String) throws {
        for guess in guesses(at: name).dropLast() { try db.throttles.clear(guess.key) }
    }

    private static var guessWindow: Duration { .seconds(3600) }

    private func guesses(at name: String) -> [(key: String, most: Int)] {
        [
            ("sign-in|\(name)|\(network)", policy.signInTries),
            ("sign-in|\(name)", policy.signInTries * 10),
            ("sign-in-network|\(network)", policy.signInTries * 10),
        ]
    }
}
