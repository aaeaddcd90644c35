/// What a reviewer judges together (审核事项): some answers and the material that proves them.
public enum ReviewTopic: String, CaseIterable, Sendable, Codable {
    /// Name, certificate and registered address of the entity (主体证件).
    case identity
    /// Mailing address, investor and remark (主体地址).
    case address
    /// The entity's person in charge (主体负责人).
    case person
    /// How that person is reached (主体联系方式).
    case contact
    /// Name, content, language and remark of a service (服务信息).
    case service
    /// Domain name and home page (域名).
    case domain
    /// Pre-approval (前置审批).
    case preApproval = "pre-approval"
    /// Hosting and access (接入信息).
    case hosting
    /// The service's person in charge (网站负责人).
    case servicePerson = "service-person"
    /// How that person is reached (网站联系方式).
    case serviceContact = "service-contact"

    /// Whether the topic exists once for each service.
    public var isOfService: Bool {
        switch self {
        case .identity, .address, .person, .contact: false
        case .service, .domain, .preApproval, .hosting, .servicePerson, .serviceContact: true
        }
    }
}

/// A topic of the entity or of one service, as it gets its verdict (审核项).
public struct ReviewItem: Hashable, Sendable {
    /// What is judged.
    public let topic: ReviewTopic
    /// The service it belongs to.
    public let service: ID<ServiceDraft>?

    /// Names an item.
    public init(_ topic: ReviewTopic, service: ID<ServiceDraft>? = nil) {
        self.topic = topic
        self.service = service
    }

    /// The name of the item in addresses and in the store: `identity`, `svc_….domain`.
    public var key: String {
        service.map { "\($0.text).\(topic.rawValue)" } ?? topic.rawValue
    }

    /// Reads the name of an item.
    public init?(key: String) {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard let last = parts.last, let topic = ReviewTopic(rawValue: String(last)) else { return nil }
        switch (parts.count, topic.isOfService) {
        case (1, false): self.init(topic)
        case (2, true): self.init(topic, service: ID(String(parts[0])))
        default: return nil
        }
    }

    /// The fields that are judged with the item.
    public var fields: [Field] {
        FieldTable.rows.filter { $0.topic == topic }.map(\.field)
    }
}

extension Dossier {
    /// Every item that needs a verdict, in the order of the review page.
    public var reviewItems: [ReviewItem] {
        let entity = ReviewTopic.allCases.filter { !$0.isOfService }.map { ReviewItem($0) }
        return entity
            + services.indices.flatMap { index in
                ReviewTopic.allCases.filter { $0.isOfService && has($0, service: index) }
                    .map { ReviewItem($0, service: services[index].id) }
            }
    }

    /// Every item that could need a verdict, also of persons who are not asked for yet.
    package var allItems: [ReviewItem] {
        ReviewTopic.allCases.filter { !$0.isOfService }.map { ReviewItem($0) }
            + services.flatMap { service in
                ReviewTopic.allCases.filter(\.isOfService).map { ReviewItem($0, service: service.id) }
            }
    }

    /// The item under which a finding is judged (问题所属事项); nil when it concerns the dossier as a whole.
    ///
    /// Of several materials that would do, the first tells under which item it is looked for.
    package func item(of finding: Finding) -> ReviewItem? {
        if finding.pointer == DossierCheck.materialsPointer {
            let first = finding.parameters["kind"]?.split(separator: ",").first
            guard let kind = first.flatMap({ MaterialKind(rawValue: String($0)) }) else { return nil }
            guard kind.topic.isOfService else { return ReviewItem(kind.topic) }
            let service = finding.parameters["service"].map { ID<ServiceDraft>($0) } ?? services.first?.id
            return service.map { ReviewItem(kind.topic, service: $0) }
        }
        for row in FieldTable.rows where !row.topic.isOfService && row.field.pointer() == finding.pointer {
            return ReviewItem(row.topic)
        }
        for index in services.indices {
            if finding.pointer == DossierCheck.hostingPointer(index) {
                return ReviewItem(.hosting, service: services[index].id)
            }
            if RulePlace.ofApp.contains(where: { $0.pointer(service: index) == finding.pointer }) {
                return ReviewItem(.service, service: services[index].id)
            }
            for row in FieldTable.rows
            where row.topic.isOfService && row.field.pointer(service: index) == finding.pointer {
                return ReviewItem(row.topic, service: services[index].id)
            }
        }
        return nil
    }

    private func has(_ topic: ReviewTopic, service index: Int) -> Bool {
        switch topic {
        case .servicePerson, .serviceContact: hasOwnPerson(service: index)
        default: true
        }
    }
}

/// What a reviewer says about one item (审核结论).
public struct Verdict: Equatable, Sendable, Codable {
    /// The item's name.
    public let item: String
    /// Whether it is in order.
    public let passes: Bool
    /// The reason, as a code of the rejection catalogue such as `R-NAME-01`.
    public let reason: String?
    /// What the reviewer adds in their own words.
    public let remark: String

    /// Gives a verdict.
    public init(item: String, passes: Bool, reason: String? = nil, remark: String = "") {
        self.item = item
        self.passes = passes
        self.reason = reason
        self.remark = remark
    }
}

/// A reason for which an item is returned, with its remedy (驳回原因).
///
/// Source: docs/sources.md §7.1.
public struct Rejection: Equatable, Sendable, Codable {
    /// The code, such as `R-NAME-01`.
    public let code: String
    /// The topics to which it goes.
    public let topics: [ReviewTopic]
    /// Why the item is returned.
    public let reason: Said
    /// How to mend it.
    public let remedy: Said
    /// On what it rests.
    public let source: String

    /// Describes a reason.
    public init(code: String, topics: [ReviewTopic], reason: Said, remedy: Said, source: String) {
        self.code = code
        self.topics = topics
        self.reason = reason
        self.remedy = remedy
        self.source = source
    }
}
