package import BeianCore
import BeianStore

/// Forgets codes, sessions, counters and stored answers that ended a day ago (清理过期数据).
package struct ForgetExpired: Operation {
    package static let name = "house.forget-expired"
    package static let askers: Set<Role> = [.clock]
    package static let problems: Set<Problem.Code> = []

    package init() {}

    /// Answers how many codes, sessions and counters went, a thousand of each at most.
    package func run(_ work: Work) throws -> Int {
        let limit = work.now - .seconds(24 * 3600)

        let codes = try work.db.codes.forget(endedBefore: limit, count: 1000)
        let sessions = try work.db.sessions.forget(endedBefore: limit, count: 1000)
        let counters = try work.db.throttles.forget(before: limit, count: 1000)
        try work.db.answers.forget(before: limit)
        work.leaveUnrecorded()
        return codes + sessions + counters
    }
}
