import BeianCore

/// The address that a request asks for, taken apart strictly.
struct Target: Sendable {
    /// The path as it came, still encoded.
    let path: String
    /// The decoded parts of the path.
    let segments: [String]
    /// The query.
    let query: Form
    /// The query as it came.
    let rawQuery: String

    /// Reads a request target; broken encodings, NUL and what is not UTF-8 are `request.malformed`.
    init(_ target: String) throws(Problem) {
        guard target.hasPrefix("/"), target.utf8.count <= 8192, target.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw Problem(.requestMalformed)
        }
        let whole = target.prefix { $0 != "#" }
        let halves = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(halves[0])
        rawQuery = halves.count > 1 ? String(halves[1]) : ""
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = Percent.decoded(part) else { throw Problem(.requestMalformed) }
            segments.append(segment)
        }
        self.segments = segments == [""] ? [] : segments
        query = try Form(urlEncoded: rawQuery.utf8)
    }
}
