package import BeianCore
import BeianNames

/// Sound dossiers of invented entities and persons, for tests to break one answer at a time.
///
/// The persons were born before 1890, the credit code is the standard's own example, the domains belong to nobody.
package enum SampleDossier {
    /// The day on which the samples are sound.
    package static let day = Day(ordinal: 20_780)

    /// Reads domain names as the product does.
    package static func names(_ text: String) -> Result<DomainName, DomainName.Fault> {
        do throws(DomainName.Fault) {
            return .success(try DomainNames.parse(text))
        } catch {
            return .failure(error)
        }
    }

    /// What is known about the samples: only how to read names.
    package static let context = RuleContext.empty(names: names)

    /// A company in Fujian with some websites, whose person in charge is its legal representative.
    package static func company(services count: Int = 1) -> Dossier {
        var dossier = Dossier(
            entity: Answers([
                .province: Province.fujian.rawValue, .nature: EntityNature.enterprise.rawValue,
                .documentKind: DocumentKind.businessLicence.rawValue, .documentNumber: "91350100M000100Y43",
                .entityName: "福州青山演示有限公司", .division: "350102", .registeredAddress: "福州市鼓楼区青山路1号",
                .mailingAddress: "青山路1号8楼801室", .investor: "福州青山演示有限公司",
                .isLegalRepresentative: "yes", .personName: "青小山",
                .personDocumentKind: DocumentKind.residentID.rawValue, .personDocumentNumber: "350102188001010012",
                .personValidFrom: "2020-01-01", .personValidUntil: "long-term", .personMobile: "13900000001",
                .personOfficePhone: "0591-88000001", .personMail: "qing@qingshan-demo.cn",
                .emergencyPhone: "13900000002",
            ]),
            services: (0..<count).map { website($0, name: "青山演示") },
            materials: [
                AttachedMaterial(kind: .entityCertificate, service: nil, material: ID("mat_certificate")),
                AttachedMaterial(kind: .personFront, service: nil, material: ID("mat_front")),
                AttachedMaterial(kind: .personBack, service: nil, material: ID("mat_back")),
            ]
        )
        for index in dossier.services.indices {
            dossier.services[index].answers[.contents] = ServiceContent.organisationPortal.rawValue
        }
        return dossier
    }

    /// The same company, whose only website has a person in charge of its own.
    package static func companyWithServicePerson() -> Dossier {
        var dossier = company()
        let own: [Field: String] = [
            .sharesPerson: "no", .servicePersonName: "青小水",
            .servicePersonDocumentKind: DocumentKind.residentID.rawValue,
            .servicePersonDocumentNumber: "350102188505050026", .servicePersonValidFrom: "2020-01-01",
            .servicePersonValidUntil: "2040-01-01", .servicePersonMobile: "13900000003",
            .servicePersonOfficePhone: "0591-88000003", .servicePersonMail: "shui@qingshan-demo.cn",
        ]
        for (field, answer) in own { dossier.services[0].answers[field] = answer }
        let service = dossier.services[0].id
        dossier.materials += [
            AttachedMaterial(kind: .servicePersonFront, service: service, material: ID("mat_service-front")),
            AttachedMaterial(kind: .servicePersonBack, service: service, material: ID("mat_service-back")),
        ]
        return dossier
    }

    /// An individual in Fujian with one personal site.
    package static func individual() -> Dossier {
        var site = website(0, name: "小山随记")
        site.answers[.contents] = ServiceContent.personalSite.rawValue
        site.answers[.serviceRemark] = "本人承诺网站仅用于个人学习记录"
        return Dossier(
            entity: Answers([
                .province: Province.fujian.rawValue, .nature: EntityNature.individual.rawValue,
                .documentKind: DocumentKind.residentID.rawValue, .documentNumber: "350102188808080038",
                .entityName: "青大山", .division: "350102", .registeredAddress: "福州市鼓楼区青山路2号",
                .mailingAddress: "青山路2号3楼301室", .personName: "青大山", .personValidFrom: "2020-01-01",
                .personValidUntil: "2040-01-01", .personMobile: "13900000004",
                .personMail: "dashan@qingshan-demo.cn", .emergencyPhone: "13900000005",
            ]),
            services: [site],
            materials: [
                AttachedMaterial(kind: .personFront, service: nil, material: ID("mat_front")),
                AttachedMaterial(kind: .personBack, service: nil, material: ID("mat_back")),
            ]
        )
    }

    private static func website(_ index: Int, name: String) -> ServiceDraft {
        let domain = index == 0 ? "qingshan-demo.cn" : "qingshan-demo\(index + 1).cn"
        return ServiceDraft(
            id: ID("svc_sample\(index)"),
            answers: Answers([
                .domain: domain, .serviceName: name, .homeURL: "www.\(domain)",
                .languages: SiteLanguage.simplifiedChinese.rawValue, .preApproval: "none",
                .accessMethod: AccessMethod.cloud.rawValue, .sharesPerson: "yes",
            ]),
            hosting: .instance(ID("ins_sample"))
        )
    }
}
