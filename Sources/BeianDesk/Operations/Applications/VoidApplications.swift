package import BeianCore
import BeianStore

/// Cleans up applications whose domain turned out to be filed meanwhile (无效清理).
///
/// At most a hundred in one transaction. Source: docs/sources.md STA-04.
package struct VoidApplications: Operation {
    package static let name = "application.void"
    package static let askers: Set<Role> = [.clock]
    package static let steps: Set<Step> = [.void]
    package static let problems: Set<Problem.Code> = []

    package init() {}

    package func run(_ work: Work) throws -> Int {
        let ids = try work.db.register.openApplicationsWithFiledDomains(limit: 100)
        for id in ids {
            var application = try work.application(id)
            let from = application.stage
            try application.advance(.void, as: work.actor, at: work.now)
            try work.letGo(of: application)
            try work.save(application)
            try work.record(.following(.void), of: application, from: from)
        }
        work.recorded += 1
        return ids.count
    }
}
