package import BeianCore
import BeianDesk
package import BeianStore

extension Scene {
    /// Takes one step of the life cycle with an application, a second later, as whoever takes it.
    package func take(_ row: Lifecycle.Row, with filing: Filing) async throws {
        clock.advance(by: .seconds(1))
        switch row.step {
        case .submit: try await submit(filing)
        case .withdraw:
            try await perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        case .abandon: try await perform(AbandonApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        case .resubmit:
            try await perform(ResubmitApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        case .amend: try await perform(AmendApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        case .lapse:
            clock.advance(by: .days(46))
            try await perform(LapseApplications(), as: .clock)
        case .void:
            try await fileElsewhere(domainOf: filing)
            try await perform(VoidApplications(), as: .clock)
        case .accept: try await accept(filing)
        case .sendBack where row.by == .operator:
            try await perform(SendBackApplication(application: filing.id), as: .console)
        case .holdBack:
            house.shelf.exchange(for: house.rulebook.refusingAll())
            _ = try await perform(DispatchReport(errand: reportErrand(of: filing)), as: .courier)
        case .sendBack: try await sendBack(filing)
        case .dispatch: try await dispatch(filing)
        case .deliver: try await settle(filing, .delivered(receipt: "sim-\(next())"))
        case .bounce: try await settle(filing, .never(because: "unknown province"))
        case .retry: try await perform(RetryReport(application: filing.id), as: .console)
        case .verify: try await answerSMS(filing, failure: nil)
        case .fail: try await answerSMS(filing, failure: "tries")
        case .grant: try await grant(filing)
        case .refuse: try await refuse(filing)
        }
    }

    /// A reviewer who has just taken an application.
    @discardableResult
    package func taken(_ filing: Filing, by reviewer: Colleague? = nil) async throws -> Colleague {
        let reviewer = if let reviewer { reviewer } else { try await staff(.reviewer) }
        try await perform(TakeApplication(application: filing.id), as: reviewer.actor)
        return reviewer
    }

    /// A verdict for each item; the topics named are to be changed.
    package func judge(
        _ filing: Filing, by reviewer: Colleague, returning topics: Set<ReviewTopic> = []
    ) async throws {
        let code = try Self.book.get().rejections.first?.code ?? ""
        let verdicts = try await stored(filing).dossier.reviewItems.map { item in
            topics.contains(item.topic)
                ? Verdict(item: item.key, passes: false, reason: code, remark: "请按要求修改。")
                : Verdict(item: item.key, passes: true)
        }
        try await perform(GiveVerdict(application: filing.id, verdicts: verdicts), as: reviewer.actor)
    }

    /// Passes the initial review.
    package func accept(_ filing: Filing) async throws {
        let reviewer = try await taken(filing)
        try await judge(filing, by: reviewer)
        try await perform(AcceptApplication(application: filing.id), as: reviewer.actor)
    }

    /// Returns an application because of some topics.
    package func sendBack(_ filing: Filing, _ topics: Set<ReviewTopic> = [.service]) async throws {
        let reviewer = try await taken(filing)
        try await judge(filing, by: reviewer, returning: topics)
        try await perform(SendBackApplication(application: filing.id), as: reviewer.actor)
    }

    /// The errand with the report of an application that waits.
    package func reportErrand(of filing: Filing) async throws -> ID<Errand> {
        let row = try await read {
            try $0.row(
                """
                SELECT id FROM outbox WHERE kind = 'report' AND subject = \(filing.id.text)
                    AND done_at IS NULL AND given_up_at IS NULL
                """)
        }
        guard let row else { throw SceneFault("no report of \(filing.id) waits") }
        return ID(try row.text("id"))
    }

    /// Starts the report.
    package func dispatch(_ filing: Filing) async throws {
        try await perform(DispatchReport(errand: reportErrand(of: filing)), as: .courier)
    }

    /// Says what became of the report.
    package func settle(_ filing: Filing, _ delivery: Delivery) async throws {
        try await perform(RecordReportDelivery(errand: reportErrand(of: filing), delivery: delivery), as: .courier)
    }

    /// The last report of an application.
    package func report(of filing: Filing) async throws -> ID<ReportRecord> {
        let row = try await read {
            try $0.row(
                "SELECT id FROM report WHERE application = \(filing.id) ORDER BY created_at DESC, id DESC LIMIT 1")
        }
        guard let row else { throw SceneFault("\(filing.id) was never reported") }
        return ID(try row.text("id"))
    }

    /// The ministry's SMS check ends.
    package func answerSMS(_ filing: Filing, failure: String?) async throws {
        try await perform(
            RecordSMSVerification(sequence: next(), report: report(of: filing), failure: failure), as: .administration)
    }

    /// The administration grants; the answer is the entity's number.
    @discardableResult
    package func grant(_ filing: Filing) async throws -> String {
        let serial = String(2_026_000_000 + next())
        var numbers: [String: String] = [:]
        for (index, service) in filing.services.enumerated() {
            numbers[service.text] = "闽ICP备\(serial)号-\(index + 1)"
        }
        try await perform(
            RecordGrant(
                sequence: next(), report: report(of: filing), entityNumber: "闽ICP备\(serial)号", serviceNumbers: numbers,
                isSimulated: true),
            as: .administration)
        return "闽ICP备\(serial)号"
    }

    /// The administration refuses.
    package func refuse(_ filing: Filing) async throws {
        try await perform(
            RecordRefusal(sequence: next(), report: report(of: filing), opinion: "网站名称与主办单位不符"),
            as: .administration)
    }

    /// Somebody else is granted the domain of an application.
    package func fileElsewhere(domainOf filing: Filing) async throws {
        let domain = try await stored(filing).dossier.answer(.domain)
        var dossier = try company()
        dossier.services[0].answers[.domain] = domain
        dossier.services[0].answers[.homeURL] = "www.\(domain)"
        let number = try await stored(filing).dossier.entity[.documentNumber]
        if dossier.entity[.documentNumber] == number { dossier.entity[.documentNumber] = "91110000600037341L" }
        _ = try await application(at: .granted, dossier: dossier)
    }

    /// The letters that were left on the pages of an account, oldest first.
    package func messages(of holder: Holder) async throws -> [Letter] {
        try await read { try $0.messages.all(of: holder.id, limit: 100) }.reversed().map(\.letter)
    }

    /// A service identification number that a holder issued for an instance of theirs.
    package func number(
        of issuer: Holder, on instance: ID<HostedInstance>? = nil
    ) async throws -> ServiceIdentificationNumber {
        let place = if let instance { instance } else { try await self.instance(of: issuer) }
        return try await perform(IssueServiceIdentificationNumber(instance: place), as: issuer.actor)
    }

    /// So many applications like one that there is, straight into the store; no operation makes this many.
    package func copies(of filing: Filing, count: Int) async throws {
        let model = try await stored(filing)
        try await write { db in
            for number in 0..<count {
                let copy = FilingApplication(
                    id: ID("app_copy\(number)"), account: model.account, kind: model.kind, product: model.product,
                    stage: model.stage, stageSince: model.stageSince, dossier: model.dossier, round: model.round,
                    createdAt: model.createdAt, updatedAt: model.updatedAt)
                try db.applications.add(
                    copy, entityDigest: "copy-\(number)", deadline: copy.deadline(by: .published)?.at)
            }
        }
    }
}

extension Rulebook {
    /// The same book with one more rule, by which no application is taken.
    package func refusingAll() -> Rulebook {
        let said = Said(chinese: "暂停受理。", english: "Nothing is taken at present.")
        let rule = Rule(
            id: "test.nothing-is-taken", when: .is(.applicationKind, .text(ApplicationKind.firstFiling.rawValue)),
            demand: .refusal, severity: .block, confidence: .documented, message: said, remedy: said, place: .kind,
            source: "试验", examples: [])
        return Rulebook(
            rules: rules + [rule], rejections: rejections, suffixes: suffixes,
            sha256: String(repeating: "9", count: 64))
    }
}
