/// Something that a rule may look at (规则要素): an answer, or what follows from one.
///
/// The raw value is its name in the rule book. A rule that looks at anything else does not load.
public enum Fact: String, CaseIterable, Sendable, Codable {
    /// What the application is for.
    case applicationKind = "application.kind"
    /// The province of filing, as a division code.
    case province = "entity.province"
    /// The nature of the entity.
    case nature = "entity.nature"
    /// Whether the entity is a person or an organisation.
    case entityClass = "entity.class"
    /// The kind of the entity's certificate.
    case documentKind = "entity.document-kind"
    /// Whether the credit code was given out in another province than that of filing.
    case codeIsElsewhere = "entity.code-of-other-province"
    /// The name of the entity.
    case entityName = "entity.name"
    /// The county or city of the entity, as a division code.
    case division = "entity.division"
    /// The address on the certificate.
    case registeredAddress = "entity.registered-address"
    /// The mailing address.
    case mailingAddress = "entity.mailing-address"
    /// The investor or supervising unit.
    case investor = "entity.investor"
    /// The entity's remark.
    case entityRemark = "entity.remark"
    /// Whether the person in charge is the legal representative.
    case isLegalRepresentative = "person.is-legal-representative"
    /// The name of the entity's person in charge.
    case personName = "person.name"
    /// The kind of that person's identity document.
    case personDocumentKind = "person.document-kind"
    /// The number of that person's identity document.
    case personDocumentNumber = "person.document-number"
    /// That person's age in completed years.
    case personAge = "person.age"
    /// The province in that person's resident number, as a division code.
    case personRegion = "person.id-region"
    /// That person's mobile number.
    case personMobile = "person.mobile"
    /// Whether the mobile belongs to a virtual operator.
    case personMobileIsVirtual = "person.mobile-is-virtual"
    /// Whether another entity's filing uses the mobile.
    case personMobileIsElsewhere = "person.mobile-used-elsewhere"
    /// That person's office telephone.
    case personOfficePhone = "person.office-phone"
    /// That person's mail address.
    case personMail = "person.mail"
    /// The emergency telephone.
    case emergencyPhone = "person.emergency-phone"
    /// Whether another entity's filing uses the emergency telephone.
    case emergencyIsElsewhere = "person.emergency-used-elsewhere"
    /// How many services the application holds.
    case serviceCount = "services.count"
    /// What kind of service it is.
    case serviceKind = "service.kind"
    /// The domain name in ASCII.
    case domain = "service.domain"
    /// The top-level domain in ASCII.
    case suffix = "service.suffix"
    /// Whether the operator knows the top-level domain to be approved.
    case suffixIsApproved = "service.suffix-approved"
    /// The name of the service.
    case serviceName = "service.name"
    /// The home page.
    case homeURL = "service.home-url"
    /// The kinds of content.
    case contents = "service.contents"
    /// The languages.
    case languages = "service.languages"
    /// The pre-approval, or `none`.
    case preApproval = "service.pre-approval"
    /// The way of access.
    case accessMethod = "service.access-method"
    /// The service's remark.
    case serviceRemark = "service.remark"
    /// Whether the service shares the entity's person in charge.
    case sharesPerson = "service-person.same-as-entity"
    /// The name of the service's own person in charge.
    case servicePersonName = "service-person.name"
    /// The kind of that person's identity document.
    case servicePersonDocumentKind = "service-person.document-kind"
    /// The number of that person's identity document.
    case servicePersonDocumentNumber = "service-person.document-number"
    /// That person's age in completed years.
    case servicePersonAge = "service-person.age"
    /// That person's mobile number.
    case servicePersonMobile = "service-person.mobile"
    /// Whether the mobile belongs to a virtual operator.
    case servicePersonMobileIsVirtual = "service-person.mobile-is-virtual"
    /// Whether another entity's filing uses the mobile.
    case servicePersonMobileIsElsewhere = "service-person.mobile-used-elsewhere"
    /// That person's office telephone.
    case servicePersonOfficePhone = "service-person.office-phone"
    /// That person's mail address.
    case servicePersonMail = "service-person.mail"
    /// The kinds of material that are attached.
    case materials = "materials"

    /// Whether the fact exists once for each service.
    public var isOfService: Bool { rawValue.hasPrefix("service.") || rawValue.hasPrefix("service-person.") }
}

/// What kind of value a fact has (要素类型).
public enum FactType: Sendable, Equatable {
    /// Free text.
    case text
    /// A whole number.
    case number
    /// Yes or no.
    case yesNo
    /// One of some codes.
    case choice(Set<String>)
    /// Several of some codes.
    case codes(Set<String>)
}

/// The value of a fact (要素值).
public enum FactValue: Sendable, Hashable {
    /// Text, or one code.
    case text(String)
    /// A whole number.
    case number(Int)
    /// Yes or no.
    case yesNo(Bool)
    /// Several codes.
    case codes(Set<String>)
}

extension Fact {
    /// What kind of value the fact has; a rule that compares it with anything else does not load.
    public var type: FactType {
        switch self {
        case .applicationKind: .choice(Self.all(ApplicationKind.self))
        case .province, .personRegion: .choice(Set(Province.allCases.map(\.code)))
        case .nature: .choice(Self.all(EntityNature.self))
        case .entityClass: .choice(Self.all(EntityNature.Class.self))
        case .documentKind, .personDocumentKind, .servicePersonDocumentKind: .choice(Self.all(DocumentKind.self))
        case .serviceKind: .choice(Self.all(ServiceKind.self))
        case .preApproval: .choice(Self.all(PreApproval.self).union(["none"]))
        case .accessMethod: .choice(Self.all(AccessMethod.self))
        case .contents: .codes(Self.all(ServiceContent.self))
        case .languages: .codes(Self.all(SiteLanguage.self))
        case .materials: .codes(Self.all(MaterialKind.self))
        case .personAge, .servicePersonAge, .serviceCount: .number
        case .codeIsElsewhere, .isLegalRepresentative, .personMobileIsVirtual, .personMobileIsElsewhere,
            .emergencyIsElsewhere, .suffixIsApproved, .sharesPerson, .servicePersonMobileIsVirtual,
            .servicePersonMobileIsElsewhere:
            .yesNo
        default: .text
        }
    }

    private static func all<Code: CaseIterable & RawRepresentable>(_ type: Code.Type) -> Set<String>
    where Code.RawValue == String {
        Set(Code.allCases.map(\.rawValue))
    }
}
