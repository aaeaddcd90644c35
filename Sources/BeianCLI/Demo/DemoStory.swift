import BeianCore
import BeianDesk
import BeianRegulator
import BeianStore

/// One company's way to the stage at which the demonstration shows it.
struct DemoStory {
    let data: DemoHistory
    let company: DemoPeople.Company
    let administration: String

    private var desk: Desk { data.desk }
    /// Every company comes from a network of its own.
    private var network: String { "192.0.2.\(Int(company.mobile.suffix(2)) ?? 0)" }

    func tell() async throws {
        let account = try await signUp()
        let actor = BeianCore.Actor.applicant(account, door: .pc, address: network)
        try await addContact(actor)
        let instance = try await buy(account)
        let application = try await fillIn(actor, instance)
        guard company.stage != .draft else { return }
        guard company.stage != .abandoned else {
            _ = try await desk.perform(AbandonApplication(application: application, seen: nil), as: actor)
            return
        }
        data.clock.advance(minutes: 30)
        _ = try await desk.perform(SubmitApplication(application: application, seen: nil, commitment: true), as: actor)
        guard company.stage != .initialReview else { return }
        try await review(application)
        guard company.stage != .correction else { return }
        try await report(application)
    }

    private func signUp() async throws -> ID<Account> {
        let address = try LoginAddress(company.login)
        let visitor = BeianCore.Actor.visitor(.pc, address: network)
        _ = try await desk.perform(SendCode(.signUp(address, at: company.site)), as: visitor)
        let (_, hash) = try await data.chosenPassword()
        let editions = AgreementDocument.ofAccount.map { ($0, $0.edition) }
        return try await desk.perform(
            RegisterAccount(
                site: company.site, address: address, code: try await lastCode(to: address.text), password: hash,
                language: company.site == .china ? .chinese : .english,
                accepted: Dictionary(uniqueKeysWithValues: editions)),
            as: visitor)
    }

    /// The code that waits in the outbox for an address; the demonstration reads it as its holder would.
    private func lastCode(to address: String) async throws -> String {
        let codes = try await data.house.database.read { db in
            try db.outbox.waiting().filter { $0.payload["to"] == address }.compactMap { $0.payload["p.code"] }
        }
        guard let code = codes.last else { throw Problem(.codeWrong) }
        return code
    }

    private func addContact(_ actor: BeianCore.Actor) async throws {
        let mail = "contact@\(company.domain)"
        let contact = try await desk.perform(
            SaveContact(contact: nil, seen: nil, person: company.person, mail: mail, mobile: "", choices: nil),
            as: actor)
        data.clock.advance(minutes: 2)
        _ = try await desk.perform(SendCode(.contact(contact.id, .mail)), as: actor)
        _ = try await desk.perform(
            VerifyContact(contact: contact.id, kind: .mail, code: try await lastCode(to: mail)), as: actor)
    }

    private func buy(_ account: ID<Account>) async throws -> ID<HostedInstance> {
        let id = "ins-" + company.domain.prefix { $0 != "-" }
        let today = data.clock.now.beijingDay
        let row = [
            "id": id, "owner": account.text, "product": "hosting", "model": "ecs.c7.large",
            "province": company.province.rawValue, "region": "cn-demo-1",
            "publicIPs": "203.0.113.\(company.daysAgo + 10)",
            "billing": "subscription", "boughtOn": today.adding(days: -10).description,
            "validUntil": today.adding(days: 400).description, "slots": "5",
        ]
        let short = [
            "id": id + "-trial", "owner": account.text, "product": "hosting", "model": "ecs.t6.small",
            "province": company.province.rawValue, "region": "cn-demo-1", "publicIPs": "203.0.113.200",
            "billing": "pay-as-you-go", "boughtOn": today.description,
            "validUntil": today.adding(days: 400).description,
            "slots": "5",
        ]
        _ = try await desk.perform(
            ImportInstances(rows: [InstanceRow(row), InstanceRow(short)]), as: .console)
        return ID(id)
    }

