import BeianCore
import Testing

@Suite("Moments and days")
struct TimeTests {
    @Test("A moment is written in UTC and shown in Beijing time")
    func instant() throws {
        let instant = try Instant("2026-11-22T03:04:05.678Z")
        #expect(instant.description == "2026-11-22T03:04:05.678Z")
        #expect(instant.beijingText == "2026-11-22 11:04" && instant.beijingEnd == "2026-11-22 11:04")
        #expect(instant.milliseconds == 1_795_316_645_678)
        #expect(try Instant("1970-01-01T00:00:00Z").milliseconds == 0)
        #expect(try Instant("1969-12-31T23:59:59.999Z").milliseconds == -1)
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    }

    @Test("The day changes in Beijing at 16:00 UTC")
    func beijingDay() throws {
        #expect(try Instant("2026-11-22T15:59:59.999Z").beijingDay == (try Day("2026-11-22")))
        #expect(try Instant("2026-11-22T16:00:00Z").beijingDay == (try Day("2026-11-23")))
        #expect(try Day("2026-11-23").startInBeijing == (try Instant("2026-11-22T16:00:00Z")))
        #expect(try Instant("1969-12-31T15:59:59Z").beijingDay == (try Day("1969-12-31")))
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "", "2026-11-22", "2026-11-22T03:04:05", "2026-11-22T03:04:05+08:00", "2026-11-22 03:04:05Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T03:60:00Z", "2026-11-22T03:04:60Z", "2026-02-30T00:00:00Z", "2026-11-22T03:04:05.67Z",
            "2026-11-22T03:04:05,678Z", "2026-11-22T03:04:05.678Z ", "2026-11-22T+3:04:05Z",
            "2026-11-22T03:04:05.6789Z",
        ]
    )
    func wrongInstants(text: String) {
        #expect(throws: Instant.Fault.shape) { try Instant(text) }
    }

    @Test("Moments are counted on by durations and milliseconds, and stop at the ends of time")
    func arithmetic() throws {
        let instant = Instant(milliseconds: 1000)
        #expect(instant + .seconds(2) == Instant(milliseconds: 3000))
        #expect(instant - .milliseconds(1500) == Instant(milliseconds: -500))
        #expect(instant + Int64(86_400_000) == Instant(milliseconds: 86_401_000))
        #expect(instant + .seconds(2) - instant == .seconds(2))
        #expect(instant < instant + .milliseconds(1))
        #expect(Instant(milliseconds: .max) + .seconds(1) == .latest)
        #expect(Instant(milliseconds: .min) - .seconds(1) == .earliest)
        #expect(instant + .seconds(Int64.max) == .latest)
        #expect(instant - .seconds(Int64.max) == .earliest)
        #expect(Instant.latest.description == "9999-12-31T23:59:59.999Z")
        #expect(Instant.earliest.description == "0001-01-01T00:00:00.000Z")
        #expect(Instant.latest.beijingText == "9999-12-31 07:59")
    }

    @Test("Days go there and back through their number, over four centuries")
    func ordinals() throws {
        #expect(try Day("1970-01-01").ordinal == 0)
        #expect(try Day("2000-03-01").ordinal == 11_017)
        #expect(Day.first.description == "0001-01-01")
        #expect(Day.last.description == "9999-12-31")
        var day = try Day("1800-01-01")
        while day.year < 2201 {
            let next = day.adding(days: 1)
            guard Day(ordinal: day.ordinal) == day, next > day, next.days(since: day) == 1,
                (try? Day(day.description)) == day
            else {
                Issue.record("\(day) does not come back")
                return
            }
            day = next
        }
    }

    @Test("Days are read strictly")
    func strictDays() {
        for text in [
            "", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", "２０２６-01-01", "20260101", "2026-01-0a",
            "-026-01-01",
        ] {
            #expect(throws: Day.Fault.shape, "\(text)") { try Day(text) }
        }
        for text in ["2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "1900-02-29", "0000-01-01"] {
            #expect(throws: Day.Fault.calendar, "\(text)") { try Day(text) }
        }
        #expect((try? Day("2024-02-29")) != nil)
        #expect((try? Day("2000-02-29")) != nil)
    }

    @Test("Weekdays, days and months are counted as on the wall")
    func wall() throws {
        #expect(try Day("2026-11-22").weekday == .sunday)
        #expect(try Day("1969-12-31").weekday == .wednesday)
        #expect(try Day("0001-01-01").weekday == .monday)
        #expect(try Day("2026-01-05").adding(days: 30) == (try Day("2026-02-04")))
        #expect(try Day("2026-01-05").adding(days: 40) == (try Day("2026-02-14")))
        #expect(try Day("2026-01-05").adding(days: 45) == (try Day("2026-02-19")))
        #expect(try Day("2026-01-31").adding(months: 1) == (try Day("2026-02-28")))
        #expect(try Day("2026-11-30").adding(months: 3) == (try Day("2027-02-28")))
        #expect(try Day("2026-01-15").adding(months: -13) == (try Day("2024-12-15")))
        #expect(try Day("2026-01-15").adding(days: .max) == .last)
        #expect(try Day("2026-01-15").adding(days: .min) == .first)
        #expect(try Day("2026-01-15").adding(months: .max) == .last)
        #expect(try Day("2026-01-15").adding(months: .min) == .first)
    }
}

