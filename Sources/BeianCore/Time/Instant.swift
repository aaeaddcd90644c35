/// A moment (时刻), counted in milliseconds since the beginning of 1970 in UTC.
///
/// Everything that happens to a filing is stored with its moment in UTC and shown in Beijing time. Moments lie between the
/// years 1 and 9999: arithmetic stops at these ends instead of failing.
///
/// Example: `2026-11-22T03:04:05.678Z`, shown as `2026-11-22 11:04`.
public struct Instant: TradeValue, Comparable {
    /// Why a text is not a moment.
    public enum Fault: String, TradeFault {
        case shape = "instant.shape"
    }

    /// Milliseconds since the beginning of 1970.
    public let milliseconds: Int64

    /// The earliest moment that can be told.
    public static let earliest = Instant(milliseconds: .min)
    /// The latest moment that can be told.
    public static let latest = Instant(milliseconds: .max)

    /// The moment a number of milliseconds after the beginning of 1970.
    public init(milliseconds: Int64) {
        let first = Int64(Day.first.ordinal) * Self.dayLength
        let last = (Int64(Day.last.ordinal) + 1) * Self.dayLength - 1
        self.milliseconds = min(max(milliseconds, first), last)
    }

    /// Reads ISO 8601 in UTC, with or without the fraction of the second.
    public init(_ text: String) throws(Fault) {
        let bytes = Array(text.utf8.prefix(25))
        guard bytes.count == 20 || bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = try? Day(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = bytes[11..<13].decimal, let minute = bytes[14..<16].decimal, let second = bytes[17..<19].decimal,
            hour < 24, minute < 60, second < 60
        else { throw .shape }
        var fraction = 0
        if bytes.count == 24 {
            guard bytes[19] == UInt8(ascii: "."), let thousandths = bytes[20..<23].decimal else { throw .shape }
            fraction = thousandths
        }
        let seconds = (Int64(day.ordinal) * 24 + Int64(hour)) * 3600 + Int64(minute) * 60 + Int64(second)
        self.init(milliseconds: seconds * 1000 + Int64(fraction))
    }

    /// ISO 8601 in UTC with milliseconds.
    public var description: String {
        let (day, rest) = Self.split(milliseconds)
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
    }

    /// The day in Beijing at this moment.
    public var beijingDay: Day { Self.split(milliseconds + Self.beijingOffset).0 }

    /// Day and minute in Beijing, as pages show them.
    public var beijingText: String {
        let (day, rest) = Self.split(milliseconds + Self.beijingOffset)
        return "\(day) \(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
    }

    /// The same as the end of the time allowed (截止时间): midnight is told as 24:00 of the day that it ends.
    public var beijingEnd: String {
        let (_, rest) = Self.split(milliseconds + Self.beijingOffset)
        return rest == 0 ? "\((self - 1).beijingDay) 24:00" : beijingText
    }

    /// The moment a while later.
    public static func + (instant: Instant, length: Duration) -> Instant { instant + length.wholeMilliseconds }

    /// The moment a number of milliseconds later.
    public static func + (instant: Instant, milliseconds: Int64) -> Instant {
        let (sum, overflow) = instant.milliseconds.addingReportingOverflow(milliseconds)
        guard overflow else { return Instant(milliseconds: sum) }
        return milliseconds < 0 ? .earliest : .latest
    }

    /// The moment a while earlier.
    public static func - (instant: Instant, length: Duration) -> Instant { instant - length.wholeMilliseconds }

    /// The moment a number of milliseconds earlier.
    public static func - (instant: Instant, milliseconds: Int64) -> Instant {
        let (rest, overflow) = instant.milliseconds.subtractingReportingOverflow(milliseconds)
        guard overflow else { return Instant(milliseconds: rest) }
        return milliseconds < 0 ? .latest : .earliest
    }

    /// The while between two moments.
    public static func - (later: Instant, earlier: Instant) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// True when the first moment comes before the second.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    // China keeps one time without summer time since 1992; deadlines and days are counted in it.
    static let beijingOffset: Int64 = 8 * 3_600_000
    static let dayLength: Int64 = 86_400_000

    private static func split(_ milliseconds: Int64) -> (Day, Int) {
        let rest = (milliseconds % dayLength + dayLength) % dayLength
        return (Day(ordinal: Int((milliseconds - rest) / dayLength)), Int(rest))
    }
}

extension Duration {
    /// The duration in milliseconds, rounded towards zero and stopping at the ends of the number.
    public var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        guard !carry else { return seconds < 0 ? .min : .max }
        return sum
    }
}

/// The number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
