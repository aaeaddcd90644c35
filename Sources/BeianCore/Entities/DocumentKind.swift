/// What kind of certificate or identity document proves who files (证件类型): the ministry's table.
///
/// Each nature accepts its own kinds only. The Chinese terms stand beside the cases.
public enum DocumentKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// 营业执照
    case businessLicence = "business-licence"
    /// 居民身份证
    case residentID = "resident-id"
    /// 组织机构代码证 (事业单位)
    case organisationCodePublicInstitution = "organisation-code-public-institution"
    /// 事业单位法人证书
    case publicInstitutionCertificate = "public-institution-certificate"
    /// 部队代号
    case militaryUnitCode = "military-unit-code"
    /// 社会团体法人登记证书
    case socialOrganisationCertificate = "social-organisation-certificate"
    /// 护照
    case passport
    /// 军官证, on old filings
    case militaryOfficerCard = "military-officer-card"
    /// 组织机构代码证 (政府机关)
    case organisationCodeGovernment = "organisation-code-government"
    /// 组织机构代码证 (社会团体)
    case organisationCodeSocialOrganisation = "organisation-code-social-organisation"
    /// 台湾居民来往大陆通行证
    case taiwanTravelPermit = "taiwan-travel-permit"
    /// 组织机构代码证 (企业)
    case organisationCodeEnterprise = "organisation-code-enterprise"
    /// 统一社会信用代码证书 (政府机关)
    case creditCodeGovernment = "credit-code-government"
    /// 港澳居民来往内地通行证
    case homeReturnPermit = "home-return-permit"
    /// 统一社会信用代码证书 (事业单位)
    case creditCodePublicInstitution = "credit-code-public-institution"
    /// 组织机构代码证 (民办非企业单位)
    case organisationCodePrivateNonEnterprise = "organisation-code-private-non-enterprise"
    /// 民办非企业单位登记证书
    case privateNonEnterpriseCertificate = "private-non-enterprise-certificate"
    /// 组织机构代码证 (基金会)
    case organisationCodeFoundation = "organisation-code-foundation"
    /// 基金会法人登记证书
    case foundationCertificate = "foundation-certificate"
    /// 组织机构代码证 (律师事务所)
    case organisationCodeLawFirm = "organisation-code-law-firm"
    /// 律师事务所执业许可证
    case lawFirmPermit = "law-firm-permit"
    /// 外国在华文化中心登记证
    case foreignCulturalCentreCertificate = "foreign-cultural-centre-certificate"
    /// 军队单位对外有偿服务许可证
    case militaryPaidServicePermit = "military-paid-service-permit"
    /// 统一社会信用代码证书 (群众性团体组织)
    case creditCodeMassOrganisation = "credit-code-mass-organisation"
    /// 宗教活动场所登记证
    case religiousVenueCertificate = "religious-venue-certificate"
    /// 外国企业常驻代表机构登记证
    case foreignEnterpriseOffice = "foreign-enterprise-office"
    /// 司法鉴定许可证
    case forensicPermit = "forensic-permit"
    /// 外国人永久居留身份证
    case permanentResidence = "permanent-residence"
    /// 外国政府旅游部门常驻代表机构批准登记证
    case foreignTourismOffice = "foreign-tourism-office"
    /// 境外机构证件
    case overseasOrganisationDocument = "overseas-organisation-document"
    /// 社会服务机构登记证书
    case socialServiceCertificate = "social-service-certificate"
    /// 民办学校办学许可证
    case privateSchoolPermit = "private-school-permit"
    /// 医疗机构执业许可证
    case medicalPermit = "medical-permit"
    /// 公证机构执业证
    case notaryPermit = "notary-permit"
    /// 北京市外国驻华使馆人员子女学校办学许可证
    case embassySchoolPermit = "embassy-school-permit"
    /// 港澳居民居住证
    case hongKongMacaoResidencePermit = "hong-kong-macao-residence-permit"
    /// 台湾居民居住证
    case taiwanResidencePermit = "taiwan-residence-permit"
    /// 农村集体经济组织登记证
    case ruralCollectiveCertificate = "rural-collective-certificate"
    /// 仲裁委员会登记证
    case arbitrationCertificate = "arbitration-certificate"

    /// The ministry's number (Zjlx).
    public var ministryCode: Int { Self.ministryCodes[self] ?? 0 }

    /// The kind behind a number of the ministry.
    public init?(ministryCode: Int) {
        guard let found = Self.allCases.first(where: { $0.ministryCode == ministryCode }) else { return nil }
        self = found
    }

    /// Whether the document names a person or an organisation.
    public var `class`: EntityNature.Class {
        EntityNature.individual.documents.contains(self) ? .individual : .organisation
    }

    /// The natures that accept this kind.
    public var natures: [EntityNature] { EntityNature.allCases.filter { $0.documents.contains(self) } }

    /// The kinds that a person in charge (负责人) can identify with; the officer's card is kept for old filings only.
    public static let forPersons = EntityNature.individual.documents.filter { $0 != .militaryOfficerCard }

    private static let ministryCodes: [DocumentKind: Int] = {
        // The ministry's own order; 26, 29 and 31 to 33 have not been seen.
        let numbers = Array(1...25) + [27, 28, 30] + Array(34...44)
        return Dictionary(uniqueKeysWithValues: zip(allCases, numbers))
    }()
}
