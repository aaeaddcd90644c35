/// What an applicant has answered so far (备案资料): raw text, as it was typed.
///
/// A draft may hold anything; the findings say what is missing or wrong before it can be handed in.
public struct Dossier: Equatable, Sendable, Codable {
    /// The answers about the entity and its person in charge.
    public var entity: Answers
    /// The services (websites), in the order in which they were added.
    public var services: [ServiceDraft]
    /// The materials that were attached.
    public var materials: [AttachedMaterial]

    /// An empty dossier.
    public init(entity: Answers = Answers(), services: [ServiceDraft] = [], materials: [AttachedMaterial] = []) {
        self.entity = entity
        self.services = services
        self.materials = materials
    }

    /// The place of a service in the list.
    public func index(of service: ID<ServiceDraft>) -> Int? {
        services.firstIndex { $0.id == service }
    }

    /// The answer to a field of the entity or of the service at `index`.
    public func answer(_ field: Field, service index: Int = 0) -> String {
        guard field.isOfService else { return entity[field] }
        return services.indices.contains(index) ? services[index].answers[field] : ""
    }

    /// Whether the entity is an individual (个人).
    public var isIndividual: Bool { entity[.nature] == EntityNature.individual.rawValue }

    /// How an answer is shown to those who need not know it (脱敏方式); nil when anybody may read it.
    ///
    /// The name of an individual who files is a person's, and so may be that of whoever holds a domain; the names of
    /// organisations stand in public registers.
    public func mask(of field: Field, service index: Int = 0) -> Masked.Style? {
        switch field {
        case .entityName: isIndividual ? .person : nil
        case .domainHolder:
            !isIndividual && answer(.domainHolder, service: index) == answer(.entityName) ? nil : .person
        default: FieldTable.row(of: field).mask
        }
    }

    /// Whether a service has a person in charge of its own.
    public func hasOwnPerson(service index: Int) -> Bool {
        answer(.sharesPerson, service: index) == "no"
    }

    /// Whether the field is asked in this dossier.
    public func asks(_ field: Field, service index: Int = 0) -> Bool {
        let row = FieldTable.row(of: field)
        switch row.need {
        case .always: return true
        case .organisations: return !isIndividual
        case .otherPerson: return hasOwnPerson(service: index)
        case .preApproved: return !["", "none"].contains(answer(.preApproval, service: index))
        case .websites: return !services.indices.contains(index) || services[index].kind == .website
        case .optional: return row.section != .servicePerson || hasOwnPerson(service: index)
        }
    }

    /// Whether the field must be answered in this dossier.
    public func demands(_ field: Field, service index: Int = 0) -> Bool {
        FieldTable.row(of: field).need != .optional && asks(field, service: index)
    }
}

/// Answers by field; a missing answer is the empty text.
public struct Answers: Equatable, Sendable {
    /// The answers that are not empty.
    public private(set) var values: [Field: String]

    /// Collects answers.
    public init(_ values: [Field: String] = [:]) {
        self.values = values.filter { !$0.value.isEmpty }
    }

    /// The answer to a field.
    ///
    /// Several chosen codes are joined with `;`.
    public subscript(field: Field) -> String {
        get { values[field] ?? "" }
        set { values[field] = newValue.isEmpty ? nil : newValue }
    }

    /// The chosen codes of a field that takes several.
    public func codes(_ field: Field) -> [String] {
        self[field].split(separator: ";").map(String.init)
    }
}

extension Answers: Codable {
    /// Reads answers from an object keyed by the fields' raw values; unknown keys are an error.
    public init(from decoder: any Decoder) throws {
        let raw = try decoder.singleValueContainer().decode([String: String].self)
        var values: [Field: String] = [:]
        for (key, value) in raw {
            guard let field = Field(rawValue: key) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "unknown field \(key)"))
            }
            values[field] = value
        }
        self.init(values)
    }

    /// Writes answers as an object keyed by the fields' raw values.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
    }
}

/// A service as it is being applied for (申请中的互联网信息服务).
public struct ServiceDraft: Identified, Equatable, Sendable, Codable {
    /// The prefix of its ids.
    public static let prefix = "svc"

    /// The id, lasting through all rounds of correction.
    public let id: ID<ServiceDraft>
    /// What kind of service it is; only websites are taken today.
    public var kind: ServiceKind
    /// The answers about it and its person in charge.
    public var answers: Answers
    /// Where it is hosted.
    public var hosting: HostingChoice?

    /// Describes a service.
    public init(
        id: ID<ServiceDraft>, kind: ServiceKind = .website, answers: Answers = Answers(), hosting: HostingChoice? = nil
    ) {
        self.id = id
        self.kind = kind
        self.answers = answers
        self.hosting = hosting
    }

    /// Reads a service; one that was kept before kinds were told is a website.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try box.decode(ID<ServiceDraft>.self, forKey: .id),
            kind: try box.decodeIfPresent(ServiceKind.self, forKey: .kind) ?? .website,
            answers: try box.decode(Answers.self, forKey: .answers),
            hosting: try box.decodeIfPresent(HostingChoice.self, forKey: .hosting))
    }
}

/// What proves that a service is hosted here (接入证明).
public enum HostingChoice: Equatable, Sendable, Hashable, Codable {
    /// An instance, shop or site product of the account itself.
    case instance(ID<HostedInstance>)
    /// A service identification number (备案服务号) issued in another account.
    case number(String)
}
