import Foundation

/// A fault in accessibility that axe-core found.
package struct AxeViolation: Sendable, Equatable, CustomStringConvertible {
    /// The rule, such as `color-contrast`.
    package var rule: String
    /// How bad it is: minor, moderate, serious or critical.
    package var impact: String
    package var help: String
    /// CSS selectors of what is at fault.
    package var targets: [String]

    package var description: String {
        "\(rule) (\(impact)): \(help): \(targets.joined(separator: ", "))"
    }
}

/// What was seen when a page was looked at on both widths.
package struct Look: Sendable {
    package var name: String
    /// What axe-core found, on either width.
    package var violations: [AxeViolation]
    /// Whether something sticks out of the narrow screen to the right.
    package var overflows: Bool
    /// What the browser complained about.
    package var complaints: [String]

    /// Every fault in one list; empty when the page is good.
    package var faults: [String] {
        violations.map { "\(name): \($0)" } + complaints.map { "\(name): \($0)" }
            + (overflows ? ["\(name): wider than a narrow screen"] : [])
    }
}

extension Browser {
    /// Takes the window to the size of a device.
    package func resize(_ device: Device) async throws {
        try await resize(width: device.size.width, height: device.size.height)
    }

    private func resize(width: Int, height: Int) async throws {
        try await driver.chromium(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": false,
            ]
        )
    }

    /// Makes the window as high as the page, so that all of it is painted and every picture in it is fetched.
    private func unroll(_ device: Device) async throws {
        // Pictures that come into sight are fetched and make the page longer still.
        var height = 0
        for _ in 1...4 {
            let size = try await driver.chromium("Page.getLayoutMetrics")["cssContentSize"]
            let whole = max(Int(size["height"].number ?? 0), device.size.height)
            guard whole > height else { return }
            height = whole
            try await resize(width: device.size.width, height: height)
            try await paint()
        }
    }

    /// Waits until every picture is there and the window shows it.
    private func paint() async throws {
        _ = try await driver.command(
            "POST", "/execute/async",
            [
                "script": """
                var done = arguments[0];
                Promise.all(Array.from(document.images, function (i) { return i.decode().catch(function () {}); }))
                    .then(function () { requestAnimationFrame(function () { requestAnimationFrame(done); }); });
                """,
                "args": [],
            ])
    }

    /// Takes a picture of what the window shows and puts it into the screenshots folder.
    package func screenshot(_ name: String) async throws {
        let shot = try await driver.chromium("Page.captureScreenshot", ["format": "png"])
        guard let text = shot["data"].text, let picture = Data(base64Encoded: text) else {
            throw BrowserFailure("Chromium gave no picture")
        }
        let folder = URL(fileURLWithPath: Self.screenshots)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try picture.write(to: folder.appendingPathComponent(name + ".png"))
    }

    /// What axe-core finds on the page, by WCAG 2.2 A and AA and its own good habits.
    package func axe() async throws -> [AxeViolation] {
        guard let path = ProcessInfo.processInfo.environment["BEIAN_TEST_AXE"],
            let library = try? String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        else { throw BrowserFailure("BEIAN_TEST_AXE names no axe.min.js: run the tests by `make journeys`") }
        if try await execute("return typeof window.axe").text != "object" { try await execute(library) }
        let tags: DriverValue = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        let found = try await driver.command(
            "POST",
            "/execute/async",
            [
                "script": """
                var tags = arguments[0], done = arguments[1];
                axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
                    .then(function (r) { done(r.violations.map(function (v) {
                        return {id: v.id, impact: v.impact, help: v.help,
                                targets: v.nodes.map(function (n) { return n.target.join(' '); })}; })); },
                        function (e) { done('' + e); });
                """,
                "args": [tags],
            ]
        )
        if let complaint = found.text { throw BrowserFailure("axe-core: \(complaint)") }
        return found.list.map { violation in
            AxeViolation(
                rule: violation["id"].text ?? "?",
                impact: violation["impact"].text ?? "?",
                help: violation["help"].text ?? "",
                targets: violation["targets"].list.compactMap(\.text)
            )
        }
    }

    /// Looks at the page as a person with care would.
    ///
    /// Pictures `NAME-desktop` and `NAME-narrow`, axe-core on both widths, nothing sticking out, no complaint of the
    /// browser. The window is a desktop's again afterwards.
    package func look(_ name: String) async throws -> Look {
        try await resize(.narrow)
        let width = try await execute("return document.documentElement.scrollWidth").number ?? 0
        var violations = try await axe()
        try await unroll(.narrow)
        try await screenshot(name + "-narrow")
        try await resize(.desktop)
        for violation in try await axe() where !violations.contains(violation) { violations.append(violation) }
        try await unroll(.desktop)
        try await screenshot(name + "-desktop")
        try await resize(.desktop)
        return Look(
            name: name,
            violations: violations,
            overflows: Int(width) > Device.narrow.size.width,
            complaints: try await complaints()
        )
    }

    /// The folder of the pictures.
    package static var screenshots: String {
        if let folder = ProcessInfo.processInfo.environment["BEIAN_TEST_SCREENSHOTS"] { return folder }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appendingPathComponent(".dev/screenshots").path
    }
}
