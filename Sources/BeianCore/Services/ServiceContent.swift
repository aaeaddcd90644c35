/// What a service is about (服务内容): the ministry's table.
///
/// Individuals may choose only a personal site or other; some contents lead to the question of a pre-approval.
public enum ServiceContent: String, CaseIterable, Codable, Hashable, Sendable {
    /// 即时通信
    case instantMessaging = "instant-messaging"
    /// 搜索引擎
    case searchEngine = "search-engine"
    /// 综合门户
    case generalPortal = "general-portal"
    /// 网上邮局
    case webMail = "web-mail"
    /// 网络新闻
    case news
    /// 博客/个人空间
    case personalSite = "personal-site"
    /// 网络广告/信息
    case advertising
    /// 单位门户网站
    case organisationPortal = "organisation-portal"
    /// 网络购物
    case shopping
    /// 网上支付
    case payment
    /// 网上银行
    case banking
    /// 网上炒股/股票基金
    case securities
    /// 网络游戏
    case games
    /// 网络音乐
    case music
    /// 网络影视
    case video
    /// 网络图片
    case pictures
    /// 网络软件/下载
    case software
    /// 网上求职
    case jobs
    /// 网上交友/婚介
    case dating
    /// 网上房产
    case property
    /// 网络教育
    case education
    /// 网站建设
    case siteBuilding = "site-building"
    /// WAP
    case wap
    /// 其他
    case other
    /// APP
    case app
    /// 网络借贷信息中介
    case peerLending = "peer-lending"
    /// 互联网股权融资
    case equityFunding = "equity-funding"
    /// 互联网保险
    case insurance
    /// 互联网跨界金融及资产管理
    case assetManagement = "asset-management"
    /// 网上非银支付
    case nonBankPayment = "non-bank-payment"

    /// The ministry's number (Fwnr).
    public var ministryCode: Int { Self.ministryCodes[self] ?? 0 }

    /// The number as the bit that sums of several contents use.
    public var mask: Int64 { 1 << Int64(ministryCode - 1) }

    /// The content behind a number of the ministry.
    public init?(ministryCode: Int) {
        guard let found = Self.allCases.first(where: { $0.ministryCode == ministryCode }) else { return nil }
        self = found
    }

    /// True for the contents that individuals may choose.
    public var isOpenToIndividuals: Bool { self == .personalSite || self == .other }

    /// True for the contents that usually stand under a pre-approval (前置审批), so that the question is asked.
    public var mayNeedPreApproval: Bool {
        [.instantMessaging, .searchEngine, .news, .games, .music, .video, .software, .education].contains(self)
    }

    // The cases stand in the ministry's order; 25 to 27 have not been seen.
    private static let ministryCodes = Dictionary(uniqueKeysWithValues: zip(allCases, Array(1...24) + Array(28...33)))
}

/// What a service needs another authority's permission for before it is filed (前置审批).
public enum PreApproval: String, CaseIterable, Codable, Hashable, Sendable {
    /// 新闻
    case news
    /// 出版
    case publishing
    /// 教育
    case education
    /// 医疗保健
    case healthCare = "health-care"
    /// 药品和医疗器械
    case medicines
    /// 电子公告服务
    case bulletinBoard = "bulletin-board"
    /// 文化
    case culture
    /// 广播电影电视节目
    case broadcasting
    /// 网络预约车: sources disagree on 11 or 12; 12 fits the bit that the ministry's form sends
    case rideHailing = "ride-hailing"
    /// 互联网金融
    case finance
    /// 校外培训
    case tutoring
    /// 宗教
    case religion

    /// The ministry's number (Nrlx).
    public var ministryCode: Int {
        switch self {
        case .news: 1
        case .publishing: 2
        case .education: 3
        case .healthCare: 4
        case .medicines: 5
        case .bulletinBoard: 6
        case .culture: 9
        case .broadcasting: 10
        case .rideHailing: 12
        case .finance: 13
        case .tutoring: 14
        case .religion: 15
        }
    }

    /// The number as the bit that sums of several permissions use.
    public var mask: Int64 { 1 << Int64(ministryCode - 1) }
}

/// The language of a site (网站语言).
public enum SiteLanguage: String, CaseIterable, Codable, Hashable, Sendable {
    /// 中文简体
    case simplifiedChinese = "simplified-chinese"
    /// 中文繁体
    case traditionalChinese = "traditional-chinese"
    /// 维吾尔语
    case uyghur
    /// 哈萨克语
    case kazakh
    /// 柯尔克孜语
    case kyrgyz
    /// 蒙古语
    case mongolian
    /// 藏语
    case tibetan
    /// 壮语
    case zhuang
    /// 朝鲜语
    case korean
    /// 彝文
    case yi
    /// 苗语
    case miao
    /// 英语
    case english
    /// 日语
    case japanese
    /// 法语
    case french
    /// 俄语
    case russian
    /// 西班牙语
    case spanish
    /// 阿拉伯语
    case arabic

    /// The ministry's number (Yylb).
    public var ministryCode: Int { Self.ministryCodes[self] ?? 0 }

    // The cases stand in the ministry's order.
    private static let ministryCodes = Dictionary(uniqueKeysWithValues: zip(allCases, 1...17))
}
