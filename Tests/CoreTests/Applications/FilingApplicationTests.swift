import BeianCore
import BeianTesting
import Testing

@Suite("An application and its deadlines")
struct FilingApplicationTests {
    private let calendar = WorkingCalendar.published

    private func end(of day: String) -> Instant? { (try? Day(day))?.adding(days: 1).startInBeijing }

    @Test(
        "45 days of life are counted from the day of creation, whatever happened since",
        arguments: [
            Stage.draft, .correction, .unverified,
        ])
    func daysOfLife(stage: Stage) {
        let late = SampleApplication.start + .seconds(20 * 86_400)
        let deadline = SampleApplication.make(at: stage, since: late).deadline(by: calendar)
        #expect(deadline?.at.beijingText.hasPrefix("2026-04-17 00:00") == true)
        #expect(deadline?.at.beijingEnd == "2026-04-16 24:00", "the end of a day is told as that day's")
        #expect(deadline?.isProvisional == false)
    }

    @Test("The reviewer has until the end of the next working day")
    func workingDay() {
        let deadline = SampleApplication.make(at: .initialReview).deadline(by: calendar)
        #expect(deadline?.at == end(of: "2026-03-03"))
        let friday = SampleApplication.start + .seconds(4 * 86_400)
        let weekend = SampleApplication.make(at: .refused, since: friday).deadline(by: calendar)
        #expect(weekend?.at == end(of: "2026-03-09"))
    }

    @Test("The SMS is answered within 24 hours, to the second")
    func hours() {
        let deadline = SampleApplication.make(at: .smsVerification).deadline(by: calendar)
        #expect(deadline?.at == SampleApplication.start + .seconds(86_400))
    }

    @Test("The administration has twenty working days, provisional past the published calendar")
    func administration() {
        let now = SampleApplication.make(at: .administrationReview).deadline(by: calendar)
        #expect(now?.at == end(of: "2026-03-30") && now?.isProvisional == false)
        let distant = Instant(milliseconds: 1_900_000_000_000)
        #expect(
            SampleApplication.make(at: .administrationReview, since: distant).deadline(by: calendar)?.isProvisional
                == true)
    }

    @Test("At the end there is no deadline", arguments: Stage.allCases.filter(\.isFinal))
    func noDeadline(stage: Stage) {
        #expect(SampleApplication.make(at: stage).deadline(by: calendar) == nil)
    }

    @Test("A draft is open but for the type check; a returned application where it was returned")
    func mayEdit() {
        let draft = SampleApplication.make()
        let service = draft.dossier.services[0].id
        for row in FieldTable.rows {
            #expect(draft.mayEdit(row.field, service: service) == (row.section != .typeCheck), "\(row.field)")
        }
        let returned = SampleApplication.make(at: .correction, returned: ["\(service).service"])
        let open = Field.allCases.filter { returned.mayEdit($0, service: service) }
        #expect(open == [.serviceName, .contents, .languages, .serviceRemark])
        let closed = SampleApplication.make(at: .initialReview)
        #expect(Field.allCases.allSatisfy { !closed.mayEdit($0, service: service) })
    }

    @Test("The domain of the type check is frozen, those of further sites are not")
    func domains() {
        let draft = SampleApplication.make(dossier: SampleDossier.company(services: 2))
        #expect(!draft.mayEdit(.domain, service: draft.dossier.services[0].id))
        #expect(draft.mayEdit(.domain, service: draft.dossier.services[1].id))
    }

    @Test("The steps that are offered are those of the table", arguments: Role.allCases)
    func steps(role: Role) {
        let application = SampleApplication.make(at: .unverified)
        #expect(application.steps(for: role) == Lifecycle.steps(at: .unverified, by: role, on: Route(of: .firstFiling)))
    }
}
