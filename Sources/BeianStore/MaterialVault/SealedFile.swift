import Crypto

/// The form of a file in the vault: a head, then chunks that know their number and whether they are the last.
///
///     head   "BMV1", 32 bytes of salt
///     chunk  up to 64 KiB of ciphertext, 16 bytes of tag
enum SealedFile {
    static let magic = Array("BMV1".utf8)
    static let saltSize = 32
    static let chunkSize = 64 * 1024
    static let tagSize = 16
    private static var headSize: Int { magic.count + saltSize }

    static func seal(_ bytes: [UInt8], name: String, key: FileKey) throws -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        let salt = (0..<saltSize).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        let own = key.fileKey(salt: salt, name: name)
        // An empty file has one empty chunk, which is its last.
        let count = max(1, (bytes.count + chunkSize - 1) / chunkSize)
        var sealed = magic + salt
        sealed.reserveCapacity(headSize + bytes.count + count * tagSize)
        for index in 0..<count {
            let chunk = bytes[(index * chunkSize)..<min(bytes.count, (index + 1) * chunkSize)]
            let box = try AES.GCM.seal(
                chunk,
                using: own,
                nonce: nonce(index),
                authenticating: place(index, isLast: index == count - 1)
            )
            sealed += box.ciphertext
            sealed += box.tag
        }
        return sealed
    }

    static func open(_ sealed: [UInt8], name: String, key: FileKey) throws -> [UInt8] {
        guard sealed.count >= headSize + tagSize, sealed.starts(with: magic) else {
            throw StoreFault.material("The file \(name) is not a file of the vault or was cut off.")
        }
        let own = key.fileKey(salt: sealed[magic.count..<headSize], name: name)
        let body = sealed[headSize...]
        let step = chunkSize + tagSize
        let count = (body.count + step - 1) / step
        var clear: [UInt8] = []
        clear.reserveCapacity(body.count)
        for index in 0..<count {
            let start = headSize + index * step
            let chunk = body[start..<min(sealed.count, start + step)]
            let isLast = index == count - 1
            guard chunk.count >= tagSize,
                let box = try? AES.GCM.SealedBox(
                    nonce: nonce(index),
                    ciphertext: chunk.dropLast(tagSize),
                    tag: chunk.suffix(tagSize)
                ),
                let piece = try? AES.GCM.open(box, using: own, authenticating: place(index, isLast: isLast))
            else { throw StoreFault.unsealable("The file \(name) cannot be opened: it was changed, cut off or moved.") }
            clear += piece
        }
        return clear
    }

    /// The salt makes the key unique to the file, so the number of the chunk is nonce enough.
    private static func nonce(_ index: Int) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + bytes(of: index))
    }

    private static func place(_ index: Int, isLast: Bool) -> [UInt8] {
        magic + bytes(of: index) + [isLast ? 1 : 0]
    }

    private static func bytes(of index: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt64(index).bigEndian) { Array($0) }
    }
}
