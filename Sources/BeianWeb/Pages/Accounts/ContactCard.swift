import BeianCore

/// A contact with its addresses, each proved or waiting for its code (联系人卡片).
struct ContactCard: Sendable {
    /// One address.
    struct Line: Sendable {
        let kind: String
        let address: String
        let state: Tag
        /// Where a code is asked for; nil when the address is proved.
        let send: String?
        let verify: String?
        let value: String
        let code: FormField?
        let hidden: String
    }

    let id: String
    let person: String
    let lines: [Line]
    let told: String
    let edit: String
    let remove: String

    init(_ contact: Contact, _ context: SignedInContext, problem: Problem? = nil, kind failed: LoginKind? = nil) {
        let words = context.words
        id = contact.id.text
        person = contact.person
        let addresses = [
            (LoginKind.mail, contact.mail, contact.mailVerifiedAt), (.mobile, contact.mobile, contact.mobileVerifiedAt),
        ]
        lines = addresses.compactMap { kind, text, verifiedAt in
            guard let text else { return nil }
            let isProved = verifiedAt != nil
            let name = Self.codeField(contact.id, kind)
            let sheet = FormSheet(problem: failed == kind ? problem : nil, words: words)
            return Line(
                kind: words("accounts.kind.\(kind.rawValue)"),
                address: LoginAddress(kind: kind, text: text).masked.description,
                state: isProved ? Tag(words("contacts.proved"), .good) : Tag(words("contacts.unproved"), .warn),
                send: isProved ? nil : Links.contactCode(contact.id),
                verify: isProved ? nil : Links.verifyContact(contact.id), value: kind.rawValue,
                code: isProved ? nil : sheet.field(name, key: "contacts.code", .code, width: .short, max: 12),
                hidden: "\(words("accounts.kind.\(kind.rawValue)")) \(contact.person)")
        }
        told = NoticeTopic.allCases.map { topic in
            let methods = Channel.allCases.filter { contact.choices[topic]?.contains($0) ?? false }
            let names = methods.map { words("contacts.channel.\($0.rawValue)") }
            let list =
                names.isEmpty ? words("contacts.nothing") : names.joined(separator: words("option.listSeparator"))
            return words("contacts.told", ["topic": words("contacts.topic.\(topic.rawValue).name"), "methods": list])
        }.joined(separator: words("contacts.toldSeparator"))
        edit = Links.contact(contact.id)
        remove = Links.removeContact(contact.id)
    }

    /// The fields for codes, for the head of the page.
    var codeFields: [FormField] { lines.compactMap(\.code) }

    /// The name of the field into which a code is typed; a page may hold several.
    static func codeField(_ contact: ID<Contact>, _ kind: LoginKind) -> String {
        "code-\(contact.text)-\(kind.rawValue)"
    }
}
