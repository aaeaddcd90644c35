/// How the simulated administration behaves (模拟管局设置).
package struct SimulatorSettings: Sendable {
    /// Who decides after the SMS verification.
    package enum Decision: Sendable, Equatable {
        /// Every report is approved this long after its verification; a domain that is filed already is refused.
        case automatic(after: Duration)
        /// Somebody decides on the desk page.
        case byHand
    }

    /// What the access provider proves itself with.
    package var secret: String
    /// The address to listen on; the loopback unless somebody knows better.
    package var host: String
    /// The port to listen on; 0 takes any free one.
    package var port: Int
    package var decision: Decision
    /// How long a code is valid.
    ///
    /// Source: docs/sources.md SMS-03.
    package var codeValidity: Duration
    /// How many wrong entries are forgiven; the next one fails the report.
    ///
    /// Source: docs/sources.md SMS-05.
    package var wrongTriesAllowed: Int
    /// How long somebody waits before a code is sent again.
    package var resendPause: Duration
    /// How often timeouts and delayed approvals are looked for; nil leaves it to whoever calls `tick`.
    package var tickPause: Duration?

    package init(
        secret: String,
        host: String = "127.0.0.1",
        port: Int = 0,
        decision: Decision = .automatic(after: .seconds(3)),
        codeValidity: Duration = .seconds(24 * 3600),
        wrongTriesAllowed: Int = 5,
        resendPause: Duration = .seconds(60),
        tickPause: Duration? = .seconds(1)
    ) {
        self.secret = secret
        self.host = host
        self.port = port
        self.decision = decision
        self.codeValidity = codeValidity
        self.wrongTriesAllowed = wrongTriesAllowed
        self.resendPause = resendPause
        self.tickPause = tickPause
    }
}
