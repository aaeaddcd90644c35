import BeianCore

/// Reads what a check tells of an app (APP 信息): its platforms, packages and fingerprints.
///
/// Source: docs/sources.md APP-03, APP-04, APP-16.
enum AppFacts {
    static func read(_ app: JSONObject) -> [Fact: FactValue] {
        var platforms: Set<String> = []
        var withoutPackage: Set<String> = []
        var misshapen: Set<String> = []
        var otherNames: Set<String> = []
        let name = app.text("name")
        for object in app.objects("platforms") ?? [] {
            let package = object.text("package") ?? ""
            let fingerprint = object.text("fingerprint") ?? ""
            let key = object.text("publicKey") ?? ""
            let shown = object.text("name")
            guard let platform = object.requiredChoice("platform", of: AppPlatform.self) else { continue }
            platforms.insert(platform.rawValue)
            if !isPackage(package) { withoutPackage.insert(platform.rawValue) }
            if !fits(fingerprint, key: key, platform) { misshapen.insert(platform.rawValue) }
            if let name, let shown, PlainText(name) != PlainText(shown) { otherNames.insert(platform.rawValue) }
        }
        var facts: [Fact: FactValue] = [
            .appPlatforms: .codes(platforms), .appWithoutPackage: .codes(withoutPackage),
            .appFingerprints: .codes(misshapen), .appOtherNames: .codes(otherNames),
        ]
        if let icon = app.bool("icon") { facts[.appHasIcon] = .yesNo(icon) }
        return facts
    }

    private static func isPackage(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
            }
    }

    // Hexadecimal or Base64, as tools print keys.
    private static func isKey(_ text: String) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0.isWhitespace || "+/=:-".contains($0)) }
    }

    // Android tells an MD5, iOS a SHA-1, HarmonyOS a public key and the signature's value.
    private static func fits(_ fingerprint: String, key: String, _ platform: AppPlatform) -> Bool {
        let digits = fingerprint.filter { $0 != ":" && $0 != " " && $0 != "-" }
        let isHexadecimal = digits.allSatisfy(\.isHexDigit)
        switch platform {
        case .android: return isHexadecimal && digits.count == 32
        case .ios: return isHexadecimal && digits.count == 40
        case .harmony: return isHexadecimal && !digits.isEmpty && isKey(key)
        case .other: return true
        }
    }
}