    private func fillIn(_ actor: BeianCore.Actor, _ instance: ID<HostedInstance>) async throws -> ID<FilingApplication>
    {
        let application = try await desk.perform(StartApplication(answers: company.typeCheck), as: actor)
        let service = application.dossier.services[0].id
        for (section, answers) in [
            (Section.entity, company.entity), (.person, company.leader), (.service, company.website),
            (.servicePerson, [.sharesPerson: "yes"]),
        ] {
            data.clock.advance(minutes: 3)
            if company.stage == .draft && section == .service { continue }
            _ = try await desk.perform(
                SaveSection(
                    application: application.id, seen: nil, section: section,
                    service: section.isOfService ? service : nil, answers: answers),
                as: actor)
        }
        _ = try await desk.perform(
            ChooseHosting(application: application.id, seen: nil, service: service, choice: .instance(instance)),
            as: actor)
        for (index, kind) in [MaterialKind.entityCertificate, .personFront, .personBack].enumerated() {
            let shade = UInt8(40 + index * 50)
            _ = try await desk.upload(
                DemoPicture.card(red: shade, green: 80, blue: 140), as: kind, of: nil, to: application.id, actor: actor)
        }
        try await attachWhatRulesAsk(actor, application.id)
        return application.id
    }

    /// The letters and permits of the province, the first of each choice.
    private func attachWhatRulesAsk(_ actor: BeianCore.Actor, _ id: ID<FilingApplication>) async throws {
        let findings = try await desk.answer(ApplicationInFull(application: id), as: actor).findings
        for finding in findings where finding.severity == .block {
            let codes = finding.parameters["kind"]?.split(separator: ",") ?? []
            guard let kind = codes.first.flatMap({ MaterialKind(rawValue: String($0)) }) else { continue }
            _ = try await desk.upload(
                DemoPicture.card(red: 210, green: 80, blue: 140), as: kind,
                of: finding.parameters["service"].map { ID($0) }, to: id, actor: actor)
        }
    }

    private func review(_ id: ID<FilingApplication>) async throws {
        let reviewer = try await data.member("reviewer")
        data.clock.advance(minutes: 45)
        try await desk.perform(TakeApplication(application: id), as: reviewer)
        let shown = try await desk.answer(ApplicationForReview(application: id), as: reviewer)
        let isReturned = company.stage == .correction
        let verdicts = shown.application.dossier.reviewItems.map { item in
            isReturned && item.topic == .service
                ? Verdict(item: item.key, passes: false, reason: "R-NAME-01", remark: "请使用与单位相关的名称。")
                : Verdict(item: item.key, passes: true)
        }
        _ = try await desk.perform(GiveVerdict(application: id, verdicts: verdicts), as: reviewer)
        if isReturned {
            _ = try await desk.perform(SendBackApplication(application: id), as: reviewer)
        } else {
            _ = try await desk.perform(AcceptApplication(application: id), as: reviewer)
        }
    }

    private func report(_ id: ID<FilingApplication>) async throws {
        let wire = AdministrationWire(address: administration, secret: data.house.settings.text(.regulatorSecret))
        let inbox = ResultInbox(
            wire: wire, sink: DeskResultSink(desk: desk, isSimulated: true), now: { [clock = data.clock] in clock.now },
            log: data.house.log)
        data.clock.advance(minutes: 5)
        await Courier(desk: desk, carriers: [RegulatorCarrier(wire: wire)], log: data.house.log).round()
        switch company.stage {
        case .smsVerification: return
        case .unverified:
            data.clock.advance(minutes: 25 * 60)
            _ = try await data.administration.tick()
        default:
            data.clock.advance(minutes: 20)
            try await answerSMS()
            try await inbox.poll()
            data.clock.advance(minutes: 26 * 60)
            try await decide()
        }
        try await inbox.poll()
    }

    private func answerSMS() async throws {
        guard let sms = try await data.administration.messages(mobile: company.mobile).first else { return }
        _ = try await data.administration.verify(
            mobile: company.mobile, code: sms.code, suffix: String(company.identity.suffix(6)))
    }

    private func decide() async throws {
        guard let waiting = try await data.administration.waiting().first else { return }
        switch company.stage {
        case .granted: _ = try await data.administration.approve(waiting)
        case .refused:
            try await data.administration.refuse(waiting, opinion: "网站名称与主办单位名称不一致，请修改后重新提交。")
        default: break
        }
    }
}
