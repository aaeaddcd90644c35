import BeianCore

/// The page on which a person in charge answers the SMS (短信核验页).
struct VerifyPage: Sendable {
    var wording: Wording
    var mobile = ""
    var errors: [Mistake] = []
    /// What went well, in a sentence.
    var done: String?

    var page: Page {
        Page(
            wording: wording,
            title: wording("短信核验", "SMS verification"),
            path: "/verify",
            rest: mobile.isEmpty ? "" : "&mobile=\(Page.percentEncoded(mobile))",
            body: """
                \(Page.errorSummary(wording, errors))
                \(done.map { "<div class=\"done\" role=\"status\"><p>\($0)</p></div>" } ?? HTML.nothing)
                <p>\(wording(
                    "主体负责人和每位网站负责人都要核验；同一手机号只需一次。验证码 24 小时内有效，可输错五次，第六次输错即核验失败。",
                    "The person in charge of the entity and of every site has to verify; a shared mobile once. A code is "
                        + "valid for 24 hours. Five wrong entries are forgiven, the sixth fails the verification."))</p>
                <form method="post" action="/verify" novalidate>
                <input type="hidden" name="lang" value="\(wording.language.rawValue)">
                \(field("code", wording("验证码", "Code"), wording("短信中的六位数字。", "The six digits of the message."),
                    "inputmode=\"numeric\" autocomplete=\"one-time-code\"", ""))
                \(field("mobile", wording("手机号码", "Mobile number"), wording("收到短信的手机号码。", "The number that got the message."),
                    "type=\"tel\" autocomplete=\"tel\"", mobile))
                \(field("suffix", wording("证件号码后六位", "Last six characters of the certificate"),
                    wording("负责人本人的证件，字母不分大小写。", "Of the person's own certificate; capital or small letters."),
                    "autocomplete=\"off\"", ""))
                <div><button>\(wording("提交核验", "Verify"))</button></div>
                </form>
                <h2>\(wording("没有收到短信？", "No message?"))</h2>
                <form method="post" action="/verify/resend">
                <input type="hidden" name="lang" value="\(wording.language.rawValue)">
                <label for="resend-mobile">\(wording("重发到手机号码", "Send again to mobile number"))</label>
                <input id="resend-mobile" name="mobile" type="tel" autocomplete="tel" value="\(mobile)">
                <div><button class="second">\(wording("重发验证码", "Send the code again"))</button></div>
                </form>
                """,
            hasErrors: !errors.isEmpty
        )
    }

    private func field(_ name: String, _ label: String, _ hint: String, _ attributes: HTML, _ value: String) -> HTML {
        let mistakes = errors.filter { $0.field == name }.map(\.text)
        let marked: HTML = mistakes.isEmpty ? "" : " aria-invalid=\"true\""
        let described: HTML = mistakes.isEmpty ? "\(name)-hint" : "\(name)-hint \(name)-mistake"
        let mistake: HTML =
            mistakes.isEmpty ? "" : "<p class=\"mistake\" id=\"\(name)-mistake\">\(mistakes.joined(separator: " "))</p>"
        return """
            <label for="\(name)">\(label)</label>
            <p class="hint" id="\(name)-hint">\(hint)</p>
            \(mistake)
            <input id="\(name)" name="\(name)" \(attributes) aria-describedby="\(described)"\(marked) value="\(value)">
            """
    }

    /// What is wrong with an entry before anything is counted.
    static func mistakes(_ wording: Wording, code: String, mobile: String, suffix: String) -> [Mistake] {
        var found: [Mistake] = []
        if Entry.digits(code).count != 6 {
            found.append(("code", wording("验证码是六位数字。", "The code has six digits.")))
        }
        if !(6...20).contains(Entry.digits(mobile).count) {
            found.append(("mobile", wording("请输入收到短信的手机号码。", "Enter the mobile number that got the message.")))
        }
        if Entry.certificate(suffix).count != 6 {
            found.append(("suffix", wording("请输入证件号码的最后六位。", "Enter the last six characters of the certificate.")))
        }
        return found
    }

    /// What is wrong after the administration looked at the entry; nil when it was right.
    static func mistake(_ wording: Wording, _ answer: VerificationAnswer) -> Mistake? {
        switch answer {
        case .verified: nil
        case .unknownMobile:
            (
                "mobile",
                wording(
                    "这个手机号没有待核验的备案：可能已核验、已过期或号码有误。",
                    "Nothing waits for this mobile: it may be verified already, too late, or mistyped."
                )
            )
        case .wrongCode(let left): ("code", wording("验证码不正确。", "The code is wrong. ") + tries(wording, left))
        case .wrongCertificate(let left):
            ("suffix", wording("证件号码后六位不正确。", "The last six characters are wrong. ") + tries(wording, left))
        case .failed:
            (
                nil,
                wording(
                    "第六次输错，核验失败。备案已退回接入服务商，请在接入服务商处重新提交。",
                    "This was one wrong entry too many: the verification failed and the filing went back to the access "
                        + "provider. Submit it again there."
                )
            )
        case .expired:
            (
                nil,
                wording(
                    "验证码已过 24 小时有效期，核验失败。请在接入服务商处重新提交。",
                    "The code is no longer valid: the verification failed. Submit again at the access provider."
                )
            )
        }
    }

    private static func tries(_ wording: Wording, _ left: Int) -> String {
        left > 0
            ? wording("还可以输错 \(left) 次。", "Wrong entries still forgiven: \(left).")
            : wording("再输错一次，核验失败。", "The next wrong entry fails the verification.")
    }
}
