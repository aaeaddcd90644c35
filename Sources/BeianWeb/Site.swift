package import BeianCore
package import BeianDesk
package import Foundation
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// Fills in a letter for the in-site inbox; nil when there is no such letter or something it needs is missing.
package typealias LetterRenderer =
    @Sendable (Letter, Language, [String: String]) -> (subject: String, body: String)?

/// How the results of the administration come in: what went wrong last, and how many wait (结果收取状况).
package typealias ResultHealth = @Sendable () async -> (problem: String?, held: Int)?

/// The pages and the API as one whole: what they are made of, and the server that answers (网站).
///
/// It is put together once at start; whatever is wrong with templates or strings stops the start.
package struct Site: Sendable {
    /// What the operator decided.
    package let settings: WebSettings
    /// Every sentence.
    package let strings: Strings
    /// Every page's form.
    package let templates: Templates
    /// The static files.
    package let assets: Assets
    /// Where everything is asked.
    package let desk: Desk
    /// Hashes typed passwords, outside of every transaction; the only one of the process, because its room is counted.
    package let hasher: PasswordHasher
    let sessions: SessionLookup
    let tokens: TokenLookup
    let isReady: @Sendable () async -> Bool
    let renderLetter: LetterRenderer
    let resultHealth: ResultHealth
    let demoStaff: @Sendable () async -> [DemoStaffMember]
    let table: RouteTable
    let logger: Logger

    /// Reads templates, strings and assets, and puts the site together.
    package init(
        settings: WebSettings,
        desk: Desk,
        hasher: PasswordHasher? = nil,
        sessions: @escaping SessionLookup,
        tokens: @escaping TokenLookup,
        isReady: @escaping @Sendable () async -> Bool,
        renderLetter: @escaping LetterRenderer = { _, _, _ in nil },
        resultHealth: @escaping ResultHealth = { nil },
        demoStaff: @escaping @Sendable () async -> [DemoStaffMember] = { [] },
        routes: [WebRoute] = Routes.all,
        logger: Logger
    ) throws {
        let strings = try Strings(folder: Self.folder("Strings", settings))
        self.settings = settings
        self.strings = strings
        templates = try Templates(folder: Self.folder("Templates", settings), strings: strings)
        assets = try Assets(folder: Self.folder("Assets", settings))
        self.desk = desk
        self.hasher = hasher ?? PasswordHasher(cost: desk.house.policy.scryptCost)
        self.sessions = sessions
        self.tokens = tokens
        self.isReady = isReady
        self.renderLetter = renderLetter
        self.resultHealth = resultHealth
        self.demoStaff = demoStaff
        table = RouteTable(routes)
        self.logger = logger
    }

    /// A folder of ours: `Templates`, `Strings` or `Assets`, from the settings' folder or from beside the binary.
    package static func folder(_ name: String, _ settings: WebSettings? = nil) -> URL {
        (settings?.resources ?? Bundle.module.resourceURL ?? Bundle.module.bundleURL).appending(path: name)
    }

    /// The server; `listening` is told the port that was taken.
    package func server(
        listening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: Front(site: self),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024,
                        maxHeaderListSize: 32 * 1024,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: .init(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }
}
