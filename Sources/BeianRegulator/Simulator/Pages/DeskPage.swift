import BeianCore
import BeianDesk

/// The desk of the simulated administration's reviewer (模拟审核台).
struct DeskPage: Sendable {
    struct Case: Sendable {
        var record: ReceivedReport
        var verified: Int
        var people: Int
        var numbers: [String]
    }

    var wording: Wording
    var cases: [Case]
    var isAutomatic: Bool
    var errors: [Mistake] = []

    var page: Page {
        Page(
            wording: wording,
            title: wording("审核台", "Review desk"),
            path: "/desk",
            body: """
                \(Page.errorSummary(wording, errors))
                <p>\(isAutomatic
                    ? wording("现在为自动审核：短信核验通过后自动批准。", "Automatic: what passed the SMS verification is approved by itself.")
                    : wording("现在为人工审核。", "By hand: every report waits for your decision."))</p>
                \(cases.isEmpty ? "<p>\(wording("还没有报送。", "Nothing was reported yet."))</p>" : HTML(joining: cases.map(card)))
                """,
            hasErrors: !errors.isEmpty
        )
    }

    private func card(_ entry: Case) -> HTML {
        let record = entry.record
        let report = record.report
        let sites = report.services.map { "\($0.name)（\($0.domain)）" }.joined(separator: "、")
        return """
            <article aria-labelledby="title-\(record.id)">
            <h2 id="title-\(record.id)">\(report.entityName)</h2>
            <dl>
            <dt>\(wording("报送编号", "Report"))</dt><dd>\(record.id) · \(record.reference)</dd>
            <dt>\(wording("管局", "Administration"))</dt>
            <dd>\(wording(record.province.name, record.province.englishName))</dd>
            <dt>\(wording("证件号码", "Certificate"))</dt><dd>\(Masked(report.documentNumber, .certificate).description)</dd>
            <dt>\(wording("负责人", "Person in charge"))</dt><dd>\(Masked(report.person.name, .person).description)</dd>
            <dt>\(wording("互联网信息服务", "Services"))</dt><dd>\(sites)</dd>
            <dt>\(wording("受理时间", "Accepted"))</dt>
            <dd>\(record.acceptedAt.beijingText) \(wording("北京时间", "Beijing time"))</dd>
            <dt>\(wording("状态", "State"))</dt><dd>\(state(entry))</dd>
            \(numbers(entry))
            \(record.opinion.map { "<dt>\(wording("审核意见", "Opinion"))</dt><dd>\($0)</dd>" } ?? HTML.nothing)
            </dl>
            \(record.state == .review ? forms(record.id, report.entityName) : .nothing)
            </article>
            """
    }

    private func state(_ entry: Case) -> String {
        switch entry.record.state {
        case .sms:
            wording(
                "等待短信核验（\(entry.verified)/\(entry.people)）",
                "SMS verification (\(entry.verified) of \(entry.people))"
            )
        case .review: wording("等待审核", "Waits for a decision")
        case .granted: wording("已批准（模拟）", "Granted (simulated)")
        case .refused: wording("已驳回", "Refused")
        case .unverified: wording("短信核验失败", "SMS verification failed")
        }
    }

    private func numbers(_ entry: Case) -> HTML {
        guard !entry.numbers.isEmpty else { return .nothing }
        let marked = entry.numbers.map { "\($0) \(wording("（模拟，非真实备案）", "(simulated, not a state filing)"))" }
        return "<dt>\(wording("备案号", "Numbers"))</dt>\(HTML(joining: marked.map { "<dd>\($0)</dd>" }))"
    }

    private func forms(_ id: String, _ name: String) -> HTML {
        """
        <form method="post" action="/desk/\(id)/approve">
        <input type="hidden" name="lang" value="\(wording.language.rawValue)">
        <button aria-label="\(wording("批准", "Approve")) \(name)">\(wording("批准", "Approve"))</button>
        </form>
        <form method="post" action="/desk/\(id)/refuse">
        <input type="hidden" name="lang" value="\(wording.language.rawValue)">
        <label for="opinion-\(id)">\(wording("驳回意见", "Opinion for the refusal")) (\(id))</label>
        <textarea id="opinion-\(id)" name="opinion" rows="2" maxlength="500"></textarea>
        <div><button class="second" aria-label="\(wording("驳回", "Refuse")) \(name)">\(wording("驳回", "Refuse"))</button></div>
        </form>
        """
    }
}

extension DeskPage {
    /// What the desk could not do, in a sentence.
    static func sentence(_ wording: Wording, _ complaint: DeskComplaint) -> String {
        switch complaint {
        case .unknownReport: wording("没有这份报送。", "There is no such report.")
        case .notWaiting: wording("这份报送不在待审核状态。", "This report is not waiting for a decision.")
        case .domainFiled(let domain, let number):
            wording("域名 \(domain) 已备案（\(number)），只能驳回。", "\(domain) is filed as \(number): refuse the report.")
        case .entityFiled(let number):
            wording(
                "该主体已在其他省备案（\(number)），只能驳回。",
                "The entity is filed in another province as \(number): refuse the report.")
        case .opinionMissing: wording("请填写 1 至 500 字的驳回意见。", "Write an opinion of 1 to 500 characters.")
        }
    }
}
