/// A kind of material (备案材料).
///
/// Source: docs/sources.md §6.1.
public enum MaterialKind: String, CaseIterable, Sendable, Codable {
    /// The entity's certificate, such as the business licence (主办单位证件).
    case entityCertificate = "entity-certificate"
    /// Front of the identity document of the entity's person in charge (主体负责人证件正面).
    case personFront = "person-front"
    /// Back of the same (主体负责人证件反面).
    case personBack = "person-back"
    /// Front of the identity document of the site's person in charge (网站负责人证件正面).
    case servicePersonFront = "service-person-front"
    /// Back of the same (网站负责人证件反面).
    case servicePersonBack = "service-person-back"
    /// The certificate of the domain name (域名证书).
    case domainCertificate = "domain-certificate"
    /// Letter of authorisation when the person in charge is not the legal representative (主体负责人授权书).
    case authorisationLetter = "authorisation-letter"
    /// The document of a pre-approval (前置审批文件).
    case preApprovalDocument = "pre-approval-document"
    /// Letter of commitment (承诺书).
    case commitmentLetter = "commitment-letter"
    /// Residence permit of an individual from elsewhere (居住证).
    case residencePermit = "residence-permit"
    /// Letter of authorisation for a service's person in charge (网站负责人授权书).
    case servicePersonAuthorisation = "service-person-authorisation"
    /// Identity document of the legal representative who authorised (法定代表人证件).
    case representativeDocument = "representative-document"
    /// Plan of a site or of many (网站建设方案书).
    case constructionPlan = "construction-plan"
    /// Pledge that no pre-approval is involved (不涉及前置审批承诺书).
    case noPreApprovalPledge = "no-pre-approval-pledge"
    /// Notice of responsibility for authenticity (真实性责任告知书).
    case responsibilityNotice = "responsibility-notice"
    /// Student card (学生证).
    case studentCard = "student-card"
    /// Proof of social insurance (社保证明).
    case socialInsurance = "social-insurance"
    /// Proof of work or income (在职或收入证明).
    case incomeProof = "income-proof"
    /// Form by which a public institution opens a site (事业单位网站开办审核表).
    case institutionForm = "institution-form"
    /// Letter of the office of party building (党建确认函).
    case partyBuildingLetter = "party-building-letter"
    /// Certificate of a trade mark or another ground of a name (商标注册证等名称依据).
    case nameProof = "name-proof"
    /// Sealed explanation (加盖公章的情况说明).
    case explanation
    /// Notice of a changed name (名称变更证明).
    case changeOfNameProof = "change-of-name-proof"
    /// Anything else a province or a reviewer asks for (其他材料).
    case other

    /// Whether it belongs to one service.
    public var isOfService: Bool {
        switch self {
        case .servicePersonFront, .servicePersonBack, .domainCertificate, .preApprovalDocument,
            .servicePersonAuthorisation, .noPreApprovalPledge, .nameProof:
            true
        default: false
        }
    }

    /// How many pictures of the kind one application may hold for one owner.
    public var limit: Int {
        switch self {
        case .preApprovalDocument, .other: 5
        default: 1
        }
    }

    /// The item under which it is reviewed.
    public var topic: ReviewTopic {
        switch self {
        case .entityCertificate, .institutionForm, .partyBuildingLetter, .changeOfNameProof: .identity
        case .personFront, .personBack, .authorisationLetter, .representativeDocument, .incomeProof: .person
        case .servicePersonFront, .servicePersonBack, .servicePersonAuthorisation: .servicePerson
        case .domainCertificate: .domain
        case .preApprovalDocument, .noPreApprovalPledge: .preApproval
        case .nameProof: .service
        case .commitmentLetter, .constructionPlan, .residencePermit, .responsibilityNotice, .studentCard,
            .socialInsurance, .explanation,
            .other:
            .address
        }
    }
}

/// A picture that an account uploaded (已上传的图片).
public struct Material: Identified, Equatable, Sendable {
    /// The prefix of its ids.
    public static let prefix = "mat"

    /// The id.
    public let id: ID<Material>
    /// The account that uploaded it.
    public let account: ID<Account>
    /// Its type and size in pixels, read from the header.
    public let mediaType: String
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Length in bytes.
    public let length: Int
    /// When it was uploaded.
    public let uploadedAt: Instant

    /// Describes a picture.
    package init(
        id: ID<Material>, account: ID<Account>, mediaType: String, width: Int, height: Int, length: Int,
        uploadedAt: Instant
    ) {
        self.id = id
        self.account = account
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.length = length
        self.uploadedAt = uploadedAt
    }
}

/// A picture in its place in a dossier (已附材料).
public struct AttachedMaterial: Equatable, Sendable, Hashable, Codable {
    /// What it shows.
    public let kind: MaterialKind
    /// The service it belongs to, when it belongs to one.
    public let service: ID<ServiceDraft>?
    /// The picture.
    public let material: ID<Material>

    /// Puts a picture in its place.
    public init(kind: MaterialKind, service: ID<ServiceDraft>?, material: ID<Material>) {
        self.kind = kind
        self.service = service
        self.material = material
    }
}

/// A material that a dossier has to hold (应交材料).
public struct MaterialNeed: Equatable, Sendable, Hashable {
    /// What is asked for.
    public let kind: MaterialKind
    /// For which service.
    public let service: ID<ServiceDraft>?
    /// Whether the application cannot go on without.
    public let isRequired: Bool
    /// Whether a rule of the book asks for it by what is answered now.
    public let isRuled: Bool

    /// Names a need.
    public init(
        kind: MaterialKind, service: ID<ServiceDraft>? = nil, isRequired: Bool = true, isRuled: Bool = false
    ) {
        self.kind = kind
        self.service = service
        self.isRequired = isRequired
        self.isRuled = isRuled
    }
}

extension Dossier {
    /// The materials that the national rules ask of this dossier, in the order in which they are shown.
    public var materialNeeds: [MaterialNeed] {
        var needs: [MaterialNeed] = []
        if !isIndividual { needs.append(MaterialNeed(kind: .entityCertificate)) }
        needs += [MaterialNeed(kind: .personFront), MaterialNeed(kind: .personBack)]
        if !isIndividual {
            let isDelegate = entity[.isLegalRepresentative] == "no"
            needs.append(MaterialNeed(kind: .authorisationLetter, isRequired: isDelegate))
        }
        for (index, service) in services.enumerated() {
            if hasOwnPerson(service: index) {
                needs += [
                    MaterialNeed(kind: .servicePersonFront, service: service.id),
                    MaterialNeed(kind: .servicePersonBack, service: service.id),
                ]
            }
            needs.append(MaterialNeed(kind: .domainCertificate, service: service.id, isRequired: false))
            if !["", "none"].contains(answer(.preApproval, service: index)) {
                needs.append(MaterialNeed(kind: .preApprovalDocument, service: service.id))
            }
        }
        needs += [
            MaterialNeed(kind: .commitmentLetter, isRequired: false), MaterialNeed(kind: .other, isRequired: false),
        ]
        return needs
    }

    /// The pictures attached for a need.
    public func attached(for need: MaterialNeed) -> [AttachedMaterial] {
        materials.filter { $0.kind == need.kind && $0.service == need.service }
    }
}
