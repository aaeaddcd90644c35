package import BeianCore

/// Reads `multipart/form-data` (RFC 7578), the form that carries files.
///
/// It works on the whole body, which the intake has capped before. Whatever is cut off, lacks a name or is not UTF-8 is
/// refused: a browser never sends it.
package enum Multipart {
    /// No part has more header bytes than this.
    static let headerLimit = 8192
    /// No form has more parts than this.
    static let partLimit = 64

    /// The boundary that a `Content-Type` names, or nil when it names none that is allowed.
    package static func boundary(of contentType: String) -> String? {
        let parts = contentType.split(separator: ";", omittingEmptySubsequences: false)
        guard let kind = parts.first, plain(kind).lowercased() == "multipart/form-data" else { return nil }
        for part in parts.dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, plain(halves[0]).lowercased() == "boundary" else { continue }
            var value = plain(halves[1])
            if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 {
                value = String(value.dropFirst().dropLast())
            }
            let allowed = value.utf8.allSatisfy { (33...126).contains($0) || $0 == 32 }
            return (1...70).contains(value.utf8.count) && allowed && !value.hasSuffix(" ") ? value : nil
        }
        return nil
    }

    /// The fields and files of a body.
    package static func read(_ body: [UInt8], boundary: String) throws(Problem) -> Form {
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let bytes = [13, 10] + body
        var form = Form()
        var start: Int?
        var mark = line(delimiter, in: bytes, from: 0)
        while let found = mark {
            if let start {
                guard form.fields.count + form.files.count < partLimit else { throw Problem(.requestTooLarge) }
                try take(bytes[start..<found.start], into: &form)
            }
            guard !found.last else { return form }
            start = found.end
            mark = line(delimiter, in: bytes, from: found.end)
        }
        throw Problem(.requestMalformed)
    }

    /// The next line that is the delimiter and nothing else; `end` leaves its own line break in front of the part.
    private static func line(
        _ delimiter: [UInt8],
        in bytes: [UInt8],
        from start: Int
    ) -> (start: Int, end: Int, last: Bool)? {
        var from = start
        while let found = find(delimiter, in: bytes, from: from) {
            var end = found + delimiter.count
            if bytes[end...].starts(with: Array("--".utf8)) { return (found, end, true) }
            while end < bytes.count, bytes[end] == 32 || bytes[end] == 9 { end += 1 }
            if bytes[end...].starts(with: [13, 10]) { return (found, end, false) }
            from = found + 1
        }
        return nil
    }

    /// One part, with the line break that ends its delimiter still in front.
    private static func take(_ part: ArraySlice<UInt8>, into form: inout Form) throws(Problem) {
        let blank: [UInt8] = [13, 10, 13, 10]
        let bytes = Array(part.prefix(headerLimit))
        guard let end = find(blank, in: bytes, from: 0) else {
            throw Problem(part.count > headerLimit ? .requestTooLarge : .requestMalformed)
        }
        guard let header = Percent.strictText(Array(bytes[..<end])) else { throw Problem(.requestMalformed) }
        var disposition: String?
        var mediaType = "text/plain"
        for line in header.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { throw Problem(.requestMalformed) }
            switch plain(halves[0]).lowercased() {
            case "content-disposition": disposition = plain(halves[1])
            case "content-type": mediaType = plain(halves[1])
            default: break
            }
        }
        guard let disposition, disposition.lowercased().hasPrefix("form-data"),
            let name = parameter("name", of: disposition), !name.isEmpty
        else { throw Problem(.requestMalformed) }
        let content = Array(part.dropFirst(end + blank.count))
        if let fileName = parameter("filename", of: disposition) {
            form.files.append(.init(field: name, name: fileName, mediaType: mediaType, bytes: content))
        } else {
            guard let text = Percent.strictText(content) else { throw Problem(.requestMalformed) }
            form.fields.append((name, text))
        }
    }

    /// A parameter of a disposition; browsers write a quotation mark as `%22` and line breaks as `%0D%0A`.
    private static func parameter(_ name: String, of disposition: String) -> String? {
        var rest = disposition[...]
        while let mark = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: mark)...].drop(while: { $0 == " " || $0 == "\t" })
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let key = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            var value: Substring
            if rest.first == "\"" {
                let inner = rest.dropFirst()
                guard let close = inner.firstIndex(of: "\"") else { return nil }
                value = inner[..<close]
                rest = inner[inner.index(after: close)...]
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest[value.endIndex...]
            }
            if key == name { return unescaped(value) }
        }
        return nil
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        let escapes = [("%22", "\""), ("%0D", "\r"), ("%0A", "\n"), ("%0d", "\r"), ("%0a", "\n")]
        while let first = rest.first {
            if let escape = escapes.first(where: { rest.hasPrefix($0.0) }) {
                result += escape.1
                rest = rest.dropFirst(3)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func plain(_ text: some StringProtocol) -> String {
        var view = Substring(text)
        while let first = view.first, first == " " || first == "\t" { view = view.dropFirst() }
        while let last = view.last, last == " " || last == "\t" { view = view.dropLast() }
        return String(view)
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                var index = start
                while index <= bytes.count - needle.count {
                    var length = 0
                    while length < needle.count, bytes[index + length] == needle[length] { length += 1 }
                    if length == needle.count { return index }
                    index += 1
                }
                return nil
            }
        }
    }
}
