/// What kind of Internet information service (互联网信息服务) is filed.
///
/// Each kind is a filing of its own, even on the same domain; all kinds of one entity share one sequence of numbers, and the
/// letter after the ordinal tells the kind.
public enum ServiceKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// 网站
    case website
    /// APP
    case app
    /// 小程序, filed by the platform that hosts it
    case miniProgram = "mini-program"
    /// 快应用, filed by the platform that hosts it
    case quickApp = "quick-app"

    /// The ministry's number (Fwlx).
    public var ministryCode: Int {
        switch self {
        case .website: 1
        case .app: 6
        case .miniProgram: 7
        case .quickApp: 8
        }
    }

    /// The letter after the ordinal of a filing number; none for websites.
    public var suffix: String {
        switch self {
        case .website: ""
        case .app: "A"
        case .miniProgram: "X"
        case .quickApp: "K"
        }
    }

    /// The kind behind the letter of a filing number.
    public init?(suffix: String) {
        guard let found = Self.allCases.first(where: { $0.suffix == suffix }) else { return nil }
        self = found
    }
}

/// How a service is connected to the Internet (接入方式).
public enum AccessMethod: String, CaseIterable, Codable, Hashable, Sendable {
    /// 专线
    case leasedLine = "leased-line"
    /// 主机托管
    case colocation
    /// 虚拟主机
    case virtualHost = "virtual-host"
    /// 其他
    case other
    /// 云接入
    case cloud

    /// The ministry's number (Jrfs).
    public var ministryCode: Int {
        switch self {
        case .leasedLine: 1
        case .colocation: 2
        case .virtualHost: 3
        case .other: 4
        case .cloud: 5
        }
    }

    /// The number as the bit that sums of several methods use.
    public var mask: Int64 { 1 << Int64(ministryCode - 1) }
}
