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

    /// The pictures of an account, oldest first, those that were replaced included.
    package func all(of account: ID<Account>) throws -> [(material: Material, file: String, digest: String)] {
        try db.rows(
            "SELECT \(sql: Self.columns), file, content_digest FROM material WHERE account = \(account) ORDER BY id"
        ).map { (try material($0), try $0.text("file"), try $0.text("content_digest")) }
    }

    /// The vault's name for the file of a picture.
    package func file(of id: ID<Material>) throws -> String? {
        try db.row("SELECT file FROM material WHERE id = \(id)")?.text("file")
    }

    /// All files that anybody can still read, so that the vault can sweep the others: those that no row names, and those of
    /// erased accounts.
    package func files() throws -> Set<String> {
        Set(
            try db.rows("SELECT m.file FROM material m JOIN data_key k ON k.owner = m.account").map {
                try $0.text("file")
            })
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
