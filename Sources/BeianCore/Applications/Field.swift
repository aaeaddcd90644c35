/// Something that an application asks (填报项), named by its place in the application's JSON form.
///
/// The raw value is the path: `entity/person/mobile`, `service/name`. Fields of `service` are asked once for each service.
public enum Field: String, CaseIterable, Sendable, Codable {
    // the filing type check (备案类型校验), frozen afterwards
    case province = "entity/province"
    case nature = "entity/nature"
    case documentKind = "entity/documentKind"
    case documentNumber = "entity/documentNumber"
    // the entity (主体信息)
    case entityName = "entity/name"
    case division = "entity/division"
    case registeredAddress = "entity/registeredAddress"
    case mailingAddress = "entity/mailingAddress"
    case investor = "entity/investor"
    case entityRemark = "entity/remark"
    // its person in charge (主体负责人)
    case isLegalRepresentative = "entity/person/isLegalRepresentative"
    case personName = "entity/person/name"
    case personDocumentKind = "entity/person/documentKind"
    case personDocumentNumber = "entity/person/documentNumber"
    case personValidFrom = "entity/person/validFrom"
    case personValidUntil = "entity/person/validUntil"
    case personMobile = "entity/person/mobile"
    case personOfficePhone = "entity/person/officePhone"
    case personMail = "entity/person/mail"
    case emergencyPhone = "entity/person/emergencyPhone"
    // a website (网站信息)
    case domain = "service/domain"
    case serviceName = "service/name"
    case domainHolder = "service/domainCertificate/holder"
    case domainHolderNumber = "service/domainCertificate/holderNumber"
    case domainRegistrar = "service/domainCertificate/registrar"
    case domainVerifiedOn = "service/domainCertificate/verifiedOn"
    case domainExpiresOn = "service/domainCertificate/expiresOn"
    case homeURL = "service/homeURL"
    case contents = "service/contents"
    case languages = "service/languages"
    case preApproval = "service/preApproval"
    case preApprovalNumber = "service/preApprovalNumber"
    case accessMethod = "service/accessMethod"
    case serviceRemark = "service/remark"
    // its person in charge (网站负责人)
    case sharesPerson = "service/person/sameAsEntity"
    case servicePersonName = "service/person/name"
    case servicePersonDocumentKind = "service/person/documentKind"
    case servicePersonDocumentNumber = "service/person/documentNumber"
    case servicePersonValidFrom = "service/person/validFrom"
    case servicePersonValidUntil = "service/person/validUntil"
    case servicePersonMobile = "service/person/mobile"
    case servicePersonOfficePhone = "service/person/officePhone"
    case servicePersonMail = "service/person/mail"

    /// Feeds the tag of the case: the raw value, which would be fed otherwise, is a text, and fields are looked up often.
    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: self) { hasher.combine(bytes: $0) }
    }

    /// Whether the field is asked once for each service.
    public var isOfService: Bool { rawValue.hasPrefix("service/") }

    /// The path inside the entity or the service: `person/mobile`.
    public var path: String { String(rawValue.drop { $0 != "/" }.dropFirst()) }

    /// Where the field stands in the application's JSON form: `#/services/0/name`.
    public func pointer(service index: Int = 0) -> String {
        isOfService ? "#/services/\(index)/\(path)" : "#/entity/\(path)"
    }
}

/// What kind of answer a field takes (填报类型).
public enum FieldKind: Sendable, Hashable {
    /// One line of text.
    case line(max: Int)
    /// Several lines of text.
    case lines(max: Int)
    /// Yes or no.
    case yesNo
    /// One of the 31 provinces.
    case province
    /// A county or city, as a GB/T 2260 code.
    case division
    /// The nature of the entity.
    case nature
    /// A kind of certificate for the entity.
    case entityDocument
    /// A kind of identity document for a person.
    case personDocument
    /// The number of the certificate chosen beside it.
    case documentNumber
    /// A person's name.
    case personName
    /// A day.
    case day
    /// A day, or `long-term` (长期).
    case dayOrLongTerm
    /// A mainland mobile number.
    case mobile
    /// An office telephone.
    case phone
    /// A mail address.
    case mail
    /// A domain name.
    case domain
    /// A home page without scheme.
    case homeURL
    /// Kinds of content, at least one.
    case contents
    /// Languages of the site, at least one.
    case languages
    /// A pre-approval, or `none`.
    case preApproval
    /// The way of access.
    case accessMethod
}

/// Part of an application that is filled in and saved by itself (填报步骤).
public enum Section: String, CaseIterable, Sendable, Codable {
    /// Filing type check (备案类型校验).
    case typeCheck = "type-check"
    /// The entity (主体信息).
    case entity
    /// The entity's person in charge (主体负责人).
    case person
    /// A website (网站信息).
    case service
    /// A website's person in charge (网站负责人).
    case servicePerson = "service-person"
    /// Where a website is hosted (接入信息).
    case hosting
    /// Materials (备案材料).
    case materials

    /// Whether the section exists once for each service.
    public var isOfService: Bool { self == .service || self == .servicePerson || self == .hosting }
}

/// One row of the table of fields (填报项表).
public struct FieldRow: Sendable {
    /// The field.
    public let field: Field
    /// The section in which it is asked.
    public let section: Section
    /// The item under which it is reviewed.
    public let topic: ReviewTopic
    /// What kind of answer it takes.
    public let kind: FieldKind
    /// Who must answer it.
    public let need: FieldNeed
    /// How it is masked, when it is personal.
    public let mask: Masked.Style?
    /// The ministry's tag for it.
    public let tag: String?
}

/// Who must answer a field (必填条件).
public enum FieldNeed: Sendable, Hashable {
    /// Everybody.
    case always
    /// Nobody.
    case optional
    /// Organisations; individuals are not asked.
    case organisations
    /// Sites whose person in charge is not the entity's.
    case otherPerson
    /// Sites that need a pre-approval.
    case preApproved
    /// Websites; apps are not asked.
    case websites
}
