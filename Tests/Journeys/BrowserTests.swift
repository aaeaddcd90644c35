import BeianTesting
import Foundation
import Testing

/// The browser itself, on a page that needs no server.
@Suite(.serialized) struct BrowserTests {
    private let page = """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>表</title></head><body><main><h1>填写</h1>
        <form onsubmit="document.querySelector('h1').textContent = [name.value, place.value, kind.value,
            agree.checked, file.files.length, navigator.language, innerWidth].join(' '); return false">
        <label for="n">姓名</label><input id="n" name="name" value="旧">
        <label for="p">省</label><select id="p" name="place"><option>北京</option><option>浙江</option></select>
        <fieldset><legend>性质</legend>
            <label><input type="radio" name="kind" value="company"> 企业</label>
            <label><input type="radio" name="kind" value="person"> 个人</label></fieldset>
        <label for="a">我同意</label><input type="checkbox" id="a" name="agree">
        <label for="f">材料</label><input type="file" id="f" name="file">
        <input title="" class="nameless"><button>提交</button></form>
        <p style="margin-top: 2000px">完</p></main></body></html>
        """

    /// Width and height as a PNG file tells them.
    private func pictureSize(_ png: Data) -> (width: Int, height: Int) {
        func number(at start: Int) -> Int { png.dropFirst(start).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
        return png.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? (number(at: 16), number(at: 20)) : (0, 0)
    }

    private var address: String {
        "data:text/html;base64," + Data(page.utf8).base64EncodedString()
    }

    @Test func `fills a form as a person does`() async throws {
        let heading = try await Browser.open("") { browser in
            try await browser.open(address)
            try await browser.fill("姓名", "张三")
            try await browser.select("浙江", from: "省")
            try await browser.choose("个人", in: "性质")
            try await browser.choose("我同意")
            try await browser.upload(#filePath, to: "材料")
            try await browser.press("提交")
            try await browser.waitFor("张三")
            return try await browser.texts("h1")
        }
        #expect(heading == ["张三 浙江 person true 1 zh-CN 1280"])
    }

    @Test func `axe finds the field without a name, and the page is photographed whole`() async throws {
        try await Browser.open("") { browser in
            try await browser.open(address)
            let look = try await browser.look("browser-itself")
            #expect(look.violations.contains { $0.rule == "label" && $0.targets == [".nameless"] })
            #expect(look.overflows == false)
            #expect(look.complaints == [])
            for (name, width) in [("browser-itself-narrow", 390), ("browser-itself-desktop", 1280)] {
                let path = Browser.screenshots + "/\(name).png"
                let size = pictureSize(try Data(contentsOf: URL(fileURLWithPath: path)))
                #expect(size.width == width && size.height > 2000, "\(name): \(size)")
            }
        }
    }

    @Test func `a phone says that it is one, in the language asked for`() async throws {
        try await Browser.open("", device: .phone, languages: "en-US,en") { browser in
            try await browser.open(address)
            let told = try await browser.execute(
                "return [/Android.*Mobile/.test(navigator.userAgent), navigator.language, innerWidth].join(' ')"
            )
            #expect(told == "true en-US 390")
        }
    }

    @Test func `a form that needs no script can be filled with scripts switched off`() async throws {
        try await Browser.open("", scripts: false) { browser in
            try await browser.open(address)
            try await browser.fill("姓名", "李四")
            try await browser.choose("企业", in: "性质")
            #expect(try await browser.value(of: "姓名") == "李四")
            try await browser.press("提交")
            #expect(try await browser.texts("h1") == ["填写"])
        }
    }

    @Test func `a failure says what was missing and where the browser stood`() async throws {
        let failure = await #expect(throws: BrowserFailure.self) {
            try await Browser.open("") { browser in
                try await browser.open(address)
                try await browser.follow("下一页")
            }
        }
        #expect(failure?.description.contains("there is nothing to click that reads “下一页”") == true)
        #expect(failure?.description.contains("填写") == true)
    }
}
