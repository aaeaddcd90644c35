import BeianCore
import BeianTesting
import BeianWeb
import Testing

/// Somebody of the access provider's who reviews (初审员).
struct Reviewer: Onlooker {
    let browser: Browser
    let house: JourneyHouse
    let words: Words
    let story: String
    let insider: Insider

    init(
        _ browser: Browser, _ house: JourneyHouse, story: String, insider: Insider,
        speaking language: Language = .chinese
    ) {
        self.browser = browser
        self.house = house
        self.story = story
        self.insider = insider
        words = house.strings.words(in: language)
    }

    /// Comes in with password and second factor.
    func signIn() async throws {
        try await browser.open(Links.staffSignIn())
        try await browser.fill(words("staff.name.label"), insider.member.name)
        try await browser.fill(words("staff.password.label"), insider.password)
        try await browser.fill(words("staff.factor.label"), house.code(of: insider.factor))
        try await look("40-staff-sign-in")
        try await browser.press(words("staff.signIn.button"))
        try await reads(words("review.queue.title"))
    }

    /// Takes an application out of the queue.
    func take(_ domain: String, _ round: String = "") async throws {
        try await browser.open(Links.staffQueue())
        try await look("41-queue\(round)")
        try await browser.press("\(words("review.queue.take")) \(domain)")
        try await reads(words("review.flash.taken"))
        try await look("42-review\(round)")
    }

    /// Finds an item in order.
    func pass(_ topic: ReviewTopic) async throws {
        try await browser.choose(words("review.state.pass"), in: legend(topic))
    }

    /// Asks for a change of an item, with a reason of the catalogue and words of one's own.
    func `return`(_ topic: ReviewTopic, because reason: String, saying remark: String) async throws {
        try await browser.choose(words("review.state.change"), in: legend(topic))
        try await browser.select(reason, from: words("review.verdict.reason"), in: legend(topic))
        try await browser.fill(words("review.verdict.remark"), remark, in: legend(topic))
    }

    /// Finds the rest in order.
    func passTheRest() async throws {
        try await browser.press(words("review.bar.rest"))
    }

    func accept() async throws {
        try await look("43-review-verdicts")
        try await browser.press(words("review.bar.accept"))
        try await reads(words("review.flash.accepted"))
        try await look("44-accepted")
    }

    func sendBack() async throws {
        try await look("43-review-returning")
        try await browser.press(words("review.bar.sendBack"))
        try await reads(words("review.flash.sentBack"))
    }

    private func legend(_ topic: ReviewTopic) -> String {
        words("review.verdict.legend", ["item": words("topic.\(topic.rawValue)")])
    }
}
