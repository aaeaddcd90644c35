import BeianCore

/// What stands in the header for whom (导航).
enum Navigation {
    struct Item: Sendable {
        let key: String
        let address: String
    }

    /// The links of the header: a visitor's, those of the holder of an account, those of staff.
    static func items(for holder: Session.Holder?) -> [Item] {
        switch holder {
        case nil: [Item(key: "nav.lookup", address: Links.lookup)]
        case .account:
            [
                Item(key: "nav.applications", address: Links.applications()),
                Item(key: "nav.filings", address: Links.filings()),
                Item(key: "nav.instances", address: Links.instances()),
                Item(key: "nav.messages", address: Links.messages()),
                Item(key: "nav.contacts", address: Links.contacts),
                Item(key: "nav.account", address: Links.account),
                Item(key: "nav.lookup", address: Links.lookup),
            ]
        case .staff(let member): staff(member.role)
        }
    }

    /// The links of a member of staff: their queue first; operators begin with the way to the administration.
    private static func staff(_ role: Role) -> [Item] {
        let queue = Item(key: "nav.queue", address: Links.staffQueue())
        let house = [
            Item(key: "nav.administration", address: Links.administration),
            Item(key: "nav.staffAccounts", address: Links.staffAccounts),
            Item(key: "nav.staffMembers", address: Links.staffMembers),
        ]
        let lookup = Item(key: "nav.lookup", address: Links.lookup)
        switch role {
        case .reviewer: return [queue, lookup]
        case .operator: return [house[0], queue, house[1], house[2], lookup]
        default: return [queue] + house + [lookup]
        }
    }
}
