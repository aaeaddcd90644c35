extension DocumentKind {
    /// Why a number is not one of this kind of document: the code of the algorithm that refused it.
    public struct NumberFault: Error, Hashable, Sendable {
        /// The published code, such as `uscc.check-digit`.
        public let code: String

        /// The refusal with a code.
        package init(code: String) { self.code = code }
    }

    /// How the numbers of a kind are made.
    private enum Scheme {
        case creditCodeOrLicence, creditCode, creditCodeOrRegistration, organisationCode, registration
        case residentID, homeReturn, taiwanTravel, residence(taiwan: Bool), passport, permanentResidence
    }

    private var scheme: Scheme {
        switch self {
        case .businessLicence: .creditCodeOrLicence
        case .creditCodeGovernment, .creditCodePublicInstitution, .creditCodeMassOrganisation: .creditCode
        case .organisationCodePublicInstitution, .organisationCodeGovernment, .organisationCodeSocialOrganisation,
            .organisationCodeEnterprise, .organisationCodePrivateNonEnterprise, .organisationCodeFoundation,
            .organisationCodeLawFirm:
            .organisationCode
        case .publicInstitutionCertificate, .socialOrganisationCertificate, .privateNonEnterpriseCertificate,
            .foundationCertificate, .lawFirmPermit, .religiousVenueCertificate, .foreignEnterpriseOffice,
            .socialServiceCertificate, .ruralCollectiveCertificate, .arbitrationCertificate, .forensicPermit,
            .notaryPermit:
            .creditCodeOrRegistration
        case .militaryUnitCode, .militaryPaidServicePermit, .militaryOfficerCard, .foreignCulturalCentreCertificate,
            .foreignTourismOffice, .overseasOrganisationDocument, .privateSchoolPermit, .medicalPermit,
            .embassySchoolPermit:
            .registration
        case .residentID: .residentID
        case .passport: .passport
        case .taiwanTravelPermit: .taiwanTravel
        case .homeReturnPermit: .homeReturn
        case .permanentResidence: .permanentResidence
        case .hongKongMacaoResidencePermit: .residence(taiwan: false)
        case .taiwanResidencePermit: .residence(taiwan: true)
        }
    }

    /// The canonical text of a number of this kind, or the reason why it is none.
    public func parse(_ number: String) throws(NumberFault) -> String {
        switch scheme {
        case .creditCodeOrLicence:
            guard !number.isOversized, number.typedNumber.unicodeScalars.count == 15 else {
                return try canonical(SocialCreditCode.self, number)
            }
            return try canonical(BusinessLicenceNumber.self, number)
        case .creditCode: return try canonical(SocialCreditCode.self, number)
        case .creditCodeOrRegistration:
            guard Self.looksLikeCreditCode(number) else { return try canonical(RegistrationNumber.self, number) }
            return try canonical(SocialCreditCode.self, number)
        case .organisationCode: return try canonical(OrganisationCode.self, number)
        case .registration: return try canonical(RegistrationNumber.self, number)
        case .residentID: return try canonical(ResidentIDNumber.self, number)
        case .homeReturn: return try canonical(HomeReturnPermitNumber.self, number)
        case .taiwanTravel: return try canonical(TaiwanTravelPermitNumber.self, number)
        case .passport: return try canonical(PassportNumber.self, number)
        case .permanentResidence: return try canonical(PermanentResidenceNumber.self, number)
        case .residence(let taiwan):
            let permit = try parsed(ResidencePermitNumber.self, number)
            guard permit.isTaiwan == taiwan else {
                throw NumberFault(code: ResidencePermitNumber.Fault.region.code)
            }
            return permit.description
        }
    }

    // A certificate renewed since 2015 carries the credit code, an older one a number of its own.
    private static func looksLikeCreditCode(_ number: String) -> Bool {
        guard !number.isOversized else { return false }
        let bytes = number.typedNumber.utf8
        return bytes.count == 18 && bytes.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpper }
    }

    private func parsed<Value: TradeValue>(_ type: Value.Type, _ text: String) throws(NumberFault) -> Value {
        do throws(Value.Fault) {
            return try Value(text)
        } catch {
            throw NumberFault(code: error.code)
        }
    }

    private func canonical<Value: TradeValue>(_ type: Value.Type, _ text: String) throws(NumberFault) -> String {
        try parsed(type, text).description
    }
}
