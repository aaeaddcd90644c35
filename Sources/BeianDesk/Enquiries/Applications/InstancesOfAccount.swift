package import BeianCore
import BeianStore

/// The account's instances, and whether each can carry a filing (我的实例).
package struct InstancesOfAccount: Enquiry {
    package static let name = "instances.list"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = []

    package var after: ID<HostedInstance>?
    package var limit: Int

    package init(after: ID<HostedInstance>? = nil, limit: Int = 50) {
        self.after = after
        self.limit = min(max(limit, 1), 100)
    }

    /// An instance, the slots that are taken, and what stands in the way.
    package struct Line: Sendable {
        package let instance: HostedInstance
        package let used: Int
        package let obstacles: [HostedInstance.Obstacle]
        /// What is told of each obstacle.
        package let findings: [Finding]
    }

    package func answer(_ work: Work) throws -> [Line] {
        try work.db.instances.all(of: work.ownAccount(), after: after, limit: limit).map { instance in
            let used = try work.db.slots.taken(of: instance.id).count
            let obstacles = work.obstacles(of: instance, used: used)
            return Line(
                instance: instance, used: used, obstacles: obstacles,
                findings: work.findings(of: obstacles, at: "#"))
        }
    }
}

/// The service identification numbers that the account issued, newest first (我的备案服务号).
package struct ServiceNumbersOfAccount: Enquiry {
    package static let name = "service-number.list"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = []

    package var before: ID<ServiceIdentificationNumber>?
    package var limit: Int

    package init(before: ID<ServiceIdentificationNumber>? = nil, limit: Int = 20) {
        self.before = before
        self.limit = min(max(limit, 1), 100)
    }

    package func answer(_ work: Work) throws -> [ServiceIdentificationNumber] {
        try work.db.serviceNumbers.all(of: work.ownAccount(), before: before, limit: limit)
    }
}
