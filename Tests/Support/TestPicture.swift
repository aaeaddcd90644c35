/// Pictures drawn by the tests themselves (测试图片): real files, so that nothing has to be taken on trust.
package enum TestPicture {
    /// A grey PNG that any viewer opens.
    package static func png(width: Int = 8, height: Int = 6, shade: UInt8 = 200) -> [UInt8] {
        let row = [0] + [UInt8](repeating: shade, count: width)
        let pixels = (0..<height).flatMap { _ in row }
        let header = big(UInt32(width)) + big(UInt32(height)) + [8, 0, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", header) + chunk("IDAT", zlib(pixels)) + chunk("IEND", [])
    }

    /// The bytes as a zlib stream of stored blocks.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let end = min(start + 65_535, bytes.count)
            let length = UInt16(end - start)
            stream += [end == bytes.count ? 1 : 0] + little(length) + little(~length) + bytes[start..<end]
        }
        let sums = bytes.reduce(into: (low: UInt32(1), high: UInt32(0))) { sums, byte in
            sums.low = (sums.low + UInt32(byte)) % 65_521
            sums.high = (sums.high + sums.low) % 65_521
        }
        return stream + big(sums.high << 16 | sums.low)
    }

    private static func chunk(_ kind: String, _ bytes: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + bytes
        let sum = body.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return big(UInt32(bytes.count)) + body + big(~sum)
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func little(_ number: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }
}
