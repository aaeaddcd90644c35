import BeianCore
import Testing

@Suite("Notices and errands")
struct NoticeTests {
    @Test("Every letter is sent on some occasion, or stands in for one that is")
    func letters() {
        let told = Occurrence.allCases.flatMap { occurrence -> [Letter] in
            guard case .tells(let notices) = occurrence.telling else { return [] }
            return notices.map(\.letter)
        }
        let substitutes: Set<Letter> = [.passwordResetCode, .contactVerificationCode]
        #expect(Set(told).union(substitutes) == Set(Letter.allCases))
    }

    @Test("Contacts are told under a topic, others without", arguments: Occurrence.allCases)
    func topics(occurrence: Occurrence) {
        guard case .tells(let notices) = occurrence.telling else { return }
        for notice in notices { #expect((notice.topic != nil) == (notice.audience == .contacts), "\(notice)") }
    }

    @Test("Silence has a reason", arguments: Occurrence.allCases)
    func silence(occurrence: Occurrence) {
        guard case .silent(let reason) = occurrence.telling else { return }
        #expect(reason.count > 20)
    }

    @Test("The wait grows from a minute to six hours")
    func backOff() {
        #expect(
            (1...12).map(BackOff.seconds) == [
                60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 21_600, 21_600, 21_600,
            ])
        #expect(BackOff.seconds(after: 0) == 60 && BackOff.seconds(after: 1000) == 21_600)
        #expect(BackOff.horizon == 172_800)
    }
}
