import BeianCore
import BeianDesk
import Hummingbird

/// What waits for staff, oldest deadline first (审核队列).
struct QueuePage: Page {
    static let template = "review/queue"
    private static let length = 20

    /// A stage of the queue to choose.
    struct Tab: Sendable {
        let address: String
        let text: String
        let isCurrent: Bool
    }

    /// One application.
    struct Line: Sendable {
        let address: String
        let domain: String
        let kind: String
        let province: String
        let round: String
        let deadline: String
        let isLate: Bool
        let holder: String
        let take: String?
        let isMine: Bool
    }

    let tabs: [Tab]
    let address: String
    let stage: String
    let hint: String
    let filters: [FormField]
    let lines: [Line]
    let empty: EmptyState?
    let pages: Pagination?

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        let stages = offered(to: context.member.role)
        let stage = context.query.find("stage").flatMap(Stage.init(rawValue:)).flatMap {
            stages.contains($0) ? $0 : nil
        }
        return try await page(context, stages, stage ?? stages[0])
    }

    /// The stages that concern a role.
    static func offered(to role: Role) -> [Stage] {
        switch role {
        case .reviewer: [.initialReview, .refused]
        case .operator: [.reportFailed, .initialReview, .refused]
        default: [.initialReview, .refused, .reportFailed]
        }
    }

    private static func page(_ context: StaffContext, _ stages: [Stage], _ stage: Stage) async throws -> Response {
        let words = context.words
        let query = context.query
        let province = Province(rawValue: query["province"])
        let chosen = QueueFilter(
            province: province?.rawValue, isMine: query["mine"] == "yes", isLate: query["late"] == "yes")
        let after = place(query["after"])
        let found = try await context.answer(
            ReviewQueue(
                stage: stage, province: province?.rawValue, onlyMine: chosen.isMine, onlyLate: chosen.isLate,
                after: after,
                limit: length + 1))
        let shown = found.prefix(length)
        let last = shown.last.flatMap { line in line.deadline.map { "\($0.milliseconds).\(line.id)" } }
        let isFiltered = chosen != QueueFilter()
        return try context.page(
            QueuePage(
                tabs: stages.map {
                    Tab(
                        address: Links.staffQueue(stage: $0), text: words("review.tab.\($0.rawValue)"),
                        isCurrent: $0 == stage)
                }, address: Links.staffQueue(), stage: stage.rawValue,
                hint: words("review.queue.hint.\(stage.rawValue)"),
                filters: fields(context), lines: shown.map { line($0, stage, context) },
                empty: shown.isEmpty
                    ? EmptyState(
                        title: words(isFiltered ? "review.queue.noneFiltered" : "review.queue.none"),
                        text: words(isFiltered ? "review.queue.noneFilteredText" : "review.queue.noneText"),
                        link: isFiltered ? PageLink(Links.staffQueue(stage: stage), words("review.queue.all")) : nil)
                    : nil,
                pages: Pagination(
                    first: after == nil ? nil : Links.staffQueue(stage: stage, filter: chosen),
                    next: found.count > length
                        ? Links.staffQueue(stage: stage, filter: chosen, after: last) : nil)))
    }

    private static func fields(_ context: StaffContext) -> [FormField] {
        let sheet = FormSheet(context.query, words: context.words)
        let provinces = Province.allCases.sorted().map { Choice($0.rawValue, context.words.name(of: $0)) }
        var province = sheet.field("province", key: "review.filter.province", .select(provinces), width: .short)
        province.nothing = context.words("review.filter.everywhere")
        var fields = [province]
        if context.member.role == .reviewer { fields.append(sheet.field("mine", key: "review.filter.mine", .tick)) }
        fields.append(sheet.field("late", key: "review.filter.late", .tick))
        return fields
    }

    private static func line(_ line: ReviewQueue.Line, _ stage: Stage, _ context: StaffContext) -> Line {
        let words = context.words
        let province = Province(rawValue: line.province)
        let mayTake =
            context.member.role == .reviewer && stage.facts.turn == .reviewer && line.holder == nil && !line.isOwn
        let holder = line.isMine ? words("review.holder.me") : line.holder
        return Line(
            address: Links.staffApplication(line.id),
            domain: line.domain.isEmpty ? line.id.text : words.domain(line.domain),
            kind: words("kind.\(line.kind.rawValue)"),
            province: province.map(words.name) ?? line.province,
            round: words("review.round", ["number": "\(line.round)"]), deadline: line.deadline?.beijingEnd ?? "",
            isLate: line.isLate,
            holder: line.isOwn ? words("review.holder.own") : holder ?? words("review.holder.nobody"),
            take: mayTake ? Links.staffTake(line.id) : nil, isMine: line.isMine)
    }

    /// Where a page begins; what is no place begins at the first.
    private static func place(_ text: String) -> ReviewQueue.Place? {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let milliseconds = Int64(parts[0]), parts[1].utf8.count <= 64 else { return nil }
        return ReviewQueue.Place(deadline: Instant(milliseconds: milliseconds), id: ID(String(parts[1])))
    }
}

/// What of the queue is shown (筛选条件).
struct QueueFilter: Equatable, Sendable {
    var province: String?
    var isMine = false
    var isLate = false
}
