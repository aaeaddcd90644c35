package import BeianCore

/// What a browser lets us know about itself: its language and whether it is a phone.
package enum Preferences {
    /// The language that a browser prefers of those we speak (`Accept-Language`); Chinese when it names none.
    package static func language(accepting header: String?) -> Language {
        var best: (language: Language, weight: Double)?
        for entry in (header ?? "").split(separator: ",").prefix(20) {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = parts.first, let language = language(tag) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .chinese
    }

    /// The language of a tag such as `zh-CN` or `en-GB`.
    package static func language(_ tag: String) -> Language? {
        switch tag.split(separator: "-").first?.lowercased() {
        case "zh": .chinese
        case "en": .english
        default: nil
        }
    }

    /// Computer or phone, by what the client says of itself and never by the width of its window.
    package static func door(mobileHint: String?, userAgent: String?) -> Door {
        switch mobileHint {
        case "?1": return .phone
        case "?0": return .pc
        default: break
        }
        let agent = userAgent ?? ""
        return ["iPhone", "Mobile", "Windows Phone"].contains { agent.contains($0) }
            && !agent.contains("iPad") ? .phone : .pc
    }
}
