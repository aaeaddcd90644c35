import BeianCore
import BeianDesk

extension ReviewSheet {
    /// The state of an item in a word.
    func state(_ item: ReviewItem) -> Tag? {
        guard hasControls || !file.verdicts.isEmpty else { return nil }
        switch typed[item].passes {
        case nil: return Tag(words("review.state.open"), .warn)
        case true?: return Tag(words("review.state.pass"), .good)
        case false?: return Tag(words("review.state.change"), .bad)
        }
    }

    /// A verdict in words, with reason and remedy from the catalogue.
    func said(_ given: ApplicationForReview.Judgement) -> ReviewCard.Said {
        let verdict = given.verdict
        let rejection = file.rejections.first { $0.code == verdict.reason }
        return ReviewCard.Said(
            tag: verdict.passes
                ? Tag(words("review.state.pass"), .good) : Tag(words("review.state.change"), .bad),
            reason: rejection.map { "\($0.code) \($0.reason.said(in: words.language))" } ?? verdict.reason,
            remedy: rejection?.remedy.said(in: words.language), remark: verdict.remark.isEmpty ? nil : verdict.remark,
            by: words("review.verdict.by", ["name": given.by, "time": given.at.beijingText]))
    }

    /// The controls of an item's verdict.
    func controls(_ item: ReviewItem, _ id: String) -> ReviewCard.Controls {
        let mark = typed[item]
        let error = problem?.findings.first { $0.pointer == "#/verdicts/\(item.key)" }
            .map { FindingView($0, words: words) }
        let fitting = file.rejections.filter { $0.topics.contains(item.topic) }
        let others = file.rejections.filter { !$0.topics.contains(item.topic) }
        return ReviewCard.Controls(
            id: "\(id)-pass", name: "verdicts.\(item.key)",
            legend: words("review.verdict.legend", ["item": words("topic.\(item.topic.rawValue)")]),
            passes: mark.passes == true, fails: mark.passes == false, isLocked: !isOpen, error: error?.reason,
            remedy: error?.remedy, errorID: "\(id)-error", reasonID: "\(id)-reason",
            reasonName: "reasons.\(item.key)", fitting: choices(fitting, mark), others: choices(others, mark),
            remarkID: "\(id)-remark", remarkName: "remarks.\(item.key)", remark: mark.remark)
    }

    /// The request to see the item's personal values.
    func reveal(_ item: ReviewItem, _ id: String, _ index: Int) -> ReviewCard.Reveal? {
        guard mayReveal else { return nil }
        let fields = item.fields.filter {
            dossier.mask(of: $0, service: index) != nil && !dossier.answer($0, service: index).isEmpty
        }
        guard !fields.isEmpty else { return nil }
        let name = "why.\(item.key)"
        let isAsked = fields.contains { form["reveal"] == RevealRequest.value($0, item.service) }
        let error = isAsked ? problem?.findings.first { $0.pointer == "#/reason" } : nil
        return ReviewCard.Reveal(
            isAlone: !isOpen, isAsked: isAsked, address: Links.staffReveal(file.application.id), reasonID: "\(id)-why",
            reasonName: name,
            errorID: "\(id)-why-error", reason: form[name], error: error.map { FindingView($0, words: words).reason },
            buttons: fields.map { field in
                ReviewCard.Button(
                    value: RevealRequest.value(field, item.service),
                    label: words("review.reveal.show", ["field": words.label(of: field)]))
            })
    }

    /// The faults at the head of the page: those of the items with links to them, then the others.
    func summary() -> ErrorSummary? {
        guard let problem else { return nil }
        var items: [ErrorSummary.Item] = []
        for finding in problem.findings {
            let text = FindingView(finding, words: words).reason
            let asked = RevealRequest.isUnreasoned(problem) ? RevealRequest(form["reveal"])?.item : nil
            let own = asked ?? dossier.reviewItems.first { finding.pointer == "#/verdicts/\($0.key)" }
            let title = own.map { words("topic.\($0.topic.rawValue)") }
            let field = asked == nil ? "pass" : "why"
            items.append(
                ErrorSummary.Item(
                    address: own.map { "#\(Self.id($0))-\(field)" } ?? "#main",
                    text: title.map { words("parts.errors.item", ["label": $0, "reason": text]) } ?? text))
        }
        guard items.isEmpty else { return ErrorSummary(items) }
        let key = "problem.\(problem.code.rawValue)"
        let text = words("\(key).title", problem.parameters)
        return ErrorSummary([.init(address: "#main", text: text)])
    }

    private func choices(_ rejections: [Rejection], _ mark: TypedVerdicts.Mark) -> [ReviewCard.Choice] {
        rejections.map {
            ReviewCard.Choice(
                value: $0.code, text: "\($0.code) \($0.reason.said(in: words.language))", chosen: mark.reason == $0.code
            )
        }
    }
}
