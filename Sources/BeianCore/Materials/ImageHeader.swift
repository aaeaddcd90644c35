/// What the header of an uploaded picture (材料图片) says: its true kind and its size, read without decoding it.
///
/// The name and the announced type of an upload are worth nothing; this is read from the bytes. The end marker must be there,
/// because uploads from phones break off, and nothing may follow it but zeros, because a picture with an archive behind it is
/// an attack.
public struct ImageHeader: Hashable, Sendable {
    /// Why bytes are not a picture that we keep.
    public enum Fault: String, TradeFault {
        case unknownType = "image.unknown-type"
        case truncated = "image.truncated"
        case malformed = "image.malformed"
        case missingEnd = "image.missing-end"
        case trailingBytes = "image.trailing-bytes"
        case zeroSize = "image.zero-size"
        case tooLarge = "image.too-large"
    }

    /// The kinds of picture that the administrations accept.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case jpeg, png

        /// The media type.
        public var mediaType: String { "image/" + rawValue }
        /// The ministry's number for the format of attachments.
        public var ministryCode: Int { self == .jpeg ? 1 : 2 }
    }

    /// The true kind.
    public let kind: Kind
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// The longest side allowed, in pixels.
    public static let longestSide = 20_000
    /// The most pixels allowed.
    public static let mostPixels = 100_000_000

    /// Reads the header and walks to the end marker.
    public init(_ bytes: [UInt8]) throws(Fault) {
        let size: (width: Int, height: Int)
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            kind = .jpeg
            size = try JPEGWalk.size(bytes)
        } else if bytes.starts(with: PNGWalk.signature) {
            kind = .png
            size = try PNGWalk.size(bytes)
        } else {
            throw .unknownType
        }
        guard size.width > 0, size.height > 0 else { throw .zeroSize }
        guard max(size.width, size.height) <= Self.longestSide, size.width * size.height <= Self.mostPixels else {
            throw .tooLarge
        }
        width = size.width
        height = size.height
    }
}

private func checkEnd(_ bytes: [UInt8], after end: Int) throws(ImageHeader.Fault) {
    guard bytes[end...].allSatisfy({ $0 == 0 }) else { throw .trailingBytes }
}

private enum JPEGWalk {
    static func size(_ bytes: [UInt8]) throws(ImageHeader.Fault) -> (width: Int, height: Int) {
        var size: (width: Int, height: Int)?
        var scanned = false
        var at = 2
        while true {
            guard at < bytes.count else { throw .missingEnd }
            guard bytes[at] == 0xFF else { throw .malformed }
            while at < bytes.count, bytes[at] == 0xFF { at += 1 }
            guard at < bytes.count else { throw .missingEnd }
            let marker = bytes[at]
            at += 1
            switch marker {
            case 0xD9:
                guard let size, scanned else { throw .malformed }
                try checkEnd(bytes, after: at)
                return size
            case 0x01, 0xD0...0xD7: continue
            case 0x00, 0xD8: throw .malformed
            default: break
            }
            guard at + 2 <= bytes.count else { throw .truncated }
            let length = Int(bytes[at]) << 8 | Int(bytes[at + 1])
            guard length >= 2 else { throw .malformed }
            guard at + length <= bytes.count else { throw .truncated }
            if isFrame(marker) {
                guard length >= 8, size == nil else { throw .malformed }
                size = (Int(bytes[at + 5]) << 8 | Int(bytes[at + 6]), Int(bytes[at + 3]) << 8 | Int(bytes[at + 4]))
            }
            at += length
            if marker == 0xDA {
                scanned = true
                at = endOfScan(bytes, from: at)
            }
        }
    }

    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    // The place of the marker that ends the scan's data: stuffed zeros and restart markers belong to the data.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while at + 1 < bytes.count {
            if bytes[at] == 0xFF, bytes[at + 1] != 0, !(0xD0...0xD7).contains(bytes[at + 1]) { return at }
            at += 1
        }
        return bytes.count
    }
}

private enum PNGWalk {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func size(_ bytes: [UInt8]) throws(ImageHeader.Fault) -> (width: Int, height: Int) {
        var size: (width: Int, height: Int)?
        var hasData = false
        var at = 8
        while true {
            guard at < bytes.count else { throw .missingEnd }
            guard at + 12 <= bytes.count else { throw .truncated }
            let length = number(bytes, at)
            let type = bytes[at + 4..<at + 8]
            guard length <= bytes.count - at - 12 else { throw .truncated }
            if type.elementsEqual("IHDR".utf8) {
                guard size == nil, at == 8, length == 13 else { throw .malformed }
                size = (number(bytes, at + 8), number(bytes, at + 12))
            }
            guard let size else { throw .malformed }
            if type.elementsEqual("IDAT".utf8) { hasData = true }
            at += 12 + length
            if type.elementsEqual("IEND".utf8) {
                guard length == 0, hasData else { throw .malformed }
                try checkEnd(bytes, after: at)
                return size
            }
        }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
        bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
