package import BeianCore

/// The pictures that accounts uploaded (材料); the bytes lie in the vault.
package struct Materials {
    package let db: any Connection

    private static let columns: SQL = "id, account, media_type, width, height, length, uploaded_at"

    /// Stores what is known of a picture.
    package func add(_ material: Material, file: String, digest: String) throws {
        try db.run(
            """
            INSERT INTO material (id, account, file, content_digest, media_type, width, height, length, uploaded_at)
            VALUES (\(material.id), \(material.account), \(file), \(digest), \(material.mediaType), \(material.width),
                \(material.height), \(material.length), \(material.uploadedAt))
            """)
    }

    /// A picture; one whose account was erased can be seen by nobody any more.
    package func find(_ id: ID<Material>) throws -> Material? {
        try db.row(
            """
            SELECT \(sql: Self.columns) FROM material
            WHERE id = \(id) AND EXISTS (SELECT 1 FROM data_key k WHERE k.owner = material.account)
            """
        ).map(material)
    }

    /// The vault's name for the file of a picture.
    package func file(of id: ID<Material>) throws -> String? {
        try db.row("SELECT file FROM material WHERE id = \(id)")?.text("file")
    }

    /// All files that the store knows, so that the vault can sweep the others.
    package func files() throws -> Set<String> {
        Set(try db.rows("SELECT file FROM material").map { try $0.text("file") })
    }

    private func material(_ row: Row) throws -> Material {
        Material(
            id: try row.id("id", of: Material.self), account: try row.id("account", of: Account.self),
            mediaType: try row.text("media_type"), width: try row.int("width"), height: try row.int("height"),
            length: try row.int("length"), uploadedAt: try row.instant("uploaded_at"))
    }
}

extension Connection {
    /// The pictures.
    package var materials: Materials { Materials(db: self) }
}
