/// Something bought from the access provider that a site runs on (实例).
public struct HostedInstance: Identified, Equatable, Sendable, Codable {
    /// The prefix of its ids; the provider's inventory may use ids of its own shape.
    public static let prefix = "ins"

    /// How it is paid for (计费方式).
    public enum Billing: String, CaseIterable, Sendable, Codable {
        /// For a term paid in advance (包年包月).
        case subscription
        /// By use (按量付费); such instances carry no filing.
        case payAsYouGo = "pay-as-you-go"
        /// On trial (试用); such instances carry no filing.
        case trial
    }

    /// The id in the provider's inventory.
    public let id: ID<HostedInstance>
    /// The account that bought it.
    public let owner: ID<Account>
    /// What it is: a host, a shop, a site product.
    public let product: FilingProduct
    /// The provider's name for the model, such as `ecs.c7`.
    public let model: String
    /// The province in which it stands, by its name in `Province`; nil outside the mainland.
    public let province: String?
    /// The provider's name of the region.
    public let region: String
    /// Its public addresses.
    public let publicIPs: [String]
    /// How it is paid for.
    public let billing: Billing
    /// The day it was bought.
    public let boughtOn: Day
    /// The last day it is paid for.
    public let validUntil: Day
    /// How many services it can carry; shops and site products carry one.
    public let slots: Int

    /// Describes an instance.
    package init(
        id: ID<HostedInstance>, owner: ID<Account>, product: FilingProduct, model: String, province: String?,
        region: String, publicIPs: [String], billing: Billing, boughtOn: Day, validUntil: Day, slots: Int
    ) {
        self.id = id
        self.owner = owner
        self.product = product
        self.model = model
        self.province = province
        self.region = region
        self.publicIPs = publicIPs
        self.billing = billing
        self.boughtOn = boughtOn
        self.validUntil = validUntil
        self.slots = slots
    }
}

extension HostedInstance {
    /// Why an instance cannot carry a filing (不可备案原因).
    ///
    /// Source: docs/sources.md §5.1.
    public enum Obstacle: String, CaseIterable, Sendable, Codable {
        /// It is paid by use or on trial.
        case notSubscribed = "not-subscribed"
        /// It was bought for less than the least term in all.
        case termTooShort = "term-too-short"
        /// It is no longer paid for.
        case expired
        /// It has no public address.
        case noPublicIP = "no-public-ip"
        /// It stands outside the mainland.
        case outsideMainland = "outside-mainland"
        /// All its slots are used.
        case slotsUsed = "slots-used"
    }

    /// Everything that stands in the way of a filing on `day`, with `used` slots taken.
    ///
    /// - Parameters:
    ///   - day: the day in Beijing.
    ///   - used: the slots that are taken, by numbers or by the owner's own applications.
    ///   - months: the least term, in months.
    public func obstacles(on day: Day, used: Int, months: Int) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if product == .hosting {
            if billing != .subscription { obstacles.append(.notSubscribed) }
            if publicIPs.isEmpty { obstacles.append(.noPublicIP) }
            if province == nil { obstacles.append(.outsideMainland) }
            if billing == .subscription, validUntil < boughtOn.adding(days: months * 30) {
                obstacles.append(.termTooShort)
            }
        }
        if validUntil < day { obstacles.append(.expired) }
        if used >= slots { obstacles.append(.slotsUsed) }
        return obstacles
    }
}
