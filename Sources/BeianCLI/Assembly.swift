import BeianCore
package import BeianDesk
package import BeianNotices
import BeianRegulator
import BeianStore
package import BeianWeb
import BeianWire
import Foundation
import Logging
package import ServiceLifecycle

/// Puts the running house together from its parts (装配): the only place that knows everything.
package struct Assembly: Sendable {
    package let house: OpenHouse
    /// Whether this is a demonstration.
    package var isDemo = false
    /// Where the simulators answer, in a demonstration.
    package var simulators: SimulatorLinks?
    /// The demonstration's members of staff, with their present codes.
    package var demoStaff: @Sendable () async -> [DemoStaffMember] = { [] }

    /// Takes the administration's results in; nil when the settings name no administration.
    private let results: ResultInbox?

    package init(house: OpenHouse) {
        self.house = house
        let desk = house.desk
        results = Self.administration(house).map { wire in
            // Until the ministry's format is built, whoever answers is the simulated administration.
            ResultInbox(
                wire: wire, sink: DeskResultSink(desk: desk, isSimulated: true), now: { desk.clock.now },
                log: house.log)
        }
    }

    /// The site, ready to be served.
    package func site(letters: LetterBook) throws -> Site {
        let settings = house.settings
        let desk = house.desk
        var web = WebSettings(
            host: settings.host, port: settings.port, origin: settings.publicURL,
            trustedProxies: try proxies(), secureCookies: settings.secureCookies, demo: isDemo,
            providerName: settings.policy.providerName,
            signingKey: Array(house.keys.digest("web-signing", "forms and notices").utf8))
        web.simulatorLinks = simulators
        let database = house.database
        let results = results
        return try Site(
            settings: web, desk: desk, sessions: Self.sessions(desk), tokens: Self.tokens(desk),
            isReady: { (try? await database.read { try $0.reports.lastSequence() }) != nil },
            renderLetter: { letter, language, parameters in
                guard let written = try? letters.render(letter: letter, language: language, parameters: parameters)
                else { return nil }
                return (written.subject, written.body)
            },
            resultHealth: {
                guard let health = await results?.health else { return nil }
                return (problem: health.lastProblem, held: health.held)
            },
            demoStaff: demoStaff, logger: house.log)
    }

    /// Everything that runs beside the server: couriers, the clock, the inbox of the administration's results.
    package func workers(letters: LetterBook) throws -> [any Service] {
        let desk = house.desk
        var workers: [any Service] = [
            Courier(desk: desk, carriers: try carriers(letters: letters), log: house.log),
            Clockwork(desk: desk, log: house.log),
            AnchorKeeper(house: house),
            BookKeeper(house: house),
        ]
        if let results { workers.append(results) }
        return workers
    }

    /// The carriers for which the settings name a way out.
    package func carriers(letters: LetterBook) throws -> [any Carrier] {
        let settings = house.settings
        var carriers: [any Carrier] = []
        if !settings.text(.smtp).isEmpty {
            let user = settings.text(.smtpUser)
            var server = try settings.mailServer()
            server.user = user.isEmpty ? nil : user
            server.password = user.isEmpty ? nil : settings.text(.smtpPassword)
            let from = Mailbox(name: settings.policy.providerName, address: settings.text(.mailFrom))
            carriers.append(
                MailCarrier(
                    settings: MailSettings(server: server, from: from, provider: settings.policy.providerName),
                    letters: letters))
        }
        if !settings.text(.smsGateway).isEmpty {
            carriers.append(
                SMSCarrier(
                    settings: SMSSettings(
                        url: settings.text(.smsGateway) + "/messages", token: settings.text(.smsToken),
                        signature: settings.text(.smsSignature), provider: settings.policy.providerName),
                    letters: letters))
        }
        if let wire = Self.administration(house) { carriers.append(RegulatorCarrier(wire: wire)) }
        return carriers
    }

    private static func administration(_ house: OpenHouse) -> AdministrationWire? {
        let address = house.settings.text(.regulator)
        guard !address.isEmpty else { return nil }
        return AdministrationWire(address: address, secret: house.settings.text(.regulatorSecret))
    }

    private func proxies() throws -> [NetworkRange] {
        try house.settings.text(.trustedProxies).split(separator: ",").map { part in
            let text = part.filter { !$0.isWhitespace }
            guard let range = NetworkRange(text) else {
                throw Settings.Fault(description: "BEIAN_TRUSTED_PROXIES names “\(text)”, which is no network.")
            }
            return range
        }
    }
}
