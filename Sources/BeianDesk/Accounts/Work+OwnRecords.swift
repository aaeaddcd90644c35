import BeianCore
import BeianStore

/// Lists of a holder, read page by page to their end (个人数据明细).
extension Work {
    /// The messages of an account, newest first.
    func messages(of account: ID<Account>) throws -> [OwnRecords.Letter] {
        try pages { (last: Message?) in try db.messages.all(of: account, before: last?.id, limit: 100) }
            .map {
                OwnRecords.Letter(
                    letter: $0.letter.rawValue, application: $0.application?.text, values: $0.parameters,
                    at: $0.sentAt, readAt: $0.readAt)
            }
    }

    /// The pictures of an account, oldest first, with what they show where an application names them.
    func pictures(
        of account: ID<Account>, in applications: [OwnRecords.Application]
    ) throws -> [OwnRecords.Picture] {
        var uses: [ID<Material>: (kind: MaterialKind, application: String)] = [:]
        for application in applications {
            for material in application.dossier.materials { uses[material.material] = (material.kind, application.id) }
        }
        return try db.materials.all(of: account).map { stored in
            let material = stored.material
            let use = uses[material.id]
            return OwnRecords.Picture(
                id: material.id.text, kind: use?.kind, application: use?.application, file: stored.file,
                mediaType: material.mediaType, width: material.width, height: material.height,
                bytes: material.length, digest: stored.digest, at: material.uploadedAt)
        }
    }

    /// The instances of an account.
    func servers(of account: ID<Account>) throws -> [OwnRecords.Server] {
        try pages { (last: HostedInstance?) in try db.instances.all(of: account, after: last?.id, limit: 100) }
            .map {
                OwnRecords.Server(
                    id: $0.id.text, product: $0.product, model: $0.model, region: $0.region, publicIPs: $0.publicIPs,
                    boughtOn: $0.boughtOn.description, validUntil: $0.validUntil.description, slots: $0.slots)
            }
    }

    /// The service identification numbers that an account issued, newest first.
    func serviceNumbers(of account: ID<Account>) throws -> [OwnRecords.ServiceNumber] {
        try pages { (last: ServiceIdentificationNumber?) in
            try db.serviceNumbers.all(of: account, before: last?.id, limit: 100)
        }
        .map {
            OwnRecords.ServiceNumber(
                number: $0.number, instance: $0.instance.text, state: $0.state, note: $0.note, at: $0.issuedAt)
        }
    }

    /// Everything in a list that is read a hundred at a time.
    private func pages<Item>(_ page: (Item?) throws -> [Item]) throws -> [Item] {
        var all: [Item] = []
        while true {
            let next = try page(all.last)
            all += next
            guard next.count == 100 else { return all }
        }
    }
}
