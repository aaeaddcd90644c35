import BeianCore
import Testing

@Suite("Natures and documents")
struct NatureTests {
    @Test("Natures have the ministry's numbers")
    func natureNumbers() {
        #expect(EntityNature.allCases.map(\.ministryCode) == [1, 2, 3, 4, 5, 6] + Array(9...20))
        #expect(EntityNature(ministryCode: 4) == .enterprise)
        #expect(EntityNature(ministryCode: 7) == nil)
        #expect(EntityNature.allCases.filter { $0.class == .individual } == [.individual])
    }

    @Test("Documents have the ministry's numbers")
    func documentNumbers() {
        #expect(DocumentKind.allCases.map(\.ministryCode) == Array(1...25) + [27, 28, 30] + Array(34...44))
        let some: [DocumentKind: Int] = [
            .businessLicence: 1, .residentID: 2, .passport: 7, .militaryOfficerCard: 8, .taiwanTravelPermit: 11,
            .creditCodeGovernment: 13, .homeReturnPermit: 14, .lawFirmPermit: 21, .religiousVenueCertificate: 25,
            .foreignEnterpriseOffice: 27, .permanentResidence: 30, .socialServiceCertificate: 36,
            .embassySchoolPermit: 40,
            .hongKongMacaoResidencePermit: 41, .taiwanResidencePermit: 42, .arbitrationCertificate: 44,
        ]
        for (kind, number) in some {
            #expect(kind.ministryCode == number)
            #expect(DocumentKind(ministryCode: number) == kind)
        }
    }

    @Test("Each nature accepts at least one document and each document has a nature")
    func pairing() {
        #expect(EntityNature.allCases.allSatisfy { !$0.documents.isEmpty })
        #expect(DocumentKind.allCases.allSatisfy { !$0.natures.isEmpty })
        #expect(
            EntityNature.enterprise.documents == [
                .businessLicence, .organisationCodeEnterprise, .foreignEnterpriseOffice,
            ]
        )
        #expect(EntityNature.individual.documents.allSatisfy { $0.class == .individual })
        #expect(DocumentKind.businessLicence.class == .organisation)
    }

    @Test("A person in charge identifies with the seven documents of the ministry's person list")
    func persons() {
        #expect(Set(DocumentKind.forPersons.map(\.ministryCode)) == [2, 7, 11, 14, 30, 41, 42])
    }

    @Test("A business licence carries a credit code or the old number of fifteen digits")
    func businessLicence() throws {
        #expect(try DocumentKind.businessLicence.parse("91350100m000100y43") == "91350100M000100Y43")
        #expect(try DocumentKind.businessLicence.parse("110108000000016") == "110108000000016")
        expectRefusal(.businessLicence, "330100311363968", "licence-number.check-digit")
        expectRefusal(.businessLicence, "91110000802022358F", "uscc.check-digit")
        expectRefusal(.businessLicence, "", "uscc.length")
    }

    @Test("A certificate of a public institution carries a credit code or a number of its own")
    func publicInstitution() throws {
        let kind = DocumentKind.publicInstitutionCertificate
        #expect(try kind.parse("12100000400000624D") == "12100000400000624D")
        #expect(try kind.parse("事证第 111000000042 号") == "事证第111000000042号")
        expectRefusal(kind, "12100000400000624A", "uscc.check-digit")
        expectRefusal(kind, "事证第号", "registration-number.digits")
        expectRefusal(.creditCodeGovernment, "事证第111000000042号", "uscc.length")
    }

    @Test("Each document of a person is read by its own algorithm")
    func personDocuments() throws {
        #expect(try DocumentKind.residentID.parse("11010519491231002x") == "11010519491231002X")
        #expect(try DocumentKind.organisationCodeEnterprise.parse("600037341") == "60003734-1")
        expectRefusal(.residentID, "340524198001010019", "resident-id.check-digit")
        expectRefusal(.homeReturnPermit, "12345678", "home-return-permit.shape")
        expectRefusal(.taiwanTravelPermit, "H12345678", "taiwan-permit.shape")
        let digits = (0...9).map(String.init) + ["X"]
        let number = try #require(
            digits.map { "81000018800101001\($0)" }.first { (try? ResidencePermitNumber($0)) != nil }
        )
        #expect(try DocumentKind.hongKongMacaoResidencePermit.parse(number) == number)
        expectRefusal(.taiwanResidencePermit, number, "residence-permit.region")
    }

    private func expectRefusal(_ kind: DocumentKind, _ number: String, _ code: String) {
        #expect(throws: DocumentKind.NumberFault(code: code)) { try kind.parse(number) }
    }
}
