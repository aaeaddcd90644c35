import BeianCore
import BeianDesk

/// The head of the review page (申请概况): whose application it is, where it stands, until when, in whose hands.
struct ReviewFacts {
    let file: ApplicationForReview.Answer
    let words: Words
    let now: Instant

    func list() -> SummaryList {
        let application = file.application
        let dossier = application.dossier
        let answers = StaffAnswerText(words: words, dossier: dossier)
        let unanswered = words("option.unanswered")
        return SummaryList([
            .init(words("review.fact.entity"), answers.text(.entityName, service: 0) ?? unanswered),
            .init(
                words("review.fact.kind"),
                words("kind.\(application.kind.rawValue)") + " · "
                    + words("option.product.\(application.product.rawValue)")),
            .init(words("review.fact.province"), answers.text(.province, service: 0) ?? unanswered),
            .init(
                words("review.fact.round"), words("review.round", ["number": "\(application.round)"]),
                note: application.id.text),
            .init(
                words("review.fact.stage"), words("stage.reviewer.\(application.stage.rawValue)"),
                note: words("review.fact.since", ["time": application.stageSince.beijingText])),
            .init(words("review.fact.deadline"), deadline ?? words("review.fact.noDeadline"), note: late),
            .init(
                words("review.fact.holder"),
                file.isMine ? words("review.holder.me") : file.holder ?? words("review.holder.nobody")),
        ])
    }

    private var deadline: String? {
        file.deadline.map { deadline in
            deadline.at.beijingEnd + (deadline.isProvisional ? words("deadline.provisional") : "")
        }
    }

    private var late: String? {
        guard let deadline = file.deadline, deadline.at <= now else { return nil }
        return words("review.late")
    }
}

/// What is worth knowing before reading an application (审核提示).
struct ReviewNotices {
    let file: ApplicationForReview.Answer
    let words: Words
    let standing: ReviewStanding
    let turn: ReviewPage.Turn

    func boxes(_ groups: [ReviewGroup]) -> [NoticeBox] {
        [conflict, preselected, revealed, own, held, withdrawn, opinion, bounced, changes(groups)].compactMap { $0 }
    }

    /// Why what was typed could not be saved, and that it is still there.
    private var conflict: NoticeBox? {
        guard let problem = turn.problem, !RevealRequest.isUnreasoned(problem) else { return nil }
        let code = problem.code
        let kept: String? =
            switch code {
            case .changedMeanwhile: "stale"
            case .notTaken: standing.takesAgain ? "lapsed" : nil
            case .takenByOther: turn.typed == nil ? nil : "other"
            default: nil
            }
        let key = "problem.\(code.rawValue)"
        // Where the general sentence speaks to the applicant, reviewers have one of their own.
        let own = "review.problem.\(code.rawValue)"
        let values = problem.parameters
        let title = words.find("\(own).title").map { _ in words("\(own).title", values) }
        let todo = words.find("\(own).todo").map { _ in words("\(own).todo", values) }
        return NoticeBox(
            title: title ?? words("\(key).title", values),
            text: kept.map { words("review.kept.\($0)") } ?? todo ?? words("\(key).todo", values), tone: .bad)
    }

    private var preselected: NoticeBox? {
        turn.preselected.map { count in
            NoticeBox(
                title: words("review.preselected.title", ["count": "\(count)"]), text: words("review.preselected.text"),
                tone: .warn)
        }
    }

    private var revealed: NoticeBox? {
        turn.shown.map { value in
            NoticeBox(
                title: words(
                    "review.revealed.title", ["field": words.label(of: value.field)]),
                text: words("review.revealed.text"), tone: .warn)
        }
    }

    private var own: NoticeBox? {
        guard file.isOwn else { return nil }
        return NoticeBox(title: words("review.own.title"), text: words("review.own.text"), tone: .warn)
    }

    private var held: NoticeBox? {
        guard standing.isHeldByOther, let holder = file.holder else { return nil }
        return NoticeBox(
            title: words("review.held.title", ["name": holder]), text: words("review.held.text"), tone: .warn)
    }

    /// Of an application that is a draft again staff keep what was handed in, and see nothing of what is changed since.
    private var withdrawn: NoticeBox? {
        guard file.application.stage == .draft else { return nil }
        return NoticeBox(
            title: words(
                "review.withdrawn.title", ["time": file.application.stageSince.beijingText]),
            text: words("review.withdrawn.text"), tone: .warn)
    }

    private var opinion: NoticeBox? {
        guard file.application.stage == .refused else { return nil }
        let opinion = file.history.last { $0.occurrence == .applicationRefused }?.details["opinion"]
        return NoticeBox(
            title: words("review.refused.title"), text: words("review.refused.text", ["opinion": opinion ?? ""]),
            tone: .bad)
    }

    private var bounced: NoticeBox? {
        guard file.application.stage == .reportFailed else { return nil }
        let reason = file.history.last { $0.occurrence == .reportBounced }?.details["reason"]
        return NoticeBox(
            title: words("review.bounced.title"), text: words("review.bounced.text", ["reason": reason ?? ""]),
            tone: .bad)
    }

    private func changes(_ groups: [ReviewGroup]) -> NoticeBox? {
        guard file.previous != nil else { return nil }
        let cards = groups.flatMap(\.cards)
        let count = cards.reduce(0) { sum, card in
            sum + card.rows.count { $0.isChanged } + card.proofs.count { $0.isNew } + card.removed.count
        }
        let changed = cards.filter { card in
            card.rows.contains { $0.isChanged } || card.proofs.contains { $0.isNew } || !card.removed.isEmpty
        }
        return NoticeBox(
            title: words(
                "review.changes.title", ["round": "\(file.application.round)", "count": "\(count)"]),
            text: count == 0
                ? words("review.changes.none")
                : words(
                    "review.changes.text",
                    ["items": changed.map(\.title).joined(separator: words("option.listSeparator"))]))
    }
}
