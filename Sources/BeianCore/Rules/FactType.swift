/// What kind of value a fact has (要素类型).
public enum FactType: Sendable, Equatable {
    /// Free text.
    case text
    /// A whole number.
    case number
    /// Yes or no.
    case yesNo
    /// A day, written as text.
    case day
    /// One of some codes.
    case choice(Set<String>)
    /// Several of some codes.
    case codes(Set<String>)

    /// Whether the value is written as one text that named checks can read.
    var isTextual: Bool { self == .text || self == .day }
}

/// The value of a fact (要素值).
public enum FactValue: Sendable, Hashable, Codable {
    /// Text, one code, or a day.
    case text(String)
    /// A whole number.
    case number(Int)
    /// Yes or no.
    case yesNo(Bool)
    /// Several codes.
    case codes(Set<String>)
}

extension Fact {
    /// Feeds the tag of the case: the raw value, which would be fed otherwise, is a text, and facts are looked up often.
    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: self) { hasher.combine(bytes: $0) }
    }

    /// The fact with a name of the book.
    public static func named(_ name: String) -> Fact? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether the fact exists once for each service.
    public var isOfService: Bool { rawValue.hasPrefix("service.") || rawValue.hasPrefix("service-person.") }

    /// Where the fact comes from (要素来源).
    public enum Origin: Sendable {
        /// From the answers of the applicant.
        case dossier
        /// From the store or an outside look-up; it can be given in the `context` of a check.
        case outside
        /// From other facts, the day and the place.
        case derived
    }

    /// Where the fact comes from.
    public var origin: Origin {
        if Self.outside.contains(self) { return .outside }
        return Self.derived.contains(self) ? .derived : .dossier
    }

    /// What kind of value the fact has; a rule that compares it with anything else does not load.
    public var type: FactType {
        if let type = Self.choices[self] { return type }
        if Self.numbers.contains(self) { return .number }
        if Self.days.contains(self) { return .day }
        return Self.questions.contains(self) ? .yesNo : .text
    }

    private static let choices: [Fact: FactType] = [
        .applicationKind: .choice(all(ApplicationKind.self)),
        .province: .choice(provinces), .personRegion: .choice(provinces), .servicePersonRegion: .choice(provinces),
        .nature: .choice(all(EntityNature.self)), .entityClass: .choice(all(EntityNature.Class.self)),
        .documentKind: .choice(all(DocumentKind.self)), .personDocumentKind: .choice(all(DocumentKind.self)),
        .servicePersonDocumentKind: .choice(all(DocumentKind.self)),
        .serviceKind: .choice(all(ServiceKind.self)),
        .preApproval: .choice(all(PreApproval.self).union(["none"])),
        .accessMethod: .choice(all(AccessMethod.self)),
        .entityAtMinistry: .choice(all(MinistryStatus.self)), .serviceAtMinistry: .choice(all(MinistryStatus.self)),
        .serviceOwner: .choice(all(ServiceOwner.self)), .registryStatus: .choice(all(RegistryStatus.self)),
        .domainHolderRole: .choice(all(DomainHolderRole.self)), .faceCheck: .choice(all(FaceCheckResult.self)),
        .contents: .codes(all(ServiceContent.self)), .languages: .codes(all(SiteLanguage.self)),
        .materials: .codes(all(MaterialKind.self)), .materialFaults: .codes(all(PictureFault.self)),
        .instanceObstacles: .codes(all(HostedInstance.Obstacle.self)),
        .appPlatforms: .codes(all(AppPlatform.self)), .appWithoutPackage: .codes(all(AppPlatform.self)),
        .appFingerprints: .codes(all(AppPlatform.self)), .appOtherNames: .codes(all(AppPlatform.self)),
    ]

    private static let numbers: Set<Fact> = [
        .personAge, .servicePersonAge, .serviceCount, .serviceTotal, .filedServices, .filedDomains,
        .certificateMonthsLeft, .domainMonthsLeft, .domainVerifiedDays,
    ]

    private static let days: Set<Fact> = [.certificateValidUntil, .domainVerifiedOn, .domainExpiresOn]

    private static let questions: Set<Fact> = [
        .codeIsElsewhere, .isSoleTrader, .isFiledHere, .isFiledOtherwise, .hasOpenHere, .hasOpenElsewhere,
        .isBoundElsewhere, .isBlacklisted, .hasPartyDuty, .personIsFromElsewhere, .isLegalRepresentative,
        .personMobileIsVirtual,
        .personMobileIsElsewhere, .personDiffersElsewhere, .personAnswersPhone, .personMatchesRegistry,
        .emergencyIsElsewhere, .sharesDomainWithApp, .domainIsInternationalised, .suffixIsApproved, .suffixIsRefused,
        .hasAccessHere,
        .serviceIsBlacklisted, .domainExists, .domainHolderNumberDiffers, .registrarIsApproved, .registrarIsForeign,
        .domainIsVerified, .nameIsBlacklisted, .siteResolves, .siteOpens, .siteShowsNumber, .siteLinksMinistry,
        .siteContentFits, .siteIsAbroad, .addressIsReported, .appHasIcon, .sharesPerson,
        .servicePersonMobileIsVirtual, .servicePersonMobileIsElsewhere, .servicePersonLeadsElsewhere,
        .servicePersonAnswersPhone,
    ]

    private static let outside: Set<Fact> = [
        .certificateValidUntil, .entityAtMinistry, .isFiledHere, .isFiledOtherwise, .hasOpenHere, .hasOpenElsewhere,
        .isBoundElsewhere, .registryStatus, .registryName, .registryNumber, .registryAddress,
        .registryRepresentative, .businessScope, .isBlacklisted, .filedServices, .filedDomains, .hasPartyDuty,
        .personMobileHome, .personMobileIsElsewhere, .personDiffersElsewhere, .personAnswersPhone,
        .personMatchesRegistry, .emergencyIsElsewhere, .serviceAtMinistry, .serviceOwner, .hasAccessHere,
        .serviceIsBlacklisted, .suffixIsApproved, .domainExists, .domainHolder, .domainHolderNumber,
        .domainHolderRole, .domainRegistrar, .registrarIsApproved, .registrarIsForeign, .domainIsVerified,
        .domainVerifiedOn, .domainExpiresOn, .nameIsBlacklisted, .siteResolves, .siteOpens, .siteShowsNumber,
        .siteLinksMinistry, .siteTitle, .siteContentFits, .siteIsAbroad, .instanceObstacles, .addressIsReported,
        .faceCheck, .servicePersonMobileHome, .servicePersonMobileIsElsewhere, .servicePersonLeadsElsewhere,
        .servicePersonAnswersPhone, .materialFaults,
    ]

    private static let derived: Set<Fact> = [
        .entityClass, .codeIsElsewhere, .isSoleTrader, .certificateMonthsLeft, .personAge, .personRegion,
        .personIsFromElsewhere,
        .personMobileIsVirtual, .serviceCount, .serviceTotal, .sharesDomainWithApp, .suffix, .suffixIsRefused,
        .domainIsInternationalised, .domainHolderNumberDiffers, .domainVerifiedDays, .domainMonthsLeft,
        .appWithoutPackage, .appFingerprints, .appOtherNames, .servicePersonAge, .servicePersonRegion,
        .servicePersonMobileIsVirtual,
    ]

    private static let provinces = Set(Province.allCases.map(\.code))

    private static func all<Code: CaseIterable & RawRepresentable>(_ type: Code.Type) -> Set<String>
    where Code.RawValue == String {
        Set(Code.allCases.map(\.rawValue))
    }
}
