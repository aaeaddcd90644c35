import BeianCore
import Testing

@Suite("Services and their tables")
struct ServiceTests {
    @Test("Service kinds have the ministry's numbers and the letters of filing numbers")
    func kinds() {
        #expect(ServiceKind.allCases.map(\.ministryCode) == [1, 6, 7, 8])
        #expect(ServiceKind.allCases.map(\.suffix) == ["", "A", "X", "K"])
        #expect(ServiceKind(suffix: "X") == .miniProgram)
        #expect(ServiceKind(suffix: "B") == nil)
    }

    @Test("Contents have the ministry's numbers and bits")
    func contents() {
        #expect(ServiceContent.allCases.map(\.ministryCode) == Array(1...24) + Array(28...33))
        #expect(ServiceContent.app.ministryCode == 28)
        #expect(ServiceContent.app.mask == 134_217_728)
        #expect(ServiceContent.organisationPortal.ministryCode == 8)
        #expect(ServiceContent.nonBankPayment.ministryCode == 33)
        #expect(ServiceContent(ministryCode: 24) == .other)
        #expect(ServiceContent(ministryCode: 25) == nil)
    }

    @Test("Individuals choose a personal site or other, and eight contents raise the question of a pre-approval")
    func contentRules() {
        #expect(ServiceContent.allCases.filter(\.isOpenToIndividuals).map(\.ministryCode) == [6, 24])
        #expect(
            ServiceContent.allCases.filter(\.mayNeedPreApproval).map(\.ministryCode) == [1, 2, 5, 13, 14, 15, 17, 21]
        )
    }

    @Test("Pre-approvals, languages and access methods have the ministry's numbers and bits")
    func otherTables() {
        #expect(PreApproval.allCases.map(\.ministryCode) == [1, 2, 3, 4, 5, 6, 9, 10, 12, 13, 14, 15])
        #expect(PreApproval.allCases.map(\.mask) == [1, 2, 4, 8, 16, 32, 256, 512, 2048, 4096, 8192, 16384])
        #expect(SiteLanguage.allCases.map(\.ministryCode) == Array(1...17))
        #expect(SiteLanguage.english.ministryCode == 12)
        #expect(AccessMethod.allCases.map(\.ministryCode) == Array(1...5))
        #expect(AccessMethod.allCases.map(\.mask) == [1, 2, 4, 8, 16])
    }

    @Test("A home page's address is a host and perhaps a path")
    func homeURL() throws {
        #expect(try HomeURL(" WWW.Lantian-Demo.cn/ ").description == "www.lantian-demo.cn")
        #expect(try HomeURL("lantian-demo.cn/Home").description == "lantian-demo.cn/Home")
        let domain = DomainName(aLabel: "lantian-demo.cn", unicode: "lantian-demo.cn", registrable: "lantian-demo.cn")
        #expect(HomeURL(of: domain).description == "www.lantian-demo.cn")
        #expect(HomeURL(of: domain).belongs(to: domain))
        #expect(try HomeURL("lantian-demo.cn").belongs(to: domain))
        #expect(try !HomeURL("notlantian-demo.cn").belongs(to: domain))
        #expect(try !HomeURL("lantian-demo.cn.evil-demo.com").belongs(to: domain))
    }

    @Test(
        "What is no home page's address is refused, each for its reason",
        arguments: [
            ("http://lantian-demo.cn", HomeURL.Fault.scheme), ("HTTPS://lantian-demo.cn", .scheme), ("", .host),
            ("lantian", .host),
            ("lantian-demo.cn:8080", .host), ("user@lantian-demo.cn", .host), ("192.0.2.1", .host),
            ("lantian..cn", .host),
            ("例子.cn", .host), ("lantian-demo.cn/a b", .path), ("lantian-demo.cn/<x>", .path),
            ("lantian-demo.cn/页", .path),
        ]
    )
    func wrongHomeURL(text: String, fault: HomeURL.Fault) {
        #expect(throws: fault) { try HomeURL(text) }
    }

    @Test("A home page's address of more than 255 characters is refused")
    func longHomeURL() {
        #expect(throws: HomeURL.Fault.length) { try HomeURL("lantian-demo.cn/" + String(repeating: "a", count: 240)) }
        #expect((try? HomeURL("lantian-demo.cn/" + String(repeating: "a", count: 239))) != nil)
    }
}
