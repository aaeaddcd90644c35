package import BeianCore
import BeianStore

extension Work {
    /// The instance behind a choice of hosting, and the number when one was typed.
    ///
    /// - Throws: `instanceNotFound`, `instanceNotEligible` with every obstacle, or `numberNotUsable` with the reason.
    package func usable(
        _ choice: HostingChoice, for service: ID<ServiceDraft>, of application: FilingApplication
    ) throws -> (instance: HostedInstance, number: ServiceIdentificationNumber?) {
        let pointer = "#/services/\(application.dossier.index(of: service) ?? 0)/hosting"
        switch choice {
        case .instance(let id):
            guard let instance = try db.instances.find(id), instance.owner == application.account,
                instance.product == application.product
            else { throw Problem(.instanceNotFound, [Finding(pointer: pointer, code: "instance.not-found")]) }
            let mine = try db.slots.taken(of: id).contains { $0.application == application.id && $0.service == service }
            try check(instance, ignoringSlots: mine, pointer)
            return (instance, nil)
        case .number(let typed):
            guard let number = try db.serviceNumbers.find(typed: typed.lowercased()),
                let instance = try db.instances.find(number.instance), instance.product == application.product
            else { throw notUsable("unknown", pointer) }
            try check(number, for: application, pointer)
            try check(instance, ignoringSlots: true, pointer)
            return (instance, number)
        }
    }

    /// Takes what the services of an application are hosted on (占用名额、绑定服务号).
    ///
    /// What the application held before is let go first, so that a changed choice gives its place back.
    package func takeHosting(for application: FilingApplication) throws {
        try db.slots.free(of: application.id)
        try db.serviceNumbers.free(of: application.id)
        for service in application.dossier.services {
            guard let choice = service.hosting else { continue }
            let (instance, number) = try usable(choice, for: service.id, of: application)
            if let number {
                guard try db.serviceNumbers.bind(number.id, to: application.id, service: service.id) else {
                    throw notUsable("bound", "#/services/\(application.dossier.index(of: service.id) ?? 0)/hosting")
                }
                try db.slots.bind(number.id, to: application.id, service: service.id)
            } else {
                try db.slots.take(of: instance, application: application.id, service: service.id, at: now)
            }
        }
    }

    /// What stands in the way of filing on an instance today.
    package func obstacles(of instance: HostedInstance, used: Int) -> [HostedInstance.Obstacle] {
        instance.obstacles(on: today, used: used, months: policy.instanceMonths)
    }

    /// What is told of everything that stands in the way.
    package func findings(of obstacles: [HostedInstance.Obstacle], at pointer: String) -> [Finding] {
        obstacles.map { obstacle in
            Finding(
                pointer: pointer, code: "instance.\(obstacle.rawValue)",
                parameters: obstacle == .termTooShort ? ["months": "\(policy.instanceMonths)"] : [:])
        }
    }

    private func check(_ instance: HostedInstance, ignoringSlots: Bool, _ pointer: String) throws {
        let used = ignoringSlots ? 0 : try db.slots.taken(of: instance.id).count
        let obstacles = obstacles(of: instance, used: used)
        guard obstacles.isEmpty else {
            throw Problem(
                .instanceNotEligible, findings(of: obstacles, at: pointer),
                parameters: ["instance": instance.id.text])
        }
    }

    private func check(
        _ number: ServiceIdentificationNumber, for application: FilingApplication, _ pointer: String
    ) throws {
        switch number.state {
        case .issued: return
        case .bound:
            guard try db.serviceNumbers.application(of: number.id) == application.id else {
                throw notUsable("bound", pointer)
            }
        case .consumed: throw notUsable("consumed", pointer)
        case .revoked: throw notUsable("revoked", pointer)
        }
    }

    private func notUsable(_ reason: String, _ pointer: String) -> Problem {
        Problem(
            .numberNotUsable, [Finding(pointer: pointer, code: "service-number.\(reason)")],
            parameters: ["reason": reason])
    }
}
