import BeianCore
import Testing

@Suite("Headers of pictures")
struct ImageHeaderTests {
    static func jpeg(width: Int, height: Int, progressive: Bool = false, data: [UInt8] = [0x12, 0xFF, 0x00, 0x34])
        -> [UInt8]
    {
        let app: [UInt8] = [0xFF, 0xE0, 0, 6, 0x4A, 0x46, 0x49, 0x46]
        let sides = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
        let frame: [UInt8] = [0xFF, progressive ? 0xC2 : 0xC0, 0, 11, 8] + sides + [1, 1, 0x11, 0]
        let table: [UInt8] = [0xFF, 0xFF, 0xC4, 0, 4, 0, 0]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0] + data
        return [0xFF, 0xD8] + app + frame + table + scan + (progressive ? scan : []) + [0xFF, 0xD9]
    }

    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count) + Array(type.utf8) + content + [0, 0, 0, 0]
    }

    static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func png(width: Int, height: Int) -> [UInt8] {
        signature + chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0]) + chunk("tEXt", Array("a=b".utf8))
            + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
    }

    @Test("A JPEG tells its size, baseline or progressive, with restart markers and padding")
    func jpegSize() throws {
        let plain = try ImageHeader(Self.jpeg(width: 1200, height: 800))
        #expect(plain.kind == .jpeg && plain.width == 1200 && plain.height == 800)
        #expect(plain.kind.mediaType == "image/jpeg" && plain.kind.ministryCode == 1)
        #expect(try ImageHeader(Self.jpeg(width: 3, height: 2, progressive: true)).height == 2)
        #expect(try ImageHeader(Self.jpeg(width: 3, height: 2, data: [1, 0xFF, 0xD0, 2, 0xFF, 0xD7])).width == 3)
        #expect(try ImageHeader(Self.jpeg(width: 3, height: 2) + [0, 0, 0]).width == 3)
    }

    @Test("A PNG tells its size")
    func pngSize() throws {
        let header = try ImageHeader(Self.png(width: 640, height: 480))
        #expect(header.kind == .png && header.width == 640 && header.height == 480)
        #expect(header.kind.ministryCode == 2)
        #expect(try ImageHeader(Self.png(width: 640, height: 480) + [0]).width == 640)
    }

    @Test("Other kinds are refused, whatever their name says")
    func unknown() {
        for bytes in [
            [], [0], Array("GIF89a".utf8), Array("%PDF-1.7".utf8), Array("RIFF....WEBP".utf8), [0xFF, 0xD8],
            Array("BM".utf8),
        ] {
            #expect(throws: ImageHeader.Fault.unknownType) { try ImageHeader(bytes as [UInt8]) }
        }
    }

    @Test(
        "A picture cut off anywhere is refused",
        arguments: [jpeg(width: 30, height: 20), png(width: 30, height: 20)]
    )
    func cut(bytes: [UInt8]) {
        for length in 0..<bytes.count {
            #expect(throws: ImageHeader.Fault.self, "cut at \(length)") { try ImageHeader(Array(bytes[..<length])) }
        }
        #expect((try? ImageHeader(bytes)) != nil)
    }

    @Test("A picture without its end marker is refused for that")
    func missingEnd() {
        #expect(throws: ImageHeader.Fault.missingEnd) {
            try ImageHeader(Array(Self.jpeg(width: 3, height: 2).dropLast(2)))
        }
        #expect(throws: ImageHeader.Fault.missingEnd) {
            try ImageHeader(Array(Self.png(width: 3, height: 2).dropLast(12)))
        }
        #expect(throws: ImageHeader.Fault.truncated) {
            try ImageHeader(Array(Self.png(width: 3, height: 2).dropLast(1)))
        }
    }

    @Test("A picture with something behind it is refused")
    func trailing() {
        #expect(throws: ImageHeader.Fault.trailingBytes) {
            try ImageHeader(Self.jpeg(width: 3, height: 2) + Array("PK".utf8))
        }
        #expect(throws: ImageHeader.Fault.trailingBytes) { try ImageHeader(Self.png(width: 3, height: 2) + [0, 0, 1]) }
    }

    @Test("Pictures without size, or of an absurd one, are refused")
    func absurd() {
        #expect(throws: ImageHeader.Fault.zeroSize) { try ImageHeader(Self.jpeg(width: 0, height: 20)) }
        #expect(throws: ImageHeader.Fault.zeroSize) { try ImageHeader(Self.png(width: 20, height: 0)) }
        #expect(throws: ImageHeader.Fault.tooLarge) { try ImageHeader(Self.jpeg(width: 20_001, height: 1)) }
        #expect(throws: ImageHeader.Fault.tooLarge) { try ImageHeader(Self.png(width: 10_001, height: 10_000)) }
        #expect(throws: ImageHeader.Fault.tooLarge) {
            try ImageHeader(Self.png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF))
        }
        #expect((try? ImageHeader(Self.png(width: 10_000, height: 10_000))) != nil)
    }

    @Test("Parts out of order are refused")
    func malformed() {
        let noHeader = Self.signature + Self.chunk("IDAT", [1]) + Self.chunk("IEND", [])
        #expect(throws: ImageHeader.Fault.malformed) { try ImageHeader(noHeader) }
        let noPixels = Self.signature + Self.chunk("IHDR", Self.number(1) + Self.number(1) + [8, 2, 0, 0, 0])
        #expect(throws: ImageHeader.Fault.malformed) { try ImageHeader(noPixels + Self.chunk("IEND", [])) }
        #expect(throws: ImageHeader.Fault.malformed) { try ImageHeader([0xFF, 0xD8, 0xFF, 0xD9]) }
        #expect(throws: ImageHeader.Fault.malformed) { try ImageHeader([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0]) }
    }

    @Test("Damaged pictures never crash the reader")
    func damaged() {
        var random = SeededNumbers(seed: 7)
        var read = 0
        for _ in 0..<6000 {
            var bytes =
                Bool.random(using: &random) ? Self.jpeg(width: 300, height: 200) : Self.png(width: 300, height: 200)
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            if let header = try? ImageHeader(bytes) {
                read += 1
                #expect(header.width > 0 && header.width <= ImageHeader.longestSide)
            }
        }
        #expect(read > 0 && read < 6000)
    }
}
