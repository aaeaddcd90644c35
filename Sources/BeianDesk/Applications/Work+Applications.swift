package import BeianCore
import BeianStore

extension Work {
    /// The account that asks, as long as it is in use.
    ///
    /// - Throws: `accountClosing` when its holder is closing it.
    package func openAccount() throws -> Account {
        let account = try db.accounts.get(ownAccount())
        guard account.status == .open else { throw Problem(.accountClosing) }
        return account
    }

    /// An application of the account that asks; somebody else's is not found.
    ///
    /// - Parameter seen: the version that the person was looking at; nil when it does not matter.
    package func ownApplication(
        _ id: ID<FilingApplication>, seen: Version? = nil
    ) throws -> FilingApplication {
        let application = try db.applications.get(id)
        guard application.account == actor.account else { throw Problem(.applicationNotFound) }
        guard seen == nil || seen == application.version else { throw Problem(.changedMeanwhile) }
        return application
    }

    /// Any application, for staff and machines.
    package func application(_ id: ID<FilingApplication>, seen: Version? = nil) throws -> FilingApplication {
        let application = try db.applications.get(id)
        guard seen == nil || seen == application.version else { throw Problem(.changedMeanwhile) }
        return application
    }

    /// Stores an application with the deadline of its stage; when it is over, its persons are compared no more.
    package func save(_ application: FilingApplication) throws {
        try db.applications.save(application, deadline: application.deadline(by: calendar)?.at)
        if application.stage.isFinal { try db.handedInPersons.forget(of: application.id) }
    }

    /// The digest by which an entity is found: certificate type and number (docs/sources.md ENT-07).
    package func entityDigest(of dossier: Dossier) -> String {
        db.keys.digest("entity", dossier.entity[.documentKind] + "|" + dossier.entity[.documentNumber])
    }

    /// The service of an application.
    package func service(_ id: ID<ServiceDraft>, of application: FilingApplication) throws -> Int {
        guard let index = application.dossier.index(of: id) else { throw Problem(.serviceNotFound) }
        return index
    }

    /// Whether the entity of an account may be filed for the first time.
    ///
    /// - Throws: `entityFiled` with its number when it is in the register; the administration would refuse a second one.
    func checkNotFiled(_ account: ID<Account>) throws {
        guard let number = try db.register.entityNumber(of: account) else { return }
        throw Problem(.entityFiled, parameters: ["number": number, "provider": policy.providerName])
    }

    /// Whether the account's site may file the product through the door by which the person came.
    ///
    /// - Throws: `doorClosed` or `siteClosed`.
    package func checkDoor(for product: FilingProduct) throws {
        let account = try db.accounts.get(ownAccount())
        guard account.site != .international || policy.internationalSiteIsOpen else { throw Problem(.siteClosed) }
        guard DoorPolicy.mayFile(product, from: account.site, through: actor.door) else {
            throw Problem(.doorClosed, parameters: ["door": actor.door.rawValue, "product": product.rawValue])
        }
    }

    /// Lets go of everything an application held when it ends without a number (释放占用).
    ///
    /// Slots, service identification numbers, the report that has not left, and the entity, when no other application of
    /// the account needs it.
    package func letGo(of application: FilingApplication) throws {
        try db.slots.free(of: application.id)
        try db.serviceNumbers.free(of: application.id)
        try db.outbox.cancel(.report, of: application.id.text, at: now)
        guard try !db.applications.holdsEntity(application.account, besides: application.id) else { return }
        try db.accounts.freeEntity(of: application.account)
    }

    /// Puts the report of an application into the outbox (进入报送队列).
    package func queueReport(of application: FilingApplication) throws {
        try db.outbox.add(
            Errand(
                id: newID(), kind: .report, subject: application.id.text, account: application.account, payload: [:],
                attempt: 0, createdAt: now),
            due: now)
    }
}
