/// What the store and outside look-ups answered before a dossier is judged (规则上下文).
///
/// Judging itself asks nobody, so that the same dossier, day and answers always give the same findings. An answer that
/// nobody looked up is empty, and rules that need it stay silent.
public struct RuleContext: Sendable {
    /// Reads a domain name by the rules of Unicode and of public suffixes.
    public var names: @Sendable (String) -> Result<DomainName, DomainName.Fault>
    /// Those of the dossier's mobile numbers that other entities' filings use (其他主体占用的手机号), as eleven digits;
    /// nil when nobody looked.
    public var mobilesElsewhere: Set<String>?
    /// Top-level domains that somebody told to be approved, beyond the book's own list (已获批顶级域), in ASCII.
    ///
    /// Whoever tells any tells all: a domain below a suffix that stands neither here nor in the book is refused.
    public var approvedSuffixes: Set<String>
    /// Top-level domains of the book's own list, which may be out of date and refuses nothing by itself.
    var bookSuffixes: Set<String> = []
    /// What is known of the entity and its person in charge; see ``Fact/Origin/outside``.
    public var known: [Fact: FactValue]
    /// What is known of each service, in the order of the dossier.
    public var services: [[Fact: FactValue]]
    /// Whether it is told which materials are attached; a check may leave it open.
    public var tellsMaterials = true
    /// The calendar by which working days are counted.
    public var calendar: WorkingCalendar
    /// The day on which the application was first handed in; rules for new applications go by it.
    public var handedInOn: Day?

    /// Collects what is known.
    public init(
        names: @escaping @Sendable (String) -> Result<DomainName, DomainName.Fault>,
        mobilesElsewhere: Set<String>? = nil,
        approvedSuffixes: Set<String> = [],
        known: [Fact: FactValue] = [:],
        services: [[Fact: FactValue]] = [],
        calendar: WorkingCalendar = .published,
        handedInOn: Day? = nil
    ) {
        self.names = names
        self.mobilesElsewhere = mobilesElsewhere
        self.approvedSuffixes = approvedSuffixes
        self.known = known
        self.services = services
        self.calendar = calendar
        self.handedInOn = handedInOn
    }

    /// Nothing was looked up; only domain names can be read.
    public static func empty(
        names: @escaping @Sendable (String) -> Result<DomainName, DomainName.Fault>
    ) -> RuleContext {
        RuleContext(names: names)
    }

    /// Reads a home page's address (首页网址), its host in ASCII even when it was typed in its own script.
    public func homeURL(_ text: String) -> Result<HomeURL, HomeURL.Fault> {
        let text = text.halfWidth
        let split = text.firstIndex(of: "/") ?? text.endIndex
        var typed = text
        let host = String(text[..<split])
        if !host.utf8.allSatisfy({ $0 < 0x80 }) {
            let isUnderWWW = host.lowercased().hasPrefix("www.")
            if case .success(let name) = names(isUnderWWW ? String(host.dropFirst(4)) : host) {
                typed = (isUnderWWW ? "www." : "") + name.aLabel + text[split...]
            }
        }
        do throws(HomeURL.Fault) {
            return .success(try HomeURL(typed))
        } catch {
            return .failure(error)
        }
    }
}
