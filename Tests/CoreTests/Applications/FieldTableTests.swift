import BeianCore
import BeianTesting
import Testing

@Suite("The table of fields")
struct FieldTableTests {
    @Test("Every field stands in the table once")
    func once() {
        let names = FieldTable.rows.map(\.field.rawValue).sorted()
        #expect(names == Field.allCases.map(\.rawValue).sorted())
        for field in Field.allCases { #expect(FieldTable.row(of: field).field == field) }
    }

    @Test("A field of a service is reviewed under an item of the service", arguments: FieldTable.rows)
    func levels(row: FieldRow) {
        #expect(row.topic.isOfService == row.field.isOfService, "\(row.field)")
        if row.section != .typeCheck { #expect(row.section.isOfService == row.field.isOfService, "\(row.field)") }
    }

    @Test("Sections hold what they say; hosting and materials have no answers of their own")
    func sections() {
        #expect(
            FieldTable.rows(in: .typeCheck).map(\.field) == [
                .province, .nature, .documentKind, .documentNumber, .domain,
            ])
        #expect(FieldTable.rows(in: .hosting).isEmpty && FieldTable.rows(in: .materials).isEmpty)
        #expect(Section.allCases.flatMap { FieldTable.rows(in: $0) }.count == Field.allCases.count)
    }

    @Test("Tags of the ministry are used once within a person, an entity or a service")
    func tags() {
        for section in Section.allCases {
            let tags = FieldTable.rows(in: section).compactMap(\.tag)
            #expect(Set(tags).count == tags.count, "\(section)")
        }
        let persons = { (prefix: String) in
            FieldTable.rows.filter { $0.field.rawValue.hasPrefix(prefix) }.compactMap(\.tag).sorted()
        }
        #expect(persons("service/person/") == ["Fzr_dhhm", "Fzr_dzyj", "Fzr_sjhm", "Fzr_xm", "Fzr_zjhm", "Fzr_zjlx"])
    }

    @Test("Numbers, telephones, mail, names and addresses of people are masked", arguments: FieldTable.rows)
    func masks(row: FieldRow) {
        switch row.kind {
        case .documentNumber: #expect(row.mask == .certificate)
        case .mobile, .phone: #expect(row.mask == .phone)
        case .mail: #expect(row.mask == .mail)
        case .personName: #expect(row.mask == .person)
        default: break
        }
    }

    @Test("Pointers say where a field stands")
    func pointers() {
        #expect(Field.personMobile.pointer() == "#/entity/person/mobile")
        #expect(Field.serviceName.pointer(service: 2) == "#/services/2/name")
        let all = Field.allCases.map { $0.pointer() }
        #expect(Set(all).count == all.count)
    }

    @Test("What is asked depends on the entity, the person and the pre-approval")
    func asks() {
        let company = SampleDossier.company()
        #expect(company.demands(.investor) && !SampleDossier.individual().asks(.investor))
        #expect(!company.asks(.servicePersonName) && !company.asks(.servicePersonOfficePhone))
        #expect(SampleDossier.companyWithServicePerson().demands(.servicePersonName))
        #expect(!company.asks(.preApprovalNumber))
        var approved = company
        approved.services[0].answers[.preApproval] = PreApproval.allCases[0].rawValue
        #expect(approved.demands(.preApprovalNumber))
        #expect(company.asks(.serviceRemark) && !company.demands(.serviceRemark))
    }
}
