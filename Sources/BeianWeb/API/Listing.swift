import BeianCore

/// A page of a list (分页列表), with the address of the next page while there is one.
struct Listing<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    let next: String?
}

extension WebContext {
    /// How many items a page shall hold (`limit`).
    func pageLimit(usual: Int = 20) throws(Problem) -> Int {
        guard let text = query.find("limit") else { return usual }
        guard let limit = Int(text), (1...100).contains(limit) else {
            throw Problem.field("?limit", "json.wrong-type", ["type": "integer 1-100"])
        }
        return limit
    }

    /// The last item that was seen (`before` or `after`), from where the page goes on.
    ///
    /// - Parameter isOurs: whether ids of this kind are made by us and begin with their prefix.
    func place<Subject: Identified>(
        _ name: String, of: Subject.Type = Subject.self, isOurs: Bool = true
    ) throws(Problem) -> ID<Subject>? {
        guard let text = query.find(name) else { return nil }
        let isPlain = (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        guard isPlain, !isOurs || text.hasPrefix(Subject.prefix + "_") else {
            throw Problem.field("?\(name)", "json.wrong-type", ["type": "id"])
        }
        return ID(text)
    }

    /// A page of a list; `last` is the id of its last item.
    func listing<Item: Encodable & Sendable>(
        _ items: [Item], limit: Int, from name: String, last: String?, keeping: [(String, String?)] = []
    ) -> Listing<Item> {
        Listing(items: items, next: next(items.count, limit: limit, from: name, last: last, keeping: keeping))
    }

    /// The address of the next page.
    func next(
        _ count: Int, limit: Int, from name: String, last: String?, keeping: [(String, String?)] = []
    ) -> String? {
        guard count == limit, let last else { return nil }
        return visit.path + Links.query(keeping + [(name, last), ("limit", query.find("limit"))])
    }

    /// Whether personal answers are told in clear: a token needs the scope for it.
    var seesPersonal: Bool { actor.scopes?.contains(.personal) ?? true }
}
