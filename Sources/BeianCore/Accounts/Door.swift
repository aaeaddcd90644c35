/// The way by which a request came in (入口).
public enum Door: String, CaseIterable, Sendable, Codable {
    /// A browser on a computer (电脑端).
    case pc
    /// A browser on a phone (手机端).
    case phone
    /// A phone that scanned a code to upload materials (扫码上传).
    case scan
    /// A program with a token (开放接口).
    case api
    /// The command line of the operator (命令行).
    case console
}

/// What is being filed for (备案产品): a hosted site or a marketplace product.
public enum FilingProduct: String, CaseIterable, Sendable, Codable {
    /// A site on an instance of the access provider (云主机网站).
    case hosting
    /// A Taobao shop with its own domain (淘宝店铺).
    case taobaoShop = "taobao-shop"
    /// A 1688 shop with its own domain (1688 商铺).
    case shop1688 = "shop-1688"
    /// An enterprise site bought as a product (企业建站产品).
    case enterpriseSite = "enterprise-site"
}

/// Which account site may file which product through which door (账号站点与入口).
///
/// Source: docs/sources.md ACC-20, ACC-21, ACC-30. A closed door explains itself and offers to continue on a
/// computer; it is a product rule and no security boundary.
public enum DoorPolicy {
    // swift-format-ignore
    static let table: [Row] = [
        //  account site      product                                          filing doors              scan and upload
        Row(.china,         [.hosting],                                        [.pc, .phone, .api, .console], true),
        Row(.china,         [.taobaoShop, .shop1688, .enterpriseSite],         [.pc, .api, .console],         true),
        Row(.international, [.hosting, .taobaoShop, .shop1688, .enterpriseSite], [.pc, .api, .console],       true),
    ]

    struct Row: Sendable {
        let site: AccountSite
        let products: [FilingProduct]
        let doors: [Door]
        let scans: Bool

        init(_ site: AccountSite, _ products: [FilingProduct], _ doors: [Door], _ scans: Bool) {
            self.site = site
            self.products = products
            self.doors = doors
            self.scans = scans
        }
    }

    /// Whether an account of `site` may file `product` through `door`.
    public static func mayFile(_ product: FilingProduct, from site: AccountSite, through door: Door) -> Bool {
        table.contains { $0.site == site && $0.products.contains(product) && $0.doors.contains(door) }
    }

    /// Whether a phone may scan and upload materials for an account of `site`.
    public static func mayScan(_ product: FilingProduct, from site: AccountSite) -> Bool {
        table.contains { $0.site == site && $0.products.contains(product) && $0.scans }
    }
}
