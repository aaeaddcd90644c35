import BeianCore
import Testing

@Suite("Sites, products and doors")
struct DoorTests {
    @Test("Hosted sites of the China site are filed on a computer and on a phone")
    func chinaHosting() {
        let doors = Door.allCases.filter { DoorPolicy.mayFile(.hosting, from: .china, through: $0) }
        #expect(doors == [.pc, .phone, .api, .console])
    }

    @Test(
        "Shops and site products are filed on a computer only",
        arguments: [
            FilingProduct.taobaoShop, .shop1688, .enterpriseSite,
        ], AccountSite.allCases)
    func shops(product: FilingProduct, site: AccountSite) {
        let doors = Door.allCases.filter { DoorPolicy.mayFile(product, from: site, through: $0) }
        #expect(doors == [.pc, .api, .console])
    }

    @Test("From the international site a phone only scans", arguments: FilingProduct.allCases)
    func international(product: FilingProduct) {
        #expect(!DoorPolicy.mayFile(product, from: .international, through: .phone))
        #expect(DoorPolicy.mayFile(product, from: .international, through: .pc))
        #expect(DoorPolicy.mayScan(product, from: .international))
    }

    @Test("Every site and product has its row, and nobody files through the scanner")
    func complete() {
        for site in AccountSite.allCases {
            for product in FilingProduct.allCases {
                #expect(DoorPolicy.mayFile(product, from: site, through: .pc))
                #expect(!DoorPolicy.mayFile(product, from: site, through: .scan))
                #expect(DoorPolicy.mayScan(product, from: site))
            }
        }
    }
}
