import Crypto

/// The key with which one owner's files are sealed.
///
/// It opens nothing else.
///
/// Asked for on a connection and carried to the vault, so that no transaction waits for a file.
package struct FileKey: Sendable {
    /// Whose files these are.
    package let owner: String
    private let key: SymmetricKey

    init(owner: String, dataKey: SymmetricKey) {
        self.owner = owner
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: dataKey,
            info: Array("material|\(owner)".utf8),
            outputByteCount: 32
        )
    }

    /// Every file has a key of its own, so that chunks may be counted instead of drawing nonces.
    func fileKey(salt: some Sequence<UInt8>, name: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key,
            salt: Array(salt),
            info: Array("file|\(name)".utf8),
            outputByteCount: 32
        )
    }
}
