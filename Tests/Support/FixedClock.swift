package import BeianCore
import BeianDesk
import Synchronization

/// A clock that stands still until a test moves it on; it starts on Monday, 2026-03-02, at nine in Beijing.
package final class FixedClock: TimeSource {
    /// A while, as people count it.
    package enum Lapse: Sendable {
        case seconds(Int)
        case minutes(Int)
        case hours(Int)
        case days(Int)
        /// To the same time of day, so many working days later.
        case workingDays(Int)
    }

    private let time: Mutex<Instant>

    package init(_ start: Instant = Instant(milliseconds: 1_772_413_200_000)) {
        time = Mutex(start)
    }

    package var now: Instant { time.withLock { $0 } }

    /// Moves on.
    package func advance(by lapse: Lapse) {
        time.withLock { now in
            switch lapse {
            case .seconds(let count): now = now + .seconds(count)
            case .minutes(let count): now = now + .seconds(count * 60)
            case .hours(let count): now = now + .seconds(count * 3600)
            case .days(let count): now = now + .seconds(count * 86_400)
            case .workingDays(let count):
                let today = now.beijingDay
                let day = WorkingCalendar.published.adding(workingDays: count, to: today).day
                now = now + .seconds(day.days(since: today) * 86_400)
            }
        }
    }

    /// Goes to an instant.
    package func set(to instant: Instant) {
        time.withLock { $0 = instant }
    }
}
