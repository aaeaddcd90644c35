/// The facts of one dossier and one of its services on one day (要素表).
///
/// A fact that was not answered, or whose answer cannot be read, is missing; rules that need it do not bite.
public struct FactSheet: Sendable, Equatable {
    private let values: [Fact: FactValue]
    // Names are searched by many rules; their plain form is made once.
    private let plainTexts: [Fact: PlainText]

    /// Takes facts as an example gives them.
    public init(_ values: [Fact: FactValue]) {
        self.values = values
        var plainTexts: [Fact: PlainText] = [:]
        for fact in Self.searched {
            if case .text(let text) = values[fact] { plainTexts[fact] = PlainText(text) }
        }
        self.plainTexts = plainTexts
    }

    private static let searched: [Fact] = [
        .serviceName, .entityName, .businessScope, .serviceRemark, .entityRemark, .mailingAddress, .personName,
    ]

    /// The value of a fact, when it is known.
    public subscript(fact: Fact) -> FactValue? { values[fact] }

    /// The text of a fact, when it is known and text.
    public func text(_ fact: Fact) -> String? {
        guard case .text(let text) = values[fact] else { return nil }
        return text
    }

    /// The text of a fact as words are looked for in it.
    func plain(_ fact: Fact) -> PlainText { plainTexts[fact] ?? PlainText(text(fact) ?? "") }

    /// Every fact that is known.
    public var all: [Fact: FactValue] { values }

    /// The same facts with some more.
    public func adding(_ more: [Fact: FactValue]) -> FactSheet {
        FactSheet(values.merging(more) { $1 })
    }

    /// Draws the facts from a dossier.
    public init(
        of dossier: Dossier,
        service index: Int,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) {
        var draft = FactDraft(dossier: dossier, index: index, context: context, day: day)
        draft.values[.applicationKind] = .text(kind.rawValue)
        draft.addEntity()
        draft.addPersons()
        if dossier.services.indices.contains(index) { draft.addService() }
        draft.values.merge(context.known) { $1 }
        if context.services.indices.contains(index) { draft.values.merge(context.services[index]) { $1 } }
        draft.derive()
        self.init(draft.values)
    }
}

extension Dossier {
    /// The province of filing (备案省份), when one is chosen.
    public var province: Province? { Province(rawValue: entity[.province]) }
}
