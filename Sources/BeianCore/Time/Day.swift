/// A day of the calendar (日期) without time or place, as certificates and deadlines carry it.
///
/// Example: `2026-11-22`. Only days that exist can be made; arithmetic stops at the years 1 and 9999.
public struct Day: TradeValue, Comparable {
    /// Why a text is not a day.
    public enum Fault: String, TradeFault {
        case shape = "day.shape"
        case calendar = "day.calendar"
    }

    /// A day of the week (星期), counted from Monday.
    public enum Weekday: Int, Codable, Hashable, Sendable, CaseIterable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

        /// True on Saturday and Sunday.
        public var isWeekend: Bool { self == .saturday || self == .sunday }
    }

    /// The year.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month.
    public let day: Int

    /// The first day that can be told.
    public static let first = Day(ordinal: .min)
    /// The last day that can be told.
    public static let last = Day(ordinal: .max)

    /// A day of the calendar, or nothing when it does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    public init(_ text: String) throws(Fault) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = bytes[..<4].decimal, let month = bytes[5..<7].decimal, let day = bytes[8...].decimal
        else { throw .shape }
        guard let value = Day(year: year, month: month, day: day) else { throw .calendar }
        self = value
    }

    /// The day a number of days after 1970-01-01.
    public init(ordinal: Int) {
        // Days of the proleptic Gregorian calendar, in eras of 400 years that begin on 1 March.
        let shifted = min(max(ordinal, -719_162), 2_932_896) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        month = march < 10 ? march + 3 : march - 9
        day = dayOfYear - (153 * march + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The number of days since 1970-01-01, negative before.
    public var ordinal: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `YYYY-MM-DD`.
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// The day of the week.
    public var weekday: Weekday { Weekday(rawValue: ((ordinal + 3) % 7 + 7) % 7 + 1) ?? .monday }

    /// The moment at which this day begins in Beijing.
    public var startInBeijing: Instant {
        Instant(milliseconds: Int64(ordinal) * Instant.dayLength - Instant.beijingOffset)
    }

    /// The day a number of days later, or earlier when the number is negative.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = ordinal.addingReportingOverflow(days)
        guard overflow else { return Day(ordinal: sum) }
        return days < 0 ? .first : .last
    }

    /// The same day of the month some months later, or the month's last day when it is shorter.
    public func adding(months: Int) -> Day {
        let months = min(max(months, -120_000), 120_000)
        let total = year * 12 + month - 1 + months
        guard total >= 12 else { return .first }
        guard total < 120_000 else { return .last }
        let length = Day.length(ofMonth: total % 12 + 1, year: total / 12)
        return Day(year: total / 12, month: total % 12 + 1, day: min(day, length)) ?? self
    }

    /// The number of days from another day to this one.
    public func days(since other: Day) -> Int { ordinal - other.ordinal }

    /// The completed years of life on a day of somebody born on this day; nothing before the birth.
    public func age(on day: Day) -> Int? {
        guard day >= self else { return nil }
        return day.year - year - ((day.month, day.day) < (month, self.day) ? 1 : 0)
    }

    /// True when the first day comes before the second.
    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
