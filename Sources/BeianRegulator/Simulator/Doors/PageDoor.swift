import BeianCore
import BeianStore
import HTTPTypes
import Hummingbird

/// What persons may ask: the inbox and the verification page.
extension SimulatorRoutes {
    private struct Messages: Encodable {
        struct Message: Encodable {
            var mobile: String
            var code: String
            var text: String
            var sentAt: Instant
            var deadline: Instant
        }

        var messages: [Message]
    }

    func inbox(_ request: Request) async throws -> Response {
        let query = try Asking.query(request)
        let mobile = (query["mobile"] ?? "").trimmedForDisplay
        let messages = try await administration.messages(mobile: mobile.isEmpty ? nil : mobile)
        return Answering.page(SMSPage(wording: Asking.wording(query), mobile: mobile, messages: messages).page)
    }

    func messages(_ request: Request) async throws -> Response {
        let query = try Asking.query(request)
        let wording = Asking.wording(query)
        let found = try await administration.messages(mobile: query["mobile"])
        return Answering.json(
            Messages(
                messages: found.map { message in
                    Messages.Message(
                        mobile: message.mobile,
                        code: message.code,
                        text: wording.sentence(of: message),
                        sentAt: message.sentAt,
                        deadline: message.deadline
                    )
                }
            )
        )
    }

    func verification(_ request: Request) throws -> Response {
        let query = try Asking.query(request)
        let wording = Asking.wording(query)
        var page = VerifyPage(wording: wording, mobile: (query["mobile"] ?? "").trimmedForDisplay)
        page.done = VerifyPage.sentence(wording, done: query["done"])
        return Answering.page(page.page)
    }

    func verify(_ request: Request) async throws -> Response {
        let fields = try await Asking.fields(request)
        let wording = Asking.wording(fields)
        let (code, mobile, suffix) = (fields["code"] ?? "", fields["mobile"] ?? "", fields["suffix"] ?? "")
        var page = VerifyPage(wording: wording, mobile: mobile.trimmedForDisplay)
        page.errors = VerifyPage.mistakes(wording, code: code, mobile: mobile, suffix: suffix)
        if page.errors.isEmpty {
            let answer = try await administration.verify(mobile: mobile, code: code, suffix: suffix)
            if case .verified(let everybody) = answer {
                return Answering.seeOther("/verify?\(wording.query)&done=\(everybody ? "all" : "one")")
            }
            page.errors = VerifyPage.mistake(wording, answer).map { [$0] } ?? []
        }
        return Answering.page(page.page, .unprocessableContent)
    }

    func resend(_ request: Request) async throws -> Response {
        let fields = try await Asking.fields(request)
        let wording = Asking.wording(fields)
        let mobile = fields["mobile"] ?? ""
        var page = VerifyPage(wording: wording, mobile: mobile.trimmedForDisplay)
        switch try await administration.resend(mobile: mobile) {
        case .sent:
            return Answering.seeOther(
                "/verify?\(wording.query)&done=sent&mobile=\(Page.percentEncoded(mobile.trimmedForDisplay))"
            )
        case .unknownMobile:
            page.errors = [
                (
                    "resend-mobile",
                    wording("这个手机号没有待核验的备案。", "Nothing waits for this mobile number.")
                )
            ]
        case .tooSoon(let seconds):
            page.errors = [
                (
                    "resend-mobile",
                    wording("请在 \(seconds) 秒后再重发。", "Send again in \(seconds) seconds.")
                )
            ]
        }
        return Answering.page(page.page, .unprocessableContent)
    }
}

extension VerifyPage {
    /// What went well, by the word in the address.
    static func sentence(_ wording: Wording, done word: String?) -> String? {
        switch word {
        case "all":
            wording(
                "核验通过。所有负责人均已核验，备案进入管局审核。",
                "Verified. Everybody in charge has verified; the filing goes on to the administration's review."
            )
        case "one":
            wording(
                "核验通过。还有其他负责人需要核验。",
                "Verified. Somebody else in charge still has to verify."
            )
        case "sent": wording("验证码已重发。", "The code was sent again.")
        default: nil
        }
    }
}

extension String {
    /// What a page repeats of an entry: without its ends, and not more than anybody types.
    var trimmedForDisplay: String {
        String(split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40))
    }
}
