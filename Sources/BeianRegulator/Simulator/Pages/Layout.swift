import BeianCore
import Foundation

/// The language of a page and the addresses that keep it.
struct Wording: Sendable {
    let language: Language

    /// One text in both languages, Chinese first.
    func callAsFunction(_ chinese: String, _ english: String) -> String {
        language == .chinese ? chinese : english
    }

    /// What a link has to carry so that the language stays.
    var query: String { language == .chinese ? "lang=zh-Hans" : "lang=en" }
    var banner: String { self("模拟管局 · 非真实备案", "Simulated administration · not a state filing") }
}

/// What is wrong with a form, and at which field; nil for the whole of it.
typealias Mistake = (field: String?, text: String)

/// A whole page of the simulated administration.
struct Page: Sendable {
    var wording: Wording
    var title: String
    /// The address of the page without a query.
    var path: String
    /// What else the query of the page says, beginning with `&`, already encoded.
    var rest = ""
    var body: HTML
    /// Whether the page tells of a mistake, which its title then says first.
    var hasErrors = false

    var html: HTML {
        let other = wording.language == .chinese ? Language.english : .chinese
        let mark = hasErrors ? wording("错误：", "Error: ") : ""
        return """
            <!DOCTYPE html>
            <html lang="\(wording.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(mark)\(title) - \(wording.banner)</title>
            <link rel="stylesheet" href="/simulator.css">
            <link rel="icon" href="data:,">
            </head>
            <body>
            <a class="skip" href="#main">\(wording("跳到正文", "Skip to the content"))</a>
            <header>
            <p class="banner"><strong>\(wording.banner)</strong>
            \(wording("本站用于演示和测试，所发短信和编号均无效力。", "For demonstration and tests: no SMS or number here is real."))</p>
            <nav aria-label="\(wording("主导航", "Main"))">
            \(links)
            <a href="\(path)?lang=\(other.rawValue)\(rest)" lang="\(other.rawValue)" hreflang="\(other.rawValue)">\
            \(other == .chinese ? "中文" : "English")</a>
            </nav>
            </header>
            <main id="main">
            <h1>\(title)</h1>
            \(body)
            </main>
            <footer><p>\(wording.banner)</p></footer>
            </body>
            </html>

            """
    }

    private var links: HTML {
        let entries = [
            ("/verify", wording("短信核验", "SMS verification")),
            ("/sms", wording("短信收件箱", "SMS inbox")),
            ("/desk", wording("审核台", "Review desk")),
        ]
        return HTML(
            joining: entries.map { address, name in
                let current: HTML = address == path ? " aria-current=\"page\"" : ""
                return "<a href=\"\(address)?\(wording.query)\"\(current)>\(name)</a>"
            }
        )
    }

    /// The list of mistakes above a form; it takes the focus when the page opens.
    static func errorSummary(_ wording: Wording, _ errors: [Mistake]) -> HTML {
        guard !errors.isEmpty else { return .nothing }
        let entries = errors.map { error -> HTML in
            guard let field = error.field else { return "<li>\(error.text)</li>" }
            return "<li><a href=\"#\(field)\">\(error.text)</a></li>"
        }
        return """
            <div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="errors-title">
            <h2 id="errors-title">\(wording("请更正", "Please correct"))</h2>
            <ul>\(HTML(joining: entries))</ul>
            </div>
            """
    }

    static func percentEncoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.urlQueryAllowed)) ?? ""
    }

    static let style = """
        :root { color-scheme: light; --ink: #1b1b1b; --line: #6b6b6b; --link: #0b3d91; --bad: #a3001b; --good: #0b5d1e; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1.0625rem/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; \
        color: var(--ink); background: #fff; overflow-wrap: anywhere; }
        header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
        .banner { margin: 0; padding: .6rem .8rem; background: #fff3c4; border: 2px solid #7a5b00; }
        nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: .8rem 0; border-bottom: 1px solid var(--line); }
        nav a, li a, p a { display: inline-block; padding: .2rem 0; }
        nav a[aria-current] { font-weight: 700; }
        a { color: var(--link); }
        a:focus, button:focus, input:focus, textarea:focus, .errors:focus { outline: 3px solid #b35900; outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; } .skip:focus { position: static; }
        h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.2rem; }
        label { display: block; font-weight: 700; margin-top: 1rem; }
        .hint { margin: 0; color: #4a4a4a; }
        .mistake { margin: 0; color: var(--bad); font-weight: 700; }
        input, textarea { width: 100%; max-width: 24rem; padding: .5rem; font: inherit; border: 2px solid var(--ink); }
        textarea { max-width: 100%; }
        button { margin: 1rem .6rem 0 0; padding: .6rem 1.2rem; font: inherit; font-weight: 700; border: 2px solid var(--link); \
        background: var(--link); color: #fff; cursor: pointer; }
        button.second { background: #fff; color: var(--link); }
        .errors { border: 4px solid var(--bad); padding: 0 1rem; margin: 1rem 0; }
        .done { border: 4px solid var(--good); padding: .6rem 1rem; margin: 1rem 0; }
        article { border: 1px solid var(--line); padding: .4rem 1rem 1rem; margin: 1rem 0; }
        dl { margin: 0; } dt { font-weight: 700; } dd { margin: 0 0 .4rem; }
        .code { font-size: 1.5rem; letter-spacing: .15em; }
        footer { border-top: 1px solid var(--line); margin-top: 2rem; }

        """
}
