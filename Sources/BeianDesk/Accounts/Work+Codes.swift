import BeianCore
import BeianStore

/// What is told to whoever asks for a code, known or not (验证码已发送).
package struct CodeSent: Sendable, Equatable {
    /// For how long a code holds.
    package let minutes: Int
    /// After how many seconds another may be asked for.
    package let pauseSeconds: Int
}

extension Work {
    /// Slows down whoever asks for codes: by address, by account, and by network.
    ///
    /// Only an address pauses between two codes; the network of an office is counted and does not pause.
    ///
    /// - Throws: `codeThrottled` with the seconds to wait.
    func countCode(to address: LoginAddress) throws {
        let limits = codeLimits(of: db.keys.digest(of: address))
        let waits = try limits.compactMap { limit -> Instant? in
            guard let count = try db.throttles.find(limit.key, at: now, window: limit.window) else { return nil }
            return count.count >= limit.most ? max(count.since + limit.window, count.blockedUntil) : count.blockedUntil
        }
        if let wait = waits.max(), wait > now { throw Problem(.codeThrottled, parameters: waiting(until: wait)) }
        for limit in limits {
            try db.throttles.count(limit.key, at: now, window: limit.window)
            if limit.pauses { try db.throttles.block(limit.key, until: now + .seconds(policy.codePauseSeconds)) }
        }
    }

    private struct CodeLimit {
        let key: String
        let most: Int
        var window: Duration = .seconds(24 * 3600)
        var pauses = false
    }

    private func codeLimits(of address: String) -> [CodeLimit] {
        var limits = [CodeLimit(key: "code|\(address)", most: policy.codesPerDay, pauses: true)]
        if let account = actor.account {
            limits.append(CodeLimit(key: "code|\(account)", most: policy.codesPerDay))
            limits.append(CodeLimit(key: "code-of-holders|\(network)", most: policy.codesPerNetworkOfHolders))
        } else {
            limits.append(CodeLimit(key: "code|\(network)", most: policy.codesPerNetwork))
        }
        limits.append(
            CodeLimit(key: "code-minute|\(network)", most: policy.codesPerNetworkMinute, window: .seconds(60)))
        return limits
    }

    /// Makes a code and sends it.
    func issueCode(
        for purpose: CodePurpose, to address: LoginAddress, of subject: String?, account: ID<Account>?,
        in language: Language
    ) throws {
        let code = house.mint.digits()
        let digest = db.keys.digest(of: address)
        let minutes = purpose == .reset ? policy.resetMinutes : policy.codeMinutes
        try db.codes.issue(
            IssuedCode(
                id: newID(), purpose: purpose, addressDigest: digest, codeDigest: codeDigest(code, purpose, address),
                subject: subject, sentAt: now, expiresAt: now + .seconds(minutes * 60)))
        let letter: Letter =
            switch purpose {
            case .reset: .passwordResetCode
            case .contact: .contactVerificationCode
            case .signUp, .leaveAddress, .takeAddress: .verificationCode
            }
        try record(
            .codeIssued, of: account.map { Subject($0) } ?? Subject(addressDigest: digest), account: account,
            details: ["purpose": purpose.rawValue], saying: ["code": code, "minutes": "\(minutes)"],
            to: Addressee(address.kind, address.text, language, letter: letter))
    }

    /// Finds the code that somebody entered, without using it up.
    ///
    /// - Throws: a refusal `codeWrong` that counts the try; the fifth wrong one makes the code worthless.
    func match(
        _ typed: String, _ purpose: CodePurpose, at address: LoginAddress, of subject: String? = nil,
        account: ID<Account>? = nil
    ) throws -> ID<IssuedCode> {
        let digest = db.keys.digest(of: address)
        let issued = try db.codes.current(purpose, addressDigest: digest, at: now)
        if let issued, issued.subject == subject, issued.tries < policy.codeTries,
            issued.codeDigest == codeDigest(typed.typedNumber, purpose, address)
        {
            return issued.id
        }
        if let issued { try db.codes.countTry(issued.id) }
        try record(
            .codeFailed, of: account.map { Subject($0) } ?? Subject(addressDigest: digest), account: account,
            details: ["purpose": purpose.rawValue])
        throw refuse(Problem(.codeWrong))
    }

    /// The seconds to wait, and the same in minutes for sentences.
    func waiting(until end: Instant) -> [String: String] {
        let seconds = max(1, Int((end.milliseconds - now.milliseconds + 999) / 1000))
        return ["wait": "\(seconds)", "minutes": "\((seconds + 59) / 60)"]
    }

    private func codeDigest(_ code: String, _ purpose: CodePurpose, _ address: LoginAddress) -> String {
        db.keys.digest("code", "\(purpose.rawValue)|\(address.key)|\(code)")
    }
}
