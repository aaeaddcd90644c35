/// A kind of thing that has a lasting identity, and the prefix by which its ids are recognised.
public protocol Identified {
    /// The prefix of every id of this kind, such as `app`.
    static var prefix: String { get }
}

/// The lasting name of one thing (编号), such as `app_01jd3k…`.
///
/// Ids are made by the Desk before anything is stored. They sort by the time they were made.
public struct ID<Subject: Identified>: Hashable, Sendable, CustomStringConvertible {
    /// The id as it stands in addresses and in the store.
    public let text: String

    /// Takes a text for an id, without asking whether such a thing exists.
    public init(_ text: String) {
        self.text = text
    }

    /// The id as text.
    public var description: String { text }
}

extension ID: Codable {
    /// Reads an id from its text.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes an id as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension ID: Comparable {
    /// Earlier made comes first.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The count of changes that a stored thing has been through; it is the `ETag` of the API.
public typealias Version = Int
