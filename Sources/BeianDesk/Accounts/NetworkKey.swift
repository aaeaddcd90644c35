/// The network from which somebody asks, for counting (来源网络): an IPv4 address, or the first half of an IPv6 one.
///
/// A line has a whole half of IPv6 addresses to itself, so counting single ones would count nothing.
enum NetworkKey {
    static func of(_ address: String?) -> String {
        guard let address, !address.isEmpty else { return "local" }
        guard address.contains(":") else { return address }
        if address.contains(".") { return String(address.split(separator: ":").last ?? "") }
        let host = address.prefix { $0 != "%" }.lowercased()
        let halves = host.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.split(separator: ":").map(String.init) }
        var groups = halves[0]
        if halves.count == 2 {
            groups += Array(repeating: "0", count: max(0, 8 - groups.count - halves[1].count)) + halves[1]
        }
        return groups.prefix(4).map { group in
            let digits = group.drop { $0 == "0" }
            return digits.isEmpty ? "0" : String(digits)
        }.joined(separator: ":")
    }
}
