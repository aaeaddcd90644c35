package import BeianCore
package import BeianStore

/// Somebody who is told at an address that the operation names (指定收件人).
package struct Addressee: Sendable, Equatable {
    package let kind: LoginKind
    package let address: String
    package let language: Language
    /// The letter, when it is another than the catalogue's, such as the reset code instead of the sign-up code.
    package let letter: Letter?

    package init(_ kind: LoginKind, _ address: String, _ language: Language, letter: Letter? = nil) {
        self.kind = kind
        self.address = address
        self.language = language
        self.letter = letter
    }
}

extension Work {
    /// Keeps what happened in the history and tells everybody who is to be told (留痕并通知).
    ///
    /// - Parameters:
    ///   - occurrence: what happened.
    ///   - subject: what it happened to.
    ///   - account: whose personal data the details hold; nil for the house's.
    ///   - moved: the stages, when an application moved.
    ///   - details: what the history keeps, sealed.
    ///   - saying: values for the letters that the history does not keep, such as a code.
    ///   - addressee: who is told, when the operation names them.
    package func record(
        _ occurrence: Occurrence, of subject: Subject, account: ID<Account>? = nil,
        moved: (from: Stage, to: Stage)? = nil, details: [String: String] = [:], saying: [String: String] = [:],
        to addressee: Addressee? = nil
    ) throws {
        recorded += 1
        try db.events.append(
            occurrence, of: subject, operation: operation, actor: actor, account: account, at: now,
            from: moved?.from, to: moved?.to, details: details)
        guard case .tells(let notices) = occurrence.telling else { return }
        var parameters = details.merging(saying) { $1 }
        parameters["provider"] = policy.providerName
        if house.administrationIsSimulated { parameters["simulated"] = "yes" }
        parameters["link"] = parameters["link"].map { house.publicURL + $0 } ?? house.publicURL
        for notice in notices {
            try tell(notice, about: subject, account: account, parameters, to: addressee)
        }
    }

    /// Keeps a step of an application in the history and tells its contacts.
    package func record(
        _ occurrence: Occurrence, of application: FilingApplication, from: Stage? = nil,
        details: [String: String] = [:], saying: [String: String] = [:]
    ) throws {
        let deadline = application.deadline(by: calendar)
        let shown = [
            "application": application.id.text, "domain": application.dossier.answer(.domain),
            "entity": application.dossier.entity[.entityName], "link": "/applications/\(application.id.text)",
            "deadline": deadline?.at.beijingEnd ?? "",
        ].merging(saying) { $1 }
        try record(
            occurrence, of: Subject(application.id), account: application.account,
            moved: from.map { ($0, application.stage) }, details: details, saying: shown)
    }

    private func tell(
        _ notice: Notice, about subject: Subject, account: ID<Account>?, _ parameters: [String: String],
        to addressee: Addressee?
    ) throws {
        switch notice.audience {
        case .addressed:
            guard let addressee else { return }
            try send(addressee.letter ?? notice.letter, to: addressee, about: subject, account, parameters)
        case .holder:
            guard let account, let holder = try db.accounts.find(account) else { return }
            try leave(notice.letter, for: account, about: subject, parameters)
            for login in try db.accounts.logins(of: account) {
                let to = Addressee(login.kind, login.address, holder.language)
                try send(notice.letter, to: to, about: subject, account, parameters)
            }
        case .contacts:
            guard let account, let holder = try db.accounts.find(account), let topic = notice.topic else { return }
            let contacts = try db.contacts.all(of: account)
            let chosen = contacts.compactMap { $0.choices[topic] }
            // When nobody is reached who wants to be, the pages are the only place where the holder can learn of it.
            let isReached = contacts.contains { !$0.addresses(for: topic).isEmpty }
            let isWanted = contacts.isEmpty || chosen.contains { !$0.isEmpty }
            if chosen.contains(where: { $0.contains(.inSite) }) || isWanted && !isReached {
                try leave(notice.letter, for: account, about: subject, parameters)
            }
            var told: Set<String> = []
            for contact in contacts {
                for (channel, address) in contact.addresses(for: topic) where told.insert(address).inserted {
                    let to = Addressee(channel == .mail ? .mail : .mobile, address, holder.language)
                    try send(notice.letter, to: to, about: subject, account, parameters)
                }
            }
        }
    }

    private func leave(
        _ letter: Letter, for account: ID<Account>, about subject: Subject, _ parameters: [String: String]
    ) throws {
        let application = subject.text.hasPrefix(FilingApplication.prefix + "_") ? subject.text : nil
        try db.messages.add(
            Message(
                id: newID(), account: account, letter: letter, application: application.map { ID($0) },
                parameters: parameters, sentAt: now))
    }

    private func send(
        _ letter: Letter, to addressee: Addressee, about subject: Subject, _ account: ID<Account>?,
        _ parameters: [String: String]
    ) throws {
        var payload = ["to": addressee.address, "letter": letter.rawValue, "language": addressee.language.rawValue]
        for (name, value) in parameters { payload["p.\(name)"] = value }
        try db.outbox.add(
            Errand(
                id: newID(), kind: addressee.kind == .mail ? .mail : .sms, subject: subject.text, account: account,
                payload: payload, attempt: 0, createdAt: now),
            due: now)
    }
}
