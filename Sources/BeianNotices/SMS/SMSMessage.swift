/// What the SMS gateway is asked to send (短信).
package struct SMSMessage: Codable, Sendable, Equatable {
    /// Names the message for good: a gateway that sees it again sends nothing.
    package var reference: String
    package var to: String
    package var text: String
    /// The name that the network puts before the text (短信签名).
    package var signature: String

    package init(reference: String, to: String, text: String, signature: String) {
        self.reference = reference
        self.to = to
        self.text = text
        self.signature = signature
    }
}
