package import Foundation

/// What the operator decides about the pages and the API (网站设置).
package struct WebSettings: Sendable {
    /// The address on which the server listens.
    package var host: String
    /// The port; 0 lets the system choose one.
    package var port: Int
    /// How the outside reaches us, such as `https://beian.lantian-demo.cn`; nil when nobody said.
    package var origin: String?
    /// The networks in which our own proxies stand; only they may say `X-Forwarded-For`.
    package var trustedProxies: [NetworkRange]
    /// Whether browsers reach us by TLS, so that cookies may be bound to it.
    package var secureCookies: Bool
    /// Whether this is a demonstration with a simulated administration.
    package var demo: Bool
    /// The access provider's name, as it stands in the header.
    package var providerName: String
    /// The key with which tokens of forms and notices are signed.
    package var signingKey: [UInt8]
    /// The most bytes of a form without files.
    package var formLimit: Int
    /// The most bytes of a form with files, or of one file.
    package var uploadLimit: Int
    /// How long a body may take to arrive.
    package var bodyDeadline: Duration
    /// Where the simulators of a demonstration answer; nil without them.
    package var simulatorLinks: SimulatorLinks?
    /// A folder with `Templates`, `Strings` and `Assets` that is read instead of the built-in one.
    package var resources: URL?

    /// Settings that suit a server on one's own machine.
    package init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        origin: String? = nil,
        trustedProxies: [NetworkRange] = [],
        secureCookies: Bool = false,
        demo: Bool = false,
        providerName: String = "Beian",
        signingKey: [UInt8] = Secret.bytes(32),
        formLimit: Int = 64 * 1024,
        uploadLimit: Int = 16 * 1024 * 1024,
        bodyDeadline: Duration = .seconds(30),
        simulatorLinks: SimulatorLinks? = nil,
        resources: URL? = nil
    ) {
        self.host = host
        self.port = port
        self.origin = origin
        self.trustedProxies = trustedProxies
        self.secureCookies = secureCookies
        self.demo = demo
        self.providerName = providerName
        self.signingKey = signingKey
        self.formLimit = formLimit
        self.uploadLimit = uploadLimit
        self.bodyDeadline = bodyDeadline
        self.simulatorLinks = simulatorLinks
        self.resources = resources
    }
}

extension WebSettings {
    /// A place of ours as it is typed into another browser.
    func address(of path: String) -> String { (origin ?? "http://\(host):\(port)") + path }
}

/// Where the simulators of a demonstration answer (模拟器地址).
package struct SimulatorLinks: Sendable {
    /// The page on which the ministry's SMS code is entered.
    package let verification: String
    /// The inbox of the ministry's simulated SMS.
    package let smsInbox: String
    /// The inbox of the SMS that the house itself sends.
    package let ownSMSInbox: String
    /// The inbox of the mails that the house sends.
    package let mailInbox: String
    /// The desk at which the simulated administration decides.
    package let desk: String

    package init(verification: String, smsInbox: String, ownSMSInbox: String, mailInbox: String, desk: String) {
        self.verification = verification
        self.smsInbox = smsInbox
        self.ownSMSInbox = ownSMSInbox
        self.mailInbox = mailInbox
        self.desk = desk
    }
}
