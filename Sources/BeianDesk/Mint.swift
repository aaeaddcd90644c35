package import BeianCore

/// Makes ids, codes and secrets before anything is stored (编号与随机数).
package struct Mint: Sendable {
    private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")

    package init() {}

    /// A new id: the prefix, the time in ten characters so that ids sort by it, and sixteen random ones.
    package func id<Subject: Identified>(of kind: Subject.Type = Subject.self, at now: Instant) -> ID<Subject> {
        var time = now.milliseconds
        var text: [Character] = []
        for _ in 0..<10 {
            text.append(Self.letters[Int(time & 31)])
            time >>= 5
        }
        return ID("\(Subject.prefix)_\(String(text.reversed()))\(random(16))")
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
