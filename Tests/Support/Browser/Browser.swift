import BeianWire
import Foundation

/// A person at a screen: headless Chromium, driven over W3C WebDriver, that speaks of pages as people do
/// (this link, that button, the field with this label).
package struct Browser: Sendable {
    /// What the person sits in front of.
    package enum Device: Sendable {
        /// A computer, 1280 × 900.
        case desktop
        /// A narrow window of a computer, 390 × 844: the product must work in it as on any computer.
        case narrow
        /// A telephone, 390 × 844, that says so in its headers.
        case phone

        package var size: (width: Int, height: Int) {
            self == .desktop ? (1280, 900) : (390, 844)
        }
    }

    let driver: WebDriver
    /// Scheme, host and port that paths are relative to.
    package let site: String

    /// Opens a browser, hands it to `body`, and closes it whatever happens.
    package static func open<Answer: Sendable>(
        _ site: String,
        device: Device = .desktop,
        languages: String = "zh-CN,zh",
        scripts: Bool = true,
        _ body: @Sendable (Browser) async throws -> Answer
    ) async throws -> Answer {
        let driver = try await WebDriver.start {
            capabilities($0, device: device, languages: languages, scripts: scripts)
        }
        let browser = Browser(driver: driver, site: site)
        do {
            if device != .phone { try await browser.resize(device) }
            let answer = try await body(browser)
            await driver.stop()
            return answer
        } catch {
            let scene = try? await browser.scene()
            try? await browser.screenshot("failed-\(UUID().uuidString.prefix(8))")
            await driver.stop()
            throw BrowserFailure("\(error)\(scene.map { "\n\($0)" } ?? "")")
        }
    }

    // MARK: Going about

    /// Opens a path of the site, or a whole address.
    package func open(_ path: String) async throws {
        let url = path.contains(":") ? path : site + path
        try await driver.command("POST", "/url", ["url": .text(url)])
    }

    /// The path shown in the address bar, with its query.
    package var currentPath: String {
        get async throws {
            let url = try await driver.command("GET", "/url").text ?? ""
            return url.hasPrefix(site) ? String(url.dropFirst(site.count)) : url
        }
    }

    /// What can be read on the page.
    package var text: String {
        get async throws {
            for _ in 0..<20 {
                do {
                    guard let body = try await driver.elements("//body").first else { return "" }
                    return try await driver.text(of: body)
                } catch let failure as BrowserFailure where failure.isAboutAPageThatWentAway {
                    // The next page came while this one was read.
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            throw BrowserFailure("the page does not stand still")
        }
    }

    package var title: String {
        get async throws { try await driver.command("GET", "/title").text ?? "" }
    }

    /// Waits until the page says `words`; pages that change by themselves need it, others do not.
    package func waitFor(_ words: String, seconds: Double = 10, reloading: Bool = false) async throws {
        let tries = Int(seconds * 5)
        for attempt in 0...tries {
            if try await text.contains(words) { return }
            try await Task.sleep(for: .milliseconds(200))
            if reloading, attempt % 5 == 4 { try await driver.command("POST", "/refresh") }
        }
        throw BrowserFailure("waited \(seconds) s in vain for “\(words)”")
    }

    /// Reads the text of everything a CSS selector finds.
    package func texts(_ css: String) async throws -> [String] {
        var found: [String] = []
        for element in try await driver.elements(using: "css selector", css) {
            found.append(try await driver.text(of: element))
        }
        return found
    }

    /// Runs a script as the console would; the page's own policy does not hold it back.
    @discardableResult
    package func execute(_ script: String, _ arguments: DriverValue...) async throws -> DriverValue {
        try await driver.command("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)])
    }

    /// Forgets all cookies: signed out without the site's help.
    package func forgetCookies() async throws {
        try await driver.command("DELETE", "/cookie")
    }

    /// What the browser itself complained about (refused scripts, failed requests) since it was last asked.
    package func complaints() async throws -> [String] {
        try await driver.command("POST", "/se/log", ["type": "browser"]).list.compactMap { entry in
            entry["level"].text == "SEVERE" ? entry["message"].text : nil
        }
    }

    /// Where the browser stands, for the report of a failure.
    private func scene() async throws -> String {
        let words = try await text.split(separator: "\n").prefix(40).joined(separator: "\n    ")
        return "The browser was at \(try await currentPath.prefix(200)):\n    \(words)"
    }
}

extension Browser {
    private static func capabilities(
        _ driver: Chromedriver,
        device: Device,
        languages: String,
        scripts: Bool
    ) -> DriverValue {
        var arguments: [DriverValue] = [
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--remote-debugging-pipe", .text("--user-data-dir=" + driver.profile), "--no-proxy-server",
            .text("--accept-lang=" + languages), .text("--lang=" + (languages.split(separator: ",").first ?? "zh-CN")),
        ]
        if getuid() == 0 { arguments.append("--no-sandbox") }
        var preferences: [String: DriverValue] = ["intl.accept_languages": .text(languages)]
        if !scripts { preferences["profile.managed_default_content_settings.javascript"] = 2 }
        var options: [String: DriverValue] = ["args": .list(arguments), "prefs": .object(preferences)]
        if device == .phone {
            options["mobileEmulation"] = [
                "deviceMetrics": ["width": 390, "height": 844, "pixelRatio": 1, "mobile": true, "touch": true],
                "userAgent": .text(
                    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                        + "Chrome/156.0.0.0 Mobile Safari/537.36"
                ),
                "clientHints": ["platform": "Android", "mobile": true],
            ]
        }
        return [
            "browserName": "chrome",
            "goog:chromeOptions": .object(options),
            "goog:loggingPrefs": ["browser": "ALL"],
            "unhandledPromptBehavior": "accept",
            "timeouts": ["pageLoad": 30_000, "script": 60_000],
        ]
    }
}
