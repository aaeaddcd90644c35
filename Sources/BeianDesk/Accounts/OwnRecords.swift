package import BeianCore
import BeianStore

/// Everything that the house keeps of an account, ready to be written as JSON (个人数据导出).
package struct OwnRecords: Sendable, Codable {
    /// The account itself.
    package struct Holder: Sendable, Codable {
        package let id: String
        package let site: AccountSite
        package let status: Account.Status
        package let language: Language
        package let createdAt: Instant
        package let closedAt: Instant?
        package let addresses: [String]
    }

    /// A contact.
    package struct Person: Sendable, Codable {
        package let name: String
        package let mail: String?
        package let mailVerifiedAt: Instant?
        package let mobile: String?
        package let mobileVerifiedAt: Instant?
        package let choices: [String: [Channel]]

        init(_ contact: Contact) {
            name = contact.person
            mail = contact.mail
            mailVerifiedAt = contact.mailVerifiedAt
            mobile = contact.mobile
            mobileVerifiedAt = contact.mobileVerifiedAt
            choices = Dictionary(
                uniqueKeysWithValues: contact.choices.map { topic, channels in
                    (topic.rawValue, channels.sorted { $0.rawValue < $1.rawValue })
                })
        }
    }

    /// A session.
    package struct Visit: Sendable, Codable {
        package let agent: String
        package let network: String
        package let from: Instant
        package let lastUsed: Instant
        package let until: Instant
    }

    /// A token.
    package struct Key: Sendable, Codable {
        package let label: String
        package let scopes: [Scope]
        package let until: Instant
    }

    /// An accepted document.
    package struct Agreement: Sendable, Codable {
        package let document: String
        package let edition: String
        package let application: String?
        /// Which time the application was handed in, for the truth commitment.
        package let round: Int?
        package let at: Instant
        /// The network address from which it was accepted.
        package let network: String
    }

    /// A message on the pages.
    package struct Letter: Sendable, Codable {
        package let letter: String
        package let application: String?
        package let values: [String: String]
        package let at: Instant
        package let readAt: Instant?
    }

    /// A picture that was uploaded; the picture itself is on the application's pages.
    package struct Picture: Sendable, Codable {
        package let id: String
        /// What it shows; nothing for one that was replaced or taken away again.
        package let kind: MaterialKind?
        package let application: String?
        /// The name that the house gave to the file, as no other is kept.
        package let file: String
        package let mediaType: String
        package let width: Int
        package let height: Int
        package let bytes: Int
        package let digest: String
        package let at: Instant
    }

    /// An instance in the provider's inventory.
    package struct Server: Sendable, Codable {
        package let id: String
        package let product: FilingProduct
        package let model: String
        package let region: String
        package let publicIPs: [String]
        package let boughtOn: String
        package let validUntil: String
        package let slots: Int
    }

    /// A service identification number that the holder issued.
    package struct ServiceNumber: Sendable, Codable {
        package let number: String
        package let instance: String
        package let state: ServiceIdentificationNumber.State
        package let note: String
        package let at: Instant
    }

    /// Something that happened.
    package struct Entry: Sendable, Codable {
        package let what: String
        package let at: Instant
        package let by: String
        package let details: [String: String]

        package init(_ event: Event) {
            what = event.occurrence.rawValue
            at = event.at
            by = event.actor
            details = event.details
        }
    }

    /// An application with its answers and its history.
    package struct Application: Sendable, Codable {
        package let id: String
        package let kind: ApplicationKind
        package let stage: Stage
        package let createdAt: Instant
        package let dossier: Dossier
        package let history: [Entry]

        package init(
            id: String, kind: ApplicationKind, stage: Stage, createdAt: Instant, dossier: Dossier, history: [Entry]
        ) {
            self.id = id
            self.kind = kind
            self.stage = stage
            self.createdAt = createdAt
            self.dossier = dossier
            self.history = history
        }
    }

    package let account: Holder
    package let contacts: [Person]
    package let sessions: [Visit]
    package let tokens: [Key]
    package let agreements: [Agreement]
    package let history: [Entry]
    package let applications: [Application]
    package let messages: [Letter]
    package let materials: [Picture]
    package let instances: [Server]
    package let serviceNumbers: [ServiceNumber]
}
