import BeianCore

/// The inbox of the simulated text messages (模拟短信收件箱).
struct SMSPage: Sendable {
    var wording: Wording
    var mobile: String
    var messages: [SentSMS]

    var page: Page {
        Page(
            wording: wording,
            title: wording("短信收件箱", "SMS inbox"),
            path: "/sms",
            rest: mobile.isEmpty ? "" : "&mobile=\(Page.percentEncoded(mobile))",
            body: """
                <form method="get" action="/sms">
                <input type="hidden" name="lang" value="\(wording.language.rawValue)">
                <label for="mobile">\(wording("手机号码", "Mobile number"))</label>
                <p class="hint" id="mobile-hint">\(wording("留空则显示全部短信。", "Leave empty to see all messages."))</p>
                <input id="mobile" name="mobile" type="tel" autocomplete="off" aria-describedby="mobile-hint" value="\(mobile)">
                <div><button>\(wording("筛选", "Filter"))</button></div>
                </form>
                <h2>\(wording("短信（最新在前）", "Messages, newest first"))</h2>
                \(list)
                """
        )
    }

    private var list: HTML {
        guard !messages.isEmpty else { return "<p>\(wording("没有短信。", "There are no messages."))</p>" }
        return HTML(joining: messages.map(card))
    }

    private func card(_ message: SentSMS) -> HTML {
        """
        <article aria-labelledby="sms-\(message.number)">
        <h3 id="sms-\(message.number)">\(wording("发给", "To")) \(message.mobile)</h3>
        <p>\(wording.sentence(of: message))</p>
        <p class="code">\(message.code)</p>
        <p class="hint">\(wording("发送于", "Sent")) \(message.sentAt.beijingText) \(wording("北京时间", "Beijing time"))</p>
        <p><a href="/verify?\(wording.query)&amp;mobile=\(Page.percentEncoded(message.mobile))">\
        \(wording("去核验", "Verify")) \(message.mobile)</a></p>
        </article>
        """
    }
}

extension Wording {
    /// The message as it stands on the telephone.
    func sentence(of message: SentSMS) -> String {
        self(
            "【模拟12381】验证码 \(message.code)。请于 \(message.deadline.beijingText)（北京时间）前在核验页输入验证码、"
                + "手机号码和证件号码后六位。本短信为模拟，非真实备案。",
            "[Simulated 12381] Your code is \(message.code). Enter it with this number and the last six characters of "
                + "your certificate before \(message.deadline.beijingText) (Beijing time). Simulated, not a state filing."
        )
    }
}
