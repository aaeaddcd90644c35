import BeianCore
import BeianDesk
import Hummingbird

/// The page of one application: the task list while it can be edited, otherwise how it stands (申请页).
enum ApplicationPage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let isEditable = full.application.stage.facts.editable != .nothing
        return isEditable
            ? try context.page(TaskListPage(full, context)) : try context.page(StatusPage(full, context))
    }
}

/// What stands at the head of the pages of an application (申请概要).
struct ApplicationHead: Sendable {
    let title: String
    let entity: String?
    let number: String
    let kind: String
    let stage: StageView
    let steps: [PageLink]

    init(_ full: ApplicationInFull.Answer, _ clerk: Clerk) {
        let words = clerk.words
        let application = full.application
        title = words.domain(application.dossier.answer(.domain))
        let name = application.dossier.entity[.entityName]
        entity = name.isEmpty ? nil : name
        number = application.id.text
        kind = words("kind.\(application.kind.rawValue)")
        stage = StageView(application, full.deadline, clerk)
        // Submission has a page of its own at the end of the task list.
        steps = full.steps.filter { $0 != .submit }.map { step in
            PageLink(Links.step(application.id, step), words("step.\(step.rawValue)"))
        }
    }
}

/// The tasks of an application that can be edited (填报清单).
struct TaskListPage: Page {
    static let template = "applications/tasks"

    /// Tasks under a heading.
    struct Group: Sendable {
        let title: String
        let tasks: TaskList
        /// Where the website is taken out, when it can be.
        let remove: PageLink?
    }

    let head: ApplicationHead
    let returned: [ReturnedItem]
    let isReturned: Bool
    let groups: [Group]
    let addService: String?
    let check: String
    let seen: String
    let progress: String
    let history: Timeline
    let back: String

    init(_ full: ApplicationInFull.Answer, _ context: SignedInContext) {
        let clerk = Clerk(context)
        let words = clerk.words
        let application = full.application
        head = ApplicationHead(full, clerk)
        returned = ReturnedItem.all(full, words: words, rulebook: context.site.desk.house.rulebook)
        isReturned = application.stage == .correction
        let tasks = TaskListMaker(full: full, words: words)
        groups = tasks.groups
        let limit = application.dossier.isIndividual ? 1 : context.site.desk.house.policy.servicesPerApplication
        let mayAdd = application.stage.facts.editable == .everything && application.dossier.services.count < limit
        addService = mayAdd ? Links.addService(application.id) : nil
        check = Links.check(application.id)
        seen = String(application.version)
        let done = tasks.states.filter { $0 == .complete }.count
        progress = words(
            "applications.tasks.progress", ["done": String(done), "all": String(tasks.states.count)])
        history = Timeline(History.moments(of: full, words))
        back = Links.applications()
    }
}

/// Makes the tasks of an application with their states.
struct TaskListMaker {
    let full: ApplicationInFull.Answer
    let words: Words

    private var application: FilingApplication { full.application }

    /// The states of everything that is to be filled in.
    var states: [SectionState] {
        let services = application.dossier.services.map(\.id)
        return [.entity, .person].map { full.state(of: $0) }
            + services.flatMap { id in [.hosting, .service, .servicePerson].map { full.state(of: $0, service: id) } }
            + [full.state(of: .materials)]
    }

    var groups: [TaskListPage.Group] {
        let start = TaskList([
            TaskList.Task(
                "type-check", name: words("section.type-check"), hint: words("applications.tasks.frozen"),
                address: Links.section(application.id, .typeCheck, nil), status: words("applications.state.complete"),
                tone: .good)
        ])
        let entity = TaskList([
            task(.entity, address: Links.section(application.id, .entity, nil), topics: [.identity, .address]),
            task(.person, address: Links.section(application.id, .person, nil), topics: [.person, .contact]),
        ])
        return [
            TaskListPage.Group(title: words("applications.tasks.start"), tasks: start, remove: nil),
            TaskListPage.Group(title: words("applications.tasks.entity"), tasks: entity, remove: nil),
        ] + application.dossier.services.indices.map(site) + [finish]
    }

    private func site(_ index: Int) -> TaskListPage.Group {
        let id = application.dossier.services[index].id
        var tasks: [TaskList.Task] = []
        if index > 0 {
            let address = Links.section(application.id, .typeCheck, id)
            tasks.append(
                task(.typeCheck, id, name: words("topic.domain"), address: address, topics: [.domain]))
        }
        tasks += [
            task(.hosting, id, address: Links.hosting(application.id, id), topics: [.hosting]),
            task(
                .service, id, address: Links.section(application.id, .service, id),
                topics: [.service, .domain, .preApproval, .hosting]),
            task(
                .servicePerson, id, address: Links.section(application.id, .servicePerson, id),
                topics: [.servicePerson, .serviceContact]),
        ]
        let mayRemove = index > 0 && application.stage.facts.editable == .everything
        let name = application.siteName(index, words)
        let remove =
            mayRemove
            ? PageLink(
                Links.removeService(application.id, id), words("applications.tasks.remove", ["site": name])) : nil
        return TaskListPage.Group(title: name, tasks: TaskList(tasks), remove: remove)
    }

    private var finish: TaskListPage.Group {
        let blocking = full.findings.filter { $0.severity == .block }.count
        let check = TaskList.Task(
            "check", name: words("applications.check.title"),
            hint: full.hasVerifiedContact ? nil : words("applications.tasks.contact"),
            address: Links.check(application.id),
            status: blocking == 0
                ? words("applications.tasks.ready") : words("applications.tasks.open", ["count": String(blocking)]),
            tone: blocking == 0 ? .good : .plain)
        let materials = task(.materials, address: Links.materials(application.id), topics: [])
        return TaskListPage.Group(
            title: words("applications.tasks.finish"), tasks: TaskList([materials, check]), remove: nil)
    }

    /// Whether a returned item has materials, or lacks one.
    private var returnsMaterials: Bool {
        full.materialNeeds.contains { need in
            let item = ReviewItem(need.kind.topic, service: need.kind.topic.isOfService ? need.service : nil)
            return application.mayEdit(item) && (need.isRequired || !application.dossier.attached(for: need).isEmpty)
        }
    }

    /// One task.
    ///
    /// While only returned items may be changed, the others can be looked at and say so.
    private func task(
        _ section: Section, _ service: ID<ServiceDraft>? = nil, name: String? = nil, address: String,
        topics: [ReviewTopic]
    ) -> TaskList.Task {
        let state = full.state(of: section, service: service)
        let key = [section.rawValue, service?.text].compactMap { $0 }.joined(separator: "-")
        let items = topics.map { ReviewItem($0, service: $0.isOfService ? service : nil) }
        let isOpen = section == .materials || items.contains { application.mayEdit($0) }
        let title = name ?? words("section.\(section.rawValue)")
        guard isOpen else {
            return TaskList.Task(
                key, name: title, address: address, status: words("applications.state.closed"), tone: .plain)
        }
        let isReturned = application.stage == .correction && (section != .materials || returnsMaterials)
        let status = isReturned && state == .complete ? "returned" : state.rawValue
        let tone: Tone = status == "returned" || state == .incomplete ? .warn : state == .complete ? .good : .plain
        return TaskList.Task(
            key, name: title, address: address, status: words("applications.state.\(status)"), tone: tone)
    }
}
