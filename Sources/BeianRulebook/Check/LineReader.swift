import Foundation

/// Reads a stream line by line (逐行读取), so that a hundred thousand applications take no more memory than one.
struct LineReader {
    /// What a line turned out to be.
    enum Line {
        case text(Data)
        /// Longer than any application can be; it is passed over to its end.
        case tooLong
        /// The stream broke off here.
        case broken
    }

    /// Far longer than any application, so that a file without line ends cannot fill the memory.
    static let longest = 4 << 20

    /// Calls the body with each line and its number, counted from one; lines without any sign are left out.
    static func forEach(of handle: FileHandle, _ body: (Int, Line) throws -> Void) throws {
        var reader = LineReader()
        while true {
            let chunk: Data
            do {
                guard let read = try handle.read(upToCount: 1 << 16), !read.isEmpty else { break }
                chunk = read
            } catch {
                return try body(reader.number, .broken)
            }
            let pieces = chunk.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { try reader.end(body) }
                reader.take(piece)
            }
        }
        try reader.end(body)
    }

    private var number = 1
    private var rest = Data()
    private var isTooLong = false

    private mutating func take(_ piece: Data) {
        isTooLong = isTooLong || rest.count + piece.count > Self.longest
        if isTooLong { rest = Data() } else { rest.append(piece) }
    }

    private mutating func end(_ body: (Int, Line) throws -> Void) throws {
        if isTooLong {
            try body(number, .tooLong)
        } else if rest.contains(where: { !Self.blanks.contains($0) }) {
            try body(number, .text(rest))
        }
        number += 1
        rest = Data()
        isTooLong = false
    }

    private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
}
