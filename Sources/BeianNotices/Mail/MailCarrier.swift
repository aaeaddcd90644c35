package import BeianCore
import BeianDesk
package import BeianWire

/// Where mail is handed in and in whose name.
package struct MailSettings: Sendable {
    package var server: MailServer
    package var from: Mailbox
    /// The name of the access provider (接入服务商) as letters end with it.
    package var provider: String

    package init(server: MailServer, from: Mailbox, provider: String) {
        self.server = server
        self.from = from
        self.provider = provider
    }
}

/// Carries letters by mail (邮件通知).
package struct MailCarrier: Carrier {
    package let kind = Errand.Kind.mail
    private let settings: MailSettings
    private let letters: LetterBook
    private let wire: MailWire

    package init(settings: MailSettings, letters: LetterBook, wire: MailWire = MailWire()) {
        self.settings = settings
        self.letters = letters
        self.wire = wire
    }

    package func carry(_ errand: Errand) async -> Delivery {
        await ErrandLetter.carry(errand, from: letters, provider: settings.provider) { request, letter in
            let message = MailMessage(
                reference: errand.id.text,
                from: settings.from,
                to: Mailbox(address: request.to),
                subject: letter.subject,
                body: letter.body,
                written: errand.createdAt
            )
            do {
                let envelope = MailEnvelope(
                    from: settings.from.address,
                    recipients: [request.to],
                    message: try message.bytes(),
                    greeting: settings.from.host
                )
                let code = try await wire.send(envelope, to: settings.server)
                return MailReplies.delivery(for: code, receipt: message.messageID)
            } catch let refused as MailMessage.Refused {
                return .never(because: "the mail cannot be written: \(refused)")
            }
        }
    }
}
