extension FilingNumber {
    /// What a site with this number shows at the foot of its home page (备案号展示).
    ///
    /// Guangdong wants the entity's number there, all others the service's. A site that shows none is fined 5,000 to
    /// 10,000 yuan. Source: Order No. 33 of the Ministry of Information Industry (2005), articles 13 and 25.
    public var footerText: String { province == .guangdong ? entity.description : description }

    /// The line of HTML that a site puts at the foot of its pages.
    public var footerSnippet: String {
        "<a href=\"\(Self.footerLink)\" target=\"_blank\" rel=\"noopener\">\(footerText)</a>"
    }

    /// The address of the ministry's site, to which the footer text is linked.
    public static let footerLink = "https://beian.miit.gov.cn/"
}
