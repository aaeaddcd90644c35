/// The working days (工作日) that the State Council announces each autumn for the year to come.
///
/// Administrations decide within working days, and so do we. Holidays move every year and are paid for with make-up days on
/// weekends (调休). Past the announced years days are counted Monday to Friday, and every deadline so found is provisional
/// until the announcement has been loaded.
///
/// Sources: notices of the General Office of the State Council on the holidays of 2024, 2025 and 2026.
public struct WorkingCalendar: Hashable, Sendable {
    /// The years whose holidays are announced.
    public let years: ClosedRange<Int>
    private let daysOff: Set<Day>
    private let makeUpDays: Set<Day>

    /// A calendar of announced years, with the days off and the weekend days that are worked.
    public init(years: ClosedRange<Int>, daysOff: Set<Day>, makeUpDays: Set<Day>) {
        self.years = years
        self.daysOff = daysOff
        self.makeUpDays = makeUpDays
    }

    /// True when the day's year has been announced.
    public func isPublished(_ day: Day) -> Bool { years.contains(day.year) }

    /// True when offices work on the day.
    public func isWorkingDay(_ day: Day) -> Bool {
        if makeUpDays.contains(day) { return true }
        return !day.weekday.isWeekend && !daysOff.contains(day)
    }

    /// The deadline a number of working days after a day, which itself does not count.
    public func adding(workingDays count: Int, to day: Day) -> Deadline {
        var left = count
        var current = day
        while left > 0, current < .last {
            current = current.adding(days: 1)
            if isWorkingDay(current) { left -= 1 }
        }
        return Deadline(day: current, provisional: !isPublished(day) || !isPublished(current))
    }

    /// The working days left from a day until another, which counts; negative when the other has passed.
    public func remainingWorkingDays(from day: Day, to end: Day) -> Int {
        guard day <= end else { return -remainingWorkingDays(from: end, to: day) }
        var count = 0
        var current = day
        while current < end {
            current = current.adding(days: 1)
            if isWorkingDay(current) { count += 1 }
        }
        return count
    }

    /// The calendar announced so far.
    public static let published = WorkingCalendar(
        years: 2024...2026,
        daysOff: days(
            """
            2024 01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07
            2025 01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08
            2026 01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07
            """
        ),
        makeUpDays: days(
            """
            2024 02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12
            2025 01-26 02-08 04-27 09-28 10-11
            2026 01-04 02-14 02-28 05-09 09-20 10-10
            """
        )
    )

    /// The days of a table whose lines are a year and its days or spans of days.
    static func days(_ table: String) -> Set<Day> {
        var found: Set<Day> = []
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: " ")
            for cell in cells.dropFirst() {
                let ends = cell.split(separator: "/").compactMap { try? Day("\(cells[0])-\($0)") }
                guard let first = ends.first, let last = ends.last else { continue }
                for ordinal in first.ordinal...max(first.ordinal, last.ordinal) { found.insert(Day(ordinal: ordinal)) }
            }
        }
        return found
    }
}

/// The last day on which something can be done in time (截止日).
///
/// It ends with the day in Beijing. A provisional deadline was counted past the announced holidays and may move to a later
/// day; pages say so.
public struct Deadline: Hashable, Sendable, Codable, Comparable {
    /// The last day in time.
    public let day: Day
    /// True when the holidays on the way are not announced yet.
    public let provisional: Bool

    /// A deadline on a day.
    public init(day: Day, provisional: Bool = false) {
        self.day = day
        self.provisional = provisional
    }

    /// The first moment that is too late.
    public var endInBeijing: Instant { day.adding(days: 1).startInBeijing }

    /// True when the day is over in Beijing.
    public func isPast(at instant: Instant) -> Bool { instant >= endInBeijing }

    /// True when the first deadline comes before the second.
    public static func < (left: Deadline, right: Deadline) -> Bool {
        (left.day, left.provisional ? 1 : 0) < (right.day, right.provisional ? 1 : 0)
    }
}
