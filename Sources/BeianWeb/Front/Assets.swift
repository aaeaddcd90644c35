import BeianCore
import Crypto
package import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The static files, each under a name with the hash of its content, so that browsers may keep it for ever.
package struct Assets: Sendable {
    struct File: Sendable {
        let hash: String
        let mediaType: String
        let body: ByteBuffer
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "yaml": "application/yaml; charset=utf-8", "png": "image/png",
    ]

    private let files: [String: File]

    /// Reads a folder; files of unknown types are left out.
    package init(folder: URL) throws {
        var files: [String: File] = [:]
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let mediaType = Self.mediaTypes[url.pathExtension] else { continue }
            let content = try [UInt8](Foundation.Data(contentsOf: url))
            let hash = String(Secret.digest(of: content).prefix(16))
            files[url.lastPathComponent] = File(hash: hash, mediaType: mediaType, body: ByteBuffer(bytes: content))
        }
        self.files = files
    }

    /// The address of a file.
    package func address(_ name: String) -> String {
        guard let file = files[name], let dot = name.lastIndex(of: ".") else { return Links.asset(name) }
        return Links.asset("\(name[..<dot]).\(file.hash)\(name[dot...])")
    }

    /// A file by the name in its address, `site.<hash>.css`, or by its plain name.
    func response(_ name: String, noneMatch: String?) throws(Problem) -> Response {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let hashed = parts.count == 3
        let plain = hashed ? "\(parts[0]).\(parts[2])" : name
        guard let file = files[plain], !hashed || file.hash == String(parts[1]) else { throw Problem(.requestNotFound) }
        var headers = HTTPFields()
        headers[.eTag] = "\"\(file.hash)\""
        headers[.cacheControl] = hashed ? "public, max-age=31536000, immutable" : "no-cache"
        guard noneMatch != "\"\(file.hash)\"" else { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = file.mediaType
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.body))
    }
}
