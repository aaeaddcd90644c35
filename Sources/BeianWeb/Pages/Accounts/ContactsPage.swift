import BeianCore
import BeianDesk
import Hummingbird

/// Everybody who is told how applications fare, and the form with which one is added or changed (联系人).
struct ContactsPage: Page {
    static let template = "accounts/contacts"

    let errors: ErrorSummary?
    let notices: [NoticeBox]
    let international: Bool
    let cards: [ContactCard]
    let empty: EmptyState?
    let editing: Bool
    let action: String
    /// The version that was looked at.
    let seen: String?
    let fields: [FormField]
    let choices: ChoiceTable
    /// Back to adding, when one is being changed.
    let back: String?

    /// - Parameters:
    ///   - contacts: all contacts.
    ///   - edited: the contact that is being changed; nil when one is being added.
    ///   - problem: why what was sent was not taken.
    ///   - at: the form on which the problem occurred.
    init(
        _ contacts: [Contact], editing edited: Contact? = nil, _ context: SignedInContext, problem: Problem? = nil,
        at place: ContactForm = .editor
    ) {
        let words = context.words
        let site = context.account.site
        let isEditor = place == .editor
        let sheet = FormSheet(
            isEditor ? context.form : Form(), problem: isEditor ? problem : nil, words: words)
        cards = contacts.filter { $0.id != edited?.id }.map { contact in
            ContactCard(contact, context, problem: place.contact == contact.id ? problem : nil, kind: place.kind)
        }
        fields =
            [
                sheet.field(
                    "person", key: "contacts.person", width: .middle, autocomplete: "name", max: 64,
                    value: edited?.person),
                sheet.field(
                    "mail", key: "contacts.mail", .email, required: false, width: .middle, max: 128, value: edited?.mail
                ),
            ]
            + (site.takes(.mobile)
                ? [
                    sheet.field(
                        "mobile", key: "contacts.mobile", .tel, required: false, width: .short, max: 20,
                        value: edited?.mobile)
                ]
                : [])
        let general = FormSheet(problem: isEditor ? nil : problem, words: words)
        errors = isEditor ? sheet.summary(fields) : general.summary(cards.flatMap(\.codeFields))
        choices = ChoiceTable(
            edited?.choices, form: isEditor && problem != nil ? context.form : nil, at: site, words: words)
        notices = Self.notices(contacts, problem, context)
        international = site == .international
        let isEmpty = contacts.isEmpty
        empty = isEmpty ? EmptyState(title: words("contacts.empty.title"), text: words("contacts.empty.text")) : nil
        editing = edited != nil
        action = edited.map { Links.contact($0.id) } ?? Links.contacts
        seen = edited.map { String($0.version) }
        back = edited == nil ? nil : Links.contacts
    }

    private static func notices(_ contacts: [Contact], _ problem: Problem?, _ context: SignedInContext) -> [NoticeBox] {
        let words = context.words
        let needed = NoticeBox(title: words("contacts.needed.title"), text: words("contacts.needed.text"), tone: .warn)
        let ready = NoticeBox(
            title: words("contacts.ready.title"), text: words("contacts.ready.text"), tone: .good,
            link: PageLink(Links.applications(), words("contacts.ready.link")))
        let state = contacts.contains(where: \.isVerified) ? ready : needed
        return [NoticeBox.wait(problem, words)].compactMap { $0 }
            + NoticeBox.inboxes(for: contacts.flatMap(\.unproved), context) + [state]
    }
}

extension Contact {
    /// The sorts of its addresses that wait for their code.
    var unproved: [LoginKind] {
        var kinds: [LoginKind] = []
        if mail != nil, mailVerifiedAt == nil { kinds.append(.mail) }
        if mobile != nil, mobileVerifiedAt == nil { kinds.append(.mobile) }
        return kinds
    }
}

/// On which form of the contacts page something was sent.
enum ContactForm: Equatable {
    case editor
    case code(ID<Contact>, LoginKind)

    var contact: ID<Contact>? { if case .code(let contact, _) = self { contact } else { nil } }
    var kind: LoginKind? { if case .code(_, let kind) = self { kind } else { nil } }
}

/// For each topic, by which methods a contact is told (通知方式).
struct ChoiceTable: Sendable {
    /// One method for one topic.
    struct Cell: Sendable {
        let id: String
        let name: String
        let value: String
        let label: String
        let chosen: Bool
    }

    /// One topic.
    struct Row: Sendable {
        let topic: String
        let hint: String
        let cells: [Cell]
    }

    let heads: [String]
    let rows: [Row]

    init(_ stored: [NoticeTopic: Set<Channel>]?, form: Form?, at site: AccountSite, words: Words) {
        let channels = Self.channels(at: site)
        heads = channels.map { words("contacts.channel.\($0.rawValue)") }
        rows = NoticeTopic.allCases.map { topic in
            let name = words("contacts.topic.\(topic.rawValue).name")
            let cells = channels.map { channel in
                let method = words("contacts.channel.\(channel.rawValue)")
                let sent = form?.all("choices.\(topic.rawValue)").contains(channel.rawValue)
                return Cell(
                    id: "f-choices-\(topic.rawValue)-\(channel.rawValue)", name: "choices.\(topic.rawValue)",
                    value: channel.rawValue, label: words("contacts.choice", ["topic": name, "method": method]),
                    chosen: sent ?? stored.map { $0[topic]?.contains(channel) ?? false } ?? true)
            }
            return Row(topic: name, hint: words("contacts.topic.\(topic.rawValue).hint"), cells: cells)
        }
    }

    /// At the international site contacts are reached by mail and on the pages only.
    private static func channels(at site: AccountSite) -> [Channel] {
        site == .china ? [.inSite, .mail, .sms] : [.inSite, .mail]
    }

    /// What was ticked; a method that does not exist is left to the operation to refuse.
    static func read(_ form: Form) -> [NoticeTopic: Set<Channel>] {
        Dictionary(
            uniqueKeysWithValues: NoticeTopic.allCases.map { topic in
                (topic, Set(form.all("choices.\(topic.rawValue)").compactMap(Channel.init(rawValue:))))
            })
    }
}
