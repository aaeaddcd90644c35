/// A domain name (域名) as the registry knows it.
///
/// Kept as A-label, shown as U-label. `registrable` is the independent domain (独立域名), registered directly under a top-level
/// domain or a category of .cn: filings are made for it, and names below it need none of their own. Only `BeianNames` makes
/// these, because the rules of Unicode and of public suffixes live there.
///
/// Example: `xn--fsqu00a.xn--fiqs8s`, shown as `例子.中国`.
public struct DomainName: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Why a text is not a domain name that can be filed.
    public enum Fault: String, TradeFault {
        case empty = "domain.empty"
        case notAName = "domain.not-a-name"
        case ipAddress = "domain.ip-address"
        case emptyLabel = "domain.empty-label"
        case characters = "domain.characters"
        case labelLength = "domain.label-length"
        case length = "domain.length"
        case publicSuffix = "domain.public-suffix"
        case www = "domain.www"
    }

    /// The name in ASCII, lower case.
    public let aLabel: String
    /// The name in its own script.
    public let unicode: String
    /// The independent domain in ASCII: this name or one above it.
    public let registrable: String

    /// A name whose forms have been worked out already.
    package init(aLabel: String, unicode: String, registrable: String) {
        self.aLabel = aLabel
        self.unicode = unicode
        self.registrable = registrable
    }

    /// The name in ASCII.
    public var description: String { aLabel }

    /// True when the name is registered itself and not a name below a registered one.
    public var isRegistrable: Bool { aLabel == registrable }

    /// The last label in ASCII (顶级域名).
    public var topLevel: String { aLabel.split(separator: ".").last.map(String.init) ?? aLabel }

    /// True when the name is written with letters beyond ASCII.
    public var isInternationalised: Bool { aLabel != unicode }

    /// True when a host is this name or lies below it.
    public func covers(host: String) -> Bool { host == aLabel || host.hasSuffix("." + aLabel) }
}

/// The address of a website's home page (首页URL), as the ministry records it: a host and perhaps a path, no scheme.
///
/// It must lie in one of the service's domains. Example: `www.lantian-demo.cn`.
public struct HomeURL: TradeValue {
    /// Why a text is not a home page's address.
    public enum Fault: String, TradeFault {
        case length = "home-url.length"
        case scheme = "home-url.scheme"
        case host = "home-url.host"
        case path = "home-url.path"
    }

    /// The host in lower case.
    public let host: String
    /// The path with its leading slash, or nothing.
    public let path: String

    /// Reads a home page's address whose host is written in ASCII.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let text = text.halfWidth
        let lowercased = text.asciiLowercased
        guard !lowercased.hasPrefix("http:"), !lowercased.hasPrefix("https:") else { throw .scheme }
        let split = text.utf8.firstIndex(of: UInt8(ascii: "/")) ?? text.utf8.endIndex
        let host = String(text[..<split]).asciiLowercased
        let path = String(text[split...])
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, host.utf8.count <= 253, labels.allSatisfy({ HostLabel.isValid($0) }),
            labels.last.map({ !$0.allSatisfy(\.isASCIIDigit) }) == true
        else { throw .host }
        guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }) else {
            throw .path
        }
        guard (4...255).contains(text.utf8.count) else { throw .length }
        self.host = host
        self.path = path == "/" ? "" : path
    }

    /// The usual home page of a domain: www before it.
    public init(of domain: DomainName) {
        host = "www." + domain.aLabel
        path = ""
    }

    /// Host and path.
    public var description: String { host + path }

    /// True when the page lies in the domain.
    public func belongs(to domain: DomainName) -> Bool { domain.covers(host: host) }
}
