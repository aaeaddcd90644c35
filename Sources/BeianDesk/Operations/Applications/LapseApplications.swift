package import BeianCore
import BeianStore

/// Cleans up applications that were not sent to the administration within 45 days (超期清理), and reminds before.
///
/// Counted from creation; reminded on day 30, 40 and 43. At most a hundred in one transaction. Source: domain.md STA-03,
/// NOT-06, CON-13.
package struct LapseApplications: Operation {
    package static let name = "application.lapse"
    package static let askers: Set<Role> = [.clock]
    package static let steps: Set<Step> = [.lapse]
    package static let problems: Set<Problem.Code> = [.changedMeanwhile]
    private static let reminders = [30, 40, 43]

    package init() {}

    package func run(_ work: Work) throws -> Int {
        let stale = try work.db.applications.stale(before: work.now - .seconds(30 * 86_400), count: 100)
        var lapsed = 0
        for var application in stale {
            guard let deadline = application.deadline(by: work.calendar) else { continue }
            if deadline.at <= work.now {
                let from = application.stage
                try application.advance(.lapse, as: work.actor, at: work.now)
                try work.letGo(of: application)
                try work.save(application)
                try work.record(.following(.lapse), of: application, from: from)
                lapsed += 1
            } else {
                try remind(application, work)
            }
        }
        work.recorded += 1
        return lapsed
    }

    private func remind(_ application: FilingApplication, _ work: Work) throws {
        let age = work.today.days(since: application.createdAt.beijingDay)
        guard let due = Self.reminders.last(where: { $0 <= age }) else { return }
        let told = try work.db.events.all(of: Subject(application.id))
            .contains { $0.occurrence == .applicationLapseReminded && $0.details["day"] == String(due) }
        guard !told else { return }
        try work.record(.applicationLapseReminded, of: application, details: ["day": String(due)])
    }
}
