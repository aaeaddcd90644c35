import Foundation

/// A range of network addresses, such as `10.0.0.0/8` or `::1`, in which trusted proxies stand (可信代理).
package struct NetworkRange: Sendable, Equatable {
    private let bytes: [UInt8]
    private let prefix: Int

    /// Reads an address with or without the length of its prefix; nil when it is neither.
    package init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let first = halves.first, let bytes = Self.bytes(of: first), halves.count <= 2 else { return nil }
        guard let prefix = halves.count == 2 ? Int(halves[1]) : bytes.count * 8 else { return nil }
        guard (0...bytes.count * 8).contains(prefix) else { return nil }
        self.bytes = bytes
        self.prefix = prefix
    }

    /// Whether an address lies in the range.
    package func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        for index in bytes.indices {
            let bits = min(8, max(0, prefix - index * 8))
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            guard bytes[index] & mask == other[index] & mask else { return false }
        }
        return true
    }

    /// Four or sixteen bytes; an IPv4 address inside IPv6 counts as IPv4.
    static func bytes(of address: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: sixteen) { Array($0) }
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [255, 255]
        return bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
    }

    /// The address of the client: that of the connection, or, behind trusted proxies, the last one that they did not
    /// write themselves.
    package static func client(remote: String, forwarded: String?, proxies: [NetworkRange]) -> String {
        var address = remote
        var hops = (forwarded ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        while proxies.contains(where: { $0.contains(address) }), let next = hops.popLast() {
            guard bytes(of: next) != nil else { return address }
            address = next
        }
        return address
    }
}
