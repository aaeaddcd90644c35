/// Pictures for the demonstration: a plain card in a colour, drawn as a PNG without compression.
enum DemoPicture {
    /// A card with a border and a few lines, as a stand-in for a photographed certificate.
    static func card(red: UInt8, green: UInt8, blue: UInt8, width: Int = 360, height: Int = 240) -> [UInt8] {
        var lines: [UInt8] = []
        for y in 0..<height {
            lines.append(0)
            for x in 0..<width {
                let isBorder = x < 6 || y < 6 || x >= width - 6 || y >= height - 6
                let isLine = (40..<width - 40).contains(x) && y > 60 && y < height - 40 && y % 28 < 6
                let shade: (UInt8, UInt8, UInt8) = isBorder || isLine ? (red, green, blue) : (246, 244, 238)
                lines += [shade.0, shade.1, shade.2]
            }
        }
        let header = number(UInt32(width)) + number(UInt32(height)) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("IDAT", stored(lines)) + chunk("IEND", [])
    }

    /// The zlib form of bytes that are not compressed.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var start = 0
        while start < bytes.count {
            let end = min(start + 65_535, bytes.count)
            let length = UInt16(end - start)
            result.append(end == bytes.count ? 1 : 0)
            result += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            result += bytes[start..<end]
            start = end
        }
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return result + number(high << 16 | low)
    }

    private static func chunk(_ kind: String, _ bytes: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + bytes
        return number(UInt32(bytes.count)) + body + number(checksum(body))
    }

    private static func number(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// CRC-32 as PNG wants it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return ~sum
    }
}
