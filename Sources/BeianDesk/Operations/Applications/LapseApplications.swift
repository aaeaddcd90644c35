package import BeianCore
import BeianStore

/// Cleans up applications that were not sent to the administration within 45 days (超期清理), and reminds before.
///
/// Counted from creation; reminded on day 30, 40 and 43, once each. At most a hundred in one transaction, and the rest when
/// the clock asks again. Source: docs/sources.md STA-03, NOT-06, CON-13.
package struct LapseApplications: Operation {
    package static let name = "application.lapse"
    package static let askers: Set<Role> = [.clock]
    package static let steps: Set<Step> = [.lapse]
    package static let problems: Set<Problem.Code> = []
    /// The days of life on which the applicant is reminded, and on which the application is over.
    private static let reminders = [30, 40, 43]
    private static let end = 46
    private static let most = 100

    package init() {}

    package func run(_ work: Work) throws -> Int {
        let overdue = try work.db.applications.overdue(at: work.now, count: Self.most)
        for var application in overdue {
            let from = application.stage
            try application.advance(.lapse, as: work.actor, at: work.now)
            try work.letGo(of: application)
            try work.save(application)
            try work.record(.following(.lapse), of: application, from: from)
        }
        try remind(Self.most - overdue.count, work)
        work.recorded += 1
        return overdue.count
    }

    /// Reminds of the last day that was reached; one that was missed while the house slept is not told late.
    private func remind(_ most: Int, _ work: Work) throws {
        var left = most
        for (day, next) in zip(Self.reminders, Self.reminders.dropFirst() + [Self.end]) {
            let due = try work.db.applications.unreminded(
                at: work.now, untilEnd: (Self.end - next)..<(Self.end - day), count: left)
            for application in due {
                try work.record(.applicationLapseReminded, of: application, details: ["day": String(day)])
            }
            left -= due.count
        }
    }
}
