import BeianCore

extension DemoPeople.Company {
    /// The answers of the filing type check.
    var typeCheck: [Field: String] {
        [
            .province: province.rawValue, .nature: EntityNature.enterprise.rawValue,
            .documentKind: DocumentKind.businessLicence.rawValue, .documentNumber: code, .domain: domain,
        ]
    }

    /// The answers about the entity.
    var entity: [Field: String] {
        [
            .entityName: name, .division: division, .registeredAddress: address, .mailingAddress: address,
            .investor: name,
        ]
    }

    /// The answers about its person in charge.
    var leader: [Field: String] {
        [
            .isLegalRepresentative: "yes", .personName: person,
            .personDocumentKind: DocumentKind.residentID.rawValue, .personDocumentNumber: identity,
            .personValidFrom: "2020-01-01", .personValidUntil: "long-term", .personMobile: mobile,
            .personMail: "leader@\(domain)", .emergencyPhone: "1380000" + mobile.suffix(4),
        ]
    }

    /// The answers about the website.
    var website: [Field: String] {
        [
            .serviceName: service, .homeURL: "www.\(domain)",
            .contents: ServiceContent.organisationPortal.rawValue, .languages: SiteLanguage.simplifiedChinese.rawValue,
            .preApproval: "none", .accessMethod: AccessMethod.cloud.rawValue,
        ]
    }
}
