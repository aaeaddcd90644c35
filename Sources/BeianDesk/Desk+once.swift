package import BeianStore

extension Desk {
    /// Names a request by the key that a client chose and a digest of what it asked, so that it is done once (幂等键).
    package static func once(key: String, request: String) -> Once { Once(key: key, request: request) }
}
