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
    /// The number of the entity's certificate.
    case documentNumber = "entity.document-number"
    /// Whether the credit code was given out in another province than that of filing.
    case codeIsElsewhere = "entity.code-of-other-province"
    /// Whether the entity is a sole trader (个体工商户).
    case isSoleTrader = "entity.is-sole-trader"
    /// How many months of validity the certificate has left.
    case certificateMonthsLeft = "entity.certificate-months-left"
    /// The last day on which the certificate is valid.
    case certificateValidUntil = "entity.certificate-valid-until"
    /// What the ministry knows of the entity.
    case entityAtMinistry = "entity.ministry-status"
    /// Whether the entity is filed through this provider.
    case isFiledHere = "entity.filed-here"
    /// Whether the ministry knows the entity under another certificate.
    case isFiledOtherwise = "entity.filed-under-other-certificate"
    /// Whether another application of the entity is open here.
    case hasOpenHere = "entity.open-application-here"
    /// Whether an application of the entity is open at another provider.
    case hasOpenElsewhere = "entity.open-application-elsewhere"
    /// Whether another account is bound to the entity.
    case isBoundElsewhere = "entity.bound-to-other-account"
    /// What the business registry says of the entity.
    case registryStatus = "entity.registry-status"
    /// The name in the business registry.
    case registryName = "entity.registry-name"
    /// The number in the business registry.
    case registryNumber = "entity.registry-number"
    /// The address in the business registry.
    case registryAddress = "entity.registry-address"
    /// The legal representative in the business registry.
    case registryRepresentative = "entity.registry-representative"
    /// The scope of business (经营范围).
    case businessScope = "entity.business-scope"
    /// Whether the entity is on the ministry's blacklist.
    case isBlacklisted = "entity.blacklisted"
    /// How many services of the entity are filed.
    case filedServices = "entity.filed-services"
    /// How many domain names of the entity are filed.
    case filedDomains = "entity.filed-domains"
    /// Whether the entity has a duty of party building (党建).
    case hasPartyDuty = "entity.has-party-building-duty"
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
    /// Whether an individual's identity card is of another province than that of filing (外省身份证).
    case personIsFromElsewhere = "person.is-from-elsewhere"
    /// That person's mobile number.
    case personMobile = "person.mobile"
    /// Whether the mobile belongs to a virtual operator.
    case personMobileIsVirtual = "person.mobile-is-virtual"
    /// Whether another entity's filing uses the mobile for somebody else.
    case personMobileIsElsewhere = "person.mobile-used-elsewhere"
    /// Where that mobile is at home, as a division code (手机归属地).
    case personMobileHome = "person.mobile-home"
    /// Whether another filing gives the same person with other contact details.
    case personDiffersElsewhere = "person.differs-elsewhere"
    /// Whether that person answers the telephone.
    case personAnswersPhone = "person.answers-phone"
    /// Whether name and number of person and entity belong together by the registry (四要素).
    case personMatchesRegistry = "person.matches-registry"
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
    /// How many services the entity would have with this application.
    case serviceTotal = "services.total"
    /// Whether a website and an app in the application share a domain.
    case sharesDomainWithApp = "services.website-and-app-of-one-domain"
    /// What kind of service it is.
    case serviceKind = "service.kind"
    /// The domain name in ASCII.
    case domain = "service.domain"
    /// Whether the domain is written in another script than Latin.
    case domainIsInternationalised = "service.domain-is-internationalised"
    /// The top-level domain in ASCII.
    case suffix = "service.suffix"
    /// Whether the operator knows the top-level domain to be approved.
    case suffixIsApproved = "service.suffix-approved"
    /// Whether somebody told that the top-level domain is not approved; the book's own list does not tell it.
    case suffixIsRefused = "service.suffix-told-unapproved"
    /// Whether the domain is filed at the ministry.
    case serviceAtMinistry = "service.ministry-status"
    /// Whose filing at the ministry the domain is.
    case serviceOwner = "service.ministry-entity"
    /// Whether this provider's access is filed for the service already.
    case hasAccessHere = "service.access-here"
    /// Whether the domain or the site is on the ministry's blacklist.
    case serviceIsBlacklisted = "service.blacklisted"
    /// Whether the domain name exists at its registry.
    case domainExists = "service.domain-exists"
    /// The holder of the domain.
    case domainHolder = "service.domain-holder"
    /// The number of the holder's certificate.
    case domainHolderNumber = "service.domain-holder-number"
    /// Who the holder is to the entity.
    case domainHolderRole = "service.domain-holder-role"
    /// Whether the holder's certificate has another number than the entity's.
    case domainHolderNumberDiffers = "service.domain-holder-number-differs"
    /// The registrar of the domain.
    case domainRegistrar = "service.domain-registrar"
    /// Whether the ministry approved the registrar.
    case registrarIsApproved = "service.domain-registrar-approved"
    /// Whether the domain was registered abroad or on an international site.
    case registrarIsForeign = "service.domain-registrar-foreign"
    /// Whether the holder's identity was verified.
    case domainIsVerified = "service.domain-verified"
    /// The day on which the holder's identity was verified.
    case domainVerifiedOn = "service.domain-verified-on"
    /// How many working days have passed since.
    case domainVerifiedDays = "service.domain-verified-working-days"
    /// The last day for which the domain is registered.
    case domainExpiresOn = "service.domain-expires-on"
    /// How many months the registration of the domain has left.
    case domainMonthsLeft = "service.domain-months-left"
    /// The name of the service.
    case serviceName = "service.name"
    /// Whether the name is on the ministry's list of refused names.
    case nameIsBlacklisted = "service.name-blacklisted"
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
    /// Whether the domain resolves.
    case siteResolves = "service.site-resolves"
    /// Whether the site can be opened.
    case siteOpens = "service.site-opens"
    /// Whether the site shows its filing number.
    case siteShowsNumber = "service.site-shows-number"
    /// Whether the number links to the ministry.
    case siteLinksMinistry = "service.site-links-ministry"
    /// The title of the site.
    case siteTitle = "service.site-title"
    /// Whether the site keeps to the nature of the entity and the contents told.
    case siteContentFits = "service.site-content-fits"
    /// Whether the site is served from outside the mainland.
    case siteIsAbroad = "service.site-abroad"
    /// Why the instance cannot carry a filing.
    case instanceObstacles = "service.instance-obstacles"
    /// Whether the provider reported the address of the instance.
    case addressIsReported = "service.ip-reported"
    /// How the check of the face ended.
    case faceCheck = "service.face-check"
    /// The platforms of the app.
    case appPlatforms = "service.app-platforms"
    /// The platforms without a package.
    case appWithoutPackage = "service.app-platforms-without-package"
    /// The platforms whose fingerprint has not its shape.
    case appFingerprints = "service.app-fingerprints-misshapen"
    /// The platforms on which the app has another name.
    case appOtherNames = "service.app-platforms-other-name"
    /// Whether the app's icon is given.
    case appHasIcon = "service.app-has-icon"
    /// Whether the service shares the entity's person in charge.
    case sharesPerson = "service-person.same-as-entity"
    /// The name of the service's own person in charge.
    case servicePersonName = "service-person.name"
    /// The kind of that person's identity document.
    case servicePersonDocumentKind = "service-person.document-kind"
    /// The number of that person's identity document.
    case servicePersonDocumentNumber = "service-person.document-number"
    /// The province in that person's resident number, as a division code.
    case servicePersonRegion = "service-person.id-region"
    /// That person's age in completed years.
    case servicePersonAge = "service-person.age"
    /// That person's mobile number.
    case servicePersonMobile = "service-person.mobile"
    /// Whether the mobile belongs to a virtual operator.
    case servicePersonMobileIsVirtual = "service-person.mobile-is-virtual"
    /// Whether another entity's filing uses the mobile for somebody else.
    case servicePersonMobileIsElsewhere = "service-person.mobile-used-elsewhere"
    /// Where that mobile is at home, as a division code.
    case servicePersonMobileHome = "service-person.mobile-home"
    /// Whether that person is in charge of another entity's service.
    case servicePersonLeadsElsewhere = "service-person.leads-elsewhere"
    /// Whether that person answers the telephone.
    case servicePersonAnswersPhone = "service-person.answers-phone"
    /// That person's office telephone.
    case servicePersonOfficePhone = "service-person.office-phone"
    /// That person's mail address.
    case servicePersonMail = "service-person.mail"
    /// The kinds of material that are attached.
    case materials = "materials"
    /// What is wrong with the pictures.
    case materialFaults = "materials.faults"
}
