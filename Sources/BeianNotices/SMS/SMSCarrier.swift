package import BeianCore
import BeianDesk
package import BeianWire
import Foundation

/// The SMS gateway that sends for us.
package struct SMSSettings: Sendable {
    package var url: String
    package var token: String?
    /// The signature registered with the networks (短信签名).
    package var signature: String
    /// The name of the access provider (接入服务商) as letters speak of it.
    package var provider: String
    package var timeoutSeconds: Double

    package init(
        url: String,
        token: String? = nil,
        signature: String,
        provider: String,
        timeoutSeconds: Double = 15
    ) {
        self.url = url
        self.token = token
        self.signature = signature
        self.provider = provider
        self.timeoutSeconds = timeoutSeconds
    }
}

/// Carries letters by SMS (短信通知), through a gateway that speaks HTTP.
package struct SMSCarrier: Carrier {
    package let kind = Errand.Kind.sms
    private let settings: SMSSettings
    private let letters: LetterBook
    private let wire: HTTPWire

    package init(settings: SMSSettings, letters: LetterBook, wire: HTTPWire = HTTPWire()) {
        self.settings = settings
        self.letters = letters
        self.wire = wire
    }

    package func carry(_ errand: Errand) async -> Delivery {
        await ErrandLetter.carry(errand, from: letters, provider: settings.provider) { request, letter in
            let message = SMSMessage(
                reference: errand.id.text,
                to: request.to,
                text: letter.short,
                signature: settings.signature
            )
            let answer = try await wire.send(try post(message))
            return SMSReplies.delivery(for: answer, reference: message.reference)
        }
    }

    private func post(_ message: SMSMessage) throws -> WireRequest {
        var headers = [WireHeader("Content-Type", "application/json"), WireHeader("Accept", "application/json")]
        if let token = settings.token { headers.append(WireHeader("Authorization", "Bearer \(token)")) }
        return WireRequest(
            "POST",
            settings.url,
            headers: headers,
            body: [UInt8](try JSONEncoder().encode(message)),
            timeoutSeconds: settings.timeoutSeconds,
            bodyCap: 64 << 10
        )
    }
}
