package import BeianCore

/// Makes ids, codes and secrets before anything is stored (编号与随机数).
package struct Mint: Sendable {
    private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")

    package init() {}

    /// A new id: the prefix, the time in ten characters so that ids sort by it, and sixteen random ones.
    ///
    /// - Parameter place: the place among the ids of one operation, so that they sort as they were made.
    package func id<Subject: Identified>(
        of kind: Subject.Type = Subject.self, at now: Instant, place: Int? = nil
    ) -> ID<Subject> {
        let order = place.map { Self.sorting(Int64($0), 3) + random(13) } ?? random(16)
        return ID("\(Subject.prefix)_\(Self.sorting(now.milliseconds, 10))\(order)")
    }

    /// A number in so many characters that sort as numbers do.
    private static func sorting(_ number: Int64, _ count: Int) -> String {
        String((0..<count).reversed().map { letters[Int(number >> (5 * Int64($0)) & 31)] })
    }

    /// So many random characters of five bits each.
    package func random(_ count: Int) -> String {
        var source = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in Self.letters[Int(source.next() & 31)] })
    }

    /// Six random digits (验证码).
    package func digits(_ count: Int = 6) -> String {
        var source = SystemRandomNumberGenerator()
        return String((0..<count).map { _ in Character(String(UInt64.random(in: 0...9, using: &source))) })
    }
}
