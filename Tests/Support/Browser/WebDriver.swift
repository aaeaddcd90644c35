import BeianWire
import Foundation

/// One session of the W3C WebDriver protocol: commands in, values out.
final class WebDriver: Sendable {
    /// An element of the page, as the driver names it.
    struct Element: Sendable {
        static let key = "element-6066-11e4-a52e-4f735466cecf"
        var id: String
    }

    private let driver: Chromedriver
    /// The address of the session.
    private let session: String
    private let wire = HTTPWire()

    private init(driver: Chromedriver, session: String) {
        self.driver = driver
        self.session = session
    }

    static func start(capabilities: (Chromedriver) -> DriverValue) async throws -> WebDriver {
        let driver = try Chromedriver.start()
        do {
            let sessions = try await driver.address() + "/session"
            let body: DriverValue = ["capabilities": ["alwaysMatch": capabilities(driver)]]
            let answer = try await send("POST", sessions, body, through: HTTPWire())
            guard let id = answer["sessionId"].text else {
                throw BrowserFailure("chromedriver opened no session: \(answer)")
            }
            return WebDriver(driver: driver, session: sessions + "/" + id)
        } catch {
            driver.stop()
            throw error
        }
    }

    /// Closes the browser and ends the driver.
    func stop() async {
        _ = try? await command("DELETE", "")
        driver.stop()
    }

    @discardableResult
    func command(_ method: String, _ path: String, _ body: DriverValue? = nil) async throws -> DriverValue {
        let body = method == "POST" ? body ?? [:] : nil
        return try await Self.send(method, session + path, body, through: wire)
    }

    /// All elements that an XPath expression finds.
    func elements(_ xpath: String) async throws -> [Element] {
        try await elements(using: "xpath", xpath)
    }

    func elements(using strategy: String, _ value: String) async throws -> [Element] {
        let found = try await command("POST", "/elements", ["using": .text(strategy), "value": .text(value)])
        return found.list.compactMap { $0[Element.key].text.map(Element.init) }
    }

    func elements(_ xpath: String, in parent: Element) async throws -> [Element] {
        let found = try await command(
            "POST",
            "/element/\(parent.id)/elements",
            ["using": "xpath", "value": .text(xpath)]
        )
        return found.list.compactMap { $0[Element.key].text.map(Element.init) }
    }

    /// Clicks; what a bar at the edge of the window covers is first scrolled to the middle, as a person would.
    func click(_ element: Element) async throws {
        do {
            try await command("POST", "/element/\(element.id)/click")
        } catch let failure as BrowserFailure where failure.description.contains("click intercepted") {
            let target: DriverValue = [Element.key: .text(element.id)]
            let script: DriverValue = "arguments[0].scrollIntoView({block: 'center'})"
            try await command("POST", "/execute/sync", ["script": script, "args": [target]])
            try await command("POST", "/element/\(element.id)/click")
        }
    }

    func type(_ text: String, into element: Element) async throws {
        try await command("POST", "/element/\(element.id)/value", ["text": .text(text)])
    }

    func attribute(_ name: String, of element: Element) async throws -> String? {
        try await command("GET", "/element/\(element.id)/attribute/\(name)").text
    }

    func text(of element: Element) async throws -> String {
        try await command("GET", "/element/\(element.id)/text").text ?? ""
    }

    /// A command of Chromium's own (the DevTools protocol).
    @discardableResult
    func chromium(_ command: String, _ parameters: DriverValue = [:]) async throws -> DriverValue {
        try await self.command("POST", "/goog/cdp/execute", ["cmd": .text(command), "params": parameters])
    }

    private static func send(
        _ method: String,
        _ url: String,
        _ body: DriverValue?,
        through wire: HTTPWire
    ) async throws -> DriverValue {
        let answer = try await wire.send(
            WireRequest(
                method,
                url,
                headers: body == nil ? [] : [WireHeader("Content-Type", "application/json; charset=utf-8")],
                body: body.map { try Array(JSONEncoder().encode($0)) },
                timeoutSeconds: 120,
                bodyCap: 64 << 20
            )
        )
        let value = try JSONDecoder().decode(DriverValue.self, from: Data(answer.body))["value"]
        if answer.status != 200 {
            let reason = value["message"].text?.split(separator: "\n").first.map(String.init) ?? answer.text
            throw BrowserFailure("\(value["error"].text ?? "error"): \(reason)")
        }
        return value
    }
}