@Suite("Working days")
struct WorkingCalendarTests {
    let calendar = WorkingCalendar.published

    @Test("The announced years have 251, 248 and 248 working days", arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func counts(year: Int, count: Int) throws {
        let before = try Day("\(year - 1)-12-31")
        let end = try Day("\(year)-12-31")
        #expect(calendar.remainingWorkingDays(from: before, to: end) == count)
    }

    @Test("Holidays are off and make-up days are worked")
    func holidays() throws {
        for text in ["2024-02-12", "2025-01-28", "2025-10-08", "2026-02-23", "2026-06-19", "2026-09-25", "2026-11-22"] {
            #expect(!calendar.isWorkingDay(try Day(text)), "\(text)")
        }
        for text in [
            "2024-02-04", "2024-10-12", "2025-01-26", "2025-10-11", "2026-01-04", "2026-02-14", "2026-10-10",
            "2026-11-23",
        ] {
            #expect(calendar.isWorkingDay(try Day(text)), "\(text)")
        }
    }

    @Test("A deadline skips the long holiday and counts the make-up day")
    func deadlines() throws {
        let monday = calendar.adding(workingDays: 1, to: try Day("2026-11-22"))
        #expect(monday == Deadline(day: try Day("2026-11-23")))
        #expect(calendar.adding(workingDays: 2, to: try Day("2026-09-30")).day == (try Day("2026-10-09")))
        #expect(
            calendar.adding(workingDays: 3, to: try Day("2026-09-30")).day == (try Day("2026-10-10")).adding(days: 0)
        )
        #expect(calendar.adding(workingDays: 0, to: try Day("2026-10-01")).day == (try Day("2026-10-01")))
        #expect(calendar.adding(workingDays: -3, to: try Day("2026-10-01")).day == (try Day("2026-10-01")))
    }

    @Test("Past the announced years a deadline is Monday to Friday and provisional")
    func provisional() throws {
        let deadline = calendar.adding(workingDays: 20, to: try Day("2026-12-21"))
        #expect(deadline.provisional)
        #expect(deadline.day == (try Day("2027-01-18")))
        #expect(!calendar.adding(workingDays: 8, to: try Day("2026-12-21")).provisional)
        #expect(calendar.adding(workingDays: 1, to: try Day("2023-12-31")).provisional)
        #expect(!calendar.isPublished(try Day("2027-01-01")))
    }

    @Test("The days left agree with the deadline, and turn negative after it")
    func remaining() throws {
        let start = try Day("2026-01-20")
        for count in 0...60 {
            let end = calendar.adding(workingDays: count, to: start).day
            #expect(calendar.remainingWorkingDays(from: start, to: end) == count)
            #expect(calendar.remainingWorkingDays(from: end, to: start) == -count)
        }
    }

    @Test("A deadline ends with the day in Beijing")
    func ends() throws {
        let deadline = Deadline(day: try Day("2026-11-22"))
        #expect(!deadline.isPast(at: try Instant("2026-11-22T15:59:59.999Z")))
        #expect(deadline.isPast(at: try Instant("2026-11-22T16:00:00Z")))
        #expect(deadline < Deadline(day: try Day("2026-11-23")))
    }

    @Test("A number of working days beyond all time stops at the end of time")
    func endless() {
        #expect(calendar.adding(workingDays: .max, to: .last.adding(days: -400)).day == .last)
    }
}
