import BeianCore
import BeianRegulator
import BeianTesting
import BeianWeb
import Testing

/// The person in charge of a website, who answers the ministry's SMS (负责人).
struct PersonInCharge: Onlooker {
    let browser: Browser
    let house: JourneyHouse
    let words: Words
    let story: String

    init(_ browser: Browser, _ house: JourneyHouse, story: String, speaking language: Language = .chinese) {
        self.browser = browser
        self.house = house
        self.story = story
        words = house.strings.words(in: language)
    }

    private var isChinese: Bool { words.language == .chinese }
    private var language: String { words.language.rawValue }
    private var office: String { house.administration.address }

    /// Reads the code in the inbox and enters it on the administration's page.
    func answerSMS(mobile: String, certificate: String) async throws {
        try await browser.open("\(office)/sms?lang=\(language)")
        try await look("50-sms-inbox")
        let code = try #require(try await browser.texts(".code").first, "no SMS of the administration")
        try await browser.follow("\(isChinese ? "去核验" : "Verify") \(mobile)")
        try await browser.fill(isChinese ? "验证码" : "Code", code)
        try await browser.fill(isChinese ? "证件号码后六位" : "Last six characters", String(certificate.suffix(6)))
        try await look("51-verify")
        try await browser.press(isChinese ? "提交核验" : "Verify")
        try await reads(isChinese ? "核验通过" : "Verified.")
        try await look("52-verified")
    }
}

/// An official at the simulated administration's desk (管局审核员).
struct Official: Onlooker {
    let browser: Browser
    let house: JourneyHouse
    let words: Words
    let story: String

    init(_ browser: Browser, _ house: JourneyHouse, story: String, speaking language: Language = .chinese) {
        self.browser = browser
        self.house = house
        self.story = story
        words = house.strings.words(in: language)
    }

    private var isChinese: Bool { words.language == .chinese }

    /// Approves the one report that waits, and answers the number that it got.
    func approve() async throws -> String {
        try await browser.open("\(house.administration.address)/desk?lang=\(words.language.rawValue)")
        try await look("53-desk")
        try await browser.press(isChinese ? "批准" : "Approve")
        try await reads(isChinese ? "已批准（模拟）" : "Granted (simulated)")
        try await look("54-desk-approved")
        let page = try await browser.text
        let number = try #require(page.firstMatch(of: /[一-龥]ICP备[0-9]+号-[0-9]+/))
        return String(number.output)
    }
}
