import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Logging
import Testing

@Suite struct CourierTests {
    @Test func aRoundCarriesEverythingThatIsDueOnce() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let reports = RecordingCarrier(.report)
        let mails = RecordingCarrier(.mail)
        let courier = courier(scene, [reports, mails])
        #expect(await courier.round() > 1)
        #expect(await courier.round() == 0)
        #expect(reports.errands.count == 1)
        #expect(try await scene.stored(filing).stage == .smsVerification)
        #expect(mails.errands.contains { $0.payload["letter"] == "application-accepted" })
        #expect(mails.errands.allSatisfy { $0.payload["to"]?.isEmpty == false && $0.attempt == 1 })
    }

    @Test func aCrashBetweenSendingAndNotingSendsTheSameReferenceAgain() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let lost = RecordingCarrier(.report)
        let now = scene.clock.now
        let errand = try #require(try await scene.write { try $0.outbox.claim(.report, at: now) }.first)
        let sent = try #require(try await scene.perform(DispatchReport(errand: errand.id), as: .courier))
        _ = await lost.carry(sent)
        // here the house fell over; the lease has to end first
        let again = RecordingCarrier(.report)
        #expect(await courier(scene, [again]).round() == 0)
        scene.clock.advance(by: .seconds(121))
        #expect(await courier(scene, [again]).round() == 1)
        #expect(again.errands.map(\.id) == lost.errands.map(\.id))
        #expect(again.errands.map(\.payload) == lost.errands.map(\.payload) && again.errands[0].attempt == 2)
        #expect(try await scene.stored(filing).stage == .smsVerification)
    }

    @Test func aBusyAdministrationIsAskedFor48HoursAndNotLonger() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let busy = RecordingCarrier(.report) { _ in .tryAgain(because: "503", notBeforeSeconds: nil) }
        let courier = courier(scene, [busy])
        for _ in 1...(60 * 24 * 3 / 10) {
            await courier.round()
            scene.clock.advance(by: .minutes(10))
        }
        #expect(try await scene.stored(filing).stage == .reportFailed)
        #expect((12...20).contains(busy.errands.count) && Set(busy.errands.map(\.id)).count == 1)
        let end = try await scene.stored(filing).stageSince
        let start = try #require(busy.errands.first).createdAt
        #expect(end - start >= .seconds(48 * 3600) && end - start < .seconds(55 * 3600))
    }

    @Test func whatWillNeverArriveIsTheOperatorsTurnAtOnce() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        await courier(scene, [RecordingCarrier(.report) { _ in .never(because: "422") }]).round()
        #expect(try await scene.stored(filing).stage == .reportFailed)
    }

    @Test func manyCouriersNeverCarryOneErrandTwice() async throws {
        let scene = try await Scene.withBook()
        for _ in 1...5 { _ = try await scene.application(at: .initialReview) }
        let carriers = (1...4).map { _ in RecordingCarrier(.mail) }
        await withTaskGroup(of: Void.self) { group in
            for carrier in carriers { group.addTask { await courier(scene, [carrier]).round() } }
        }
        let carried = carriers.flatMap(\.errands).map(\.id)
        #expect(carried.count >= 10 && Set(carried).count == carried.count)
    }

    private func courier(_ scene: Scene, _ carriers: [RecordingCarrier]) -> Courier {
        Courier(desk: scene.desk, carriers: carriers, log: Logger(label: "courier"))
    }
}
