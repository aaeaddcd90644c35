import BeianCore

/// A moment as mails tell it, in Beijing time (RFC 5322, 3.3).
///
/// Example: `Sun, 22 Nov 2026 11:04:05 +0800`.
enum MailDate {
    static func text(of moment: Instant) -> String {
        let day = moment.beijingDay
        let second = (moment - day.startInBeijing).wholeMilliseconds / 1000
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(name(of: day.weekday)), \(day.day) \(months[day.month - 1]) \(day.year) "
            + "\(clock.joined(separator: ":")) +0800"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func name(of weekday: Day.Weekday) -> String {
        switch weekday {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }
}
