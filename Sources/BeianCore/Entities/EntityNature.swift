/// What kind of body files (主办单位性质): the ministry's table of natures.
///
/// The nature decides which certificates are accepted, and never changes within a filing: a person who founds a company
/// files anew. The Chinese terms stand beside the cases, the numbers are those of the ministry's interface.
public enum EntityNature: String, CaseIterable, Codable, Hashable, Sendable {
    /// 国防机构
    case nationalDefence = "national-defence"
    /// 政府机关
    case government
    /// 事业单位
    case publicInstitution = "public-institution"
    /// 企业, sole traders (个体工商户) included
    case enterprise
    /// 个人
    case individual
    /// 社会团体
    case socialOrganisation = "social-organisation"
    /// 民办非企业单位
    case privateNonEnterprise = "private-non-enterprise"
    /// 基金会
    case foundation
    /// 律师执业机构
    case lawPractice = "law-practice"
    /// 外国在华文化中心
    case foreignCulturalCentre = "foreign-cultural-centre"
    /// 群众性团体组织
    case massOrganisation = "mass-organisation"
    /// 司法鉴定机构
    case forensicInstitution = "forensic-institution"
    /// 宗教团体
    case religiousOrganisation = "religious-organisation"
    /// 境外机构
    case overseasOrganisation = "overseas-organisation"
    /// 医疗机构
    case medicalInstitution = "medical-institution"
    /// 公证机构
    case notaryInstitution = "notary-institution"
    /// 集体经济
    case collectiveEconomy = "collective-economy"
    /// 仲裁机构
    case arbitrationInstitution = "arbitration-institution"

    /// Whether a person or an organisation files.
    public enum Class: String, CaseIterable, Codable, Hashable, Sendable {
        case individual, organisation
    }

    /// Whether this nature is a person or an organisation.
    public var `class`: Class { self == .individual ? .individual : .organisation }

    /// The ministry's number (Dwxz).
    public var ministryCode: Int {
        switch self {
        case .nationalDefence: 1
        case .government: 2
        case .publicInstitution: 3
        case .enterprise: 4
        case .individual: 5
        case .socialOrganisation: 6
        case .privateNonEnterprise: 9
        case .foundation: 10
        case .lawPractice: 11
        case .foreignCulturalCentre: 12
        case .massOrganisation: 13
        case .forensicInstitution: 14
        case .religiousOrganisation: 15
        case .overseasOrganisation: 16
        case .medicalInstitution: 17
        case .notaryInstitution: 18
        case .collectiveEconomy: 19
        case .arbitrationInstitution: 20
        }
    }

    /// The nature behind a number of the ministry.
    public init?(ministryCode: Int) {
        guard let found = Self.allCases.first(where: { $0.ministryCode == ministryCode }) else { return nil }
        self = found
    }

    /// The certificates accepted for this nature, the usual one first.
    public var documents: [DocumentKind] {
        switch self {
        case .nationalDefence: [.militaryUnitCode, .militaryPaidServicePermit, .publicInstitutionCertificate]
        case .government: [.creditCodeGovernment, .organisationCodeGovernment]
        case .publicInstitution:
            [.publicInstitutionCertificate, .creditCodePublicInstitution, .organisationCodePublicInstitution]
        case .enterprise: [.businessLicence, .organisationCodeEnterprise, .foreignEnterpriseOffice]
        case .individual:
            [
                .residentID, .homeReturnPermit, .taiwanTravelPermit, .hongKongMacaoResidencePermit,
                .taiwanResidencePermit, .passport, .permanentResidence, .militaryOfficerCard,
            ]
        case .socialOrganisation: [.socialOrganisationCertificate, .organisationCodeSocialOrganisation]
        case .privateNonEnterprise:
            [
                .privateNonEnterpriseCertificate, .socialServiceCertificate, .privateSchoolPermit,
                .organisationCodePrivateNonEnterprise,
            ]
        case .foundation: [.foundationCertificate, .organisationCodeFoundation]
        case .lawPractice: [.lawFirmPermit, .organisationCodeLawFirm]
        case .foreignCulturalCentre: [.foreignCulturalCentreCertificate, .foreignTourismOffice, .embassySchoolPermit]
        case .massOrganisation: [.creditCodeMassOrganisation]
        case .forensicInstitution: [.forensicPermit]
        case .religiousOrganisation: [.religiousVenueCertificate]
        case .overseasOrganisation: [.overseasOrganisationDocument]
        case .medicalInstitution: [.medicalPermit]
        case .notaryInstitution: [.notaryPermit]
        case .collectiveEconomy: [.ruralCollectiveCertificate]
        case .arbitrationInstitution: [.arbitrationCertificate]
        }
    }
}
