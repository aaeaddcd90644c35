/// A filed service as the register holds it (备案登记信息): the truth that look-ups read.
public struct RegisterEntry: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "reg"

    /// The id.
    public let id: ID<RegisterEntry>
    /// The entity's number (主体备案号), such as `粤ICP备2026000001号`.
    public let entityNumber: String
    /// The service's number (服务备案号), such as `粤ICP备2026000001号-1`.
    public let serviceNumber: String
    /// The province in which it is filed.
    public let province: String
    /// The nature of the entity.
    public let nature: String
    /// The organisation's name; nil for an individual.
    public let organisation: String?
    /// The individual's name, masked; nil for an organisation.
    public let individual: Masked?
    /// What kind of service it is.
    public let kind: ServiceKind
    /// The service's name.
    public let title: String
    /// The domain as A-label.
    public let domain: String
    /// The home page.
    public let homeURL: String
    /// Whether the number was issued by the simulated administration and is no state filing.
    public let isSimulated: Bool
    /// When it was granted.
    public let grantedAt: Instant
    /// The application from which it came.
    public let application: ID<FilingApplication>
    /// The service of that application.
    public let applicationService: ID<ServiceDraft>

    /// Describes an entry.
    package init(
        id: ID<RegisterEntry>, entityNumber: String, serviceNumber: String, province: String, nature: String,
        organisation: String?, individual: Masked?, kind: ServiceKind, title: String, domain: String, homeURL: String,
        isSimulated: Bool, grantedAt: Instant, application: ID<FilingApplication>,
        applicationService: ID<ServiceDraft>
    ) {
        self.id = id
        self.entityNumber = entityNumber
        self.serviceNumber = serviceNumber
        self.province = province
        self.nature = nature
        self.organisation = organisation
        self.individual = individual
        self.kind = kind
        self.title = title
        self.domain = domain
        self.homeURL = homeURL
        self.isSimulated = isSimulated
        self.grantedAt = grantedAt
        self.application = application
        self.applicationService = applicationService
    }

    /// The name under which the entity is shown: in full for organisations, masked for individuals.
    public var entityName: String { organisation ?? individual?.description ?? "" }

    /// A text as names are compared: without spaces, letters in lower case, full-width forms narrowed.
    public static func folded(_ text: String) -> String {
        var folded = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            folded += narrow.properties.lowercaseMapping
        }
        return folded
    }
}
