import BeianCLI
import BeianCore
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("Nothing said: every setting has a working value")
    func standards() throws {
        let settings = try Settings(environment: ["PATH": "/bin"])
        #expect(settings.port == 8080)
        #expect(settings.host == "127.0.0.1")
        #expect(settings.policy.slotsPerInstance == 5)
        #expect(settings.policy.internationalSiteIsOpen)
        #expect(settings.text(.smtp).isEmpty)
    }

    @Test("An unknown variable stops the start with one sentence that names it")
    func unknown() {
        let fault = #expect(throws: Settings.Fault.self) { try Settings(environment: ["BEIAN_PROT": "8080"]) }
        #expect(fault?.description == "BEIAN_PROT is no setting of Beian; `beian docs settings` lists them all.")
    }

    @Test("The variables of the test suites are nobody's business")
    func ofTests() throws {
        _ = try Settings(environment: ["BEIAN_TEST_VENV": "somewhere"])
    }

    @Test(
        "An unreadable value is named with what would be right",
        arguments: [
            ("BEIAN_PORT", "http"), ("BEIAN_PORT", "70000"), ("BEIAN_PORT", "-1"), ("BEIAN_SECURE_COOKIES", "true"),
            ("BEIAN_INTERNATIONAL_SITE", ""), ("BEIAN_PUBLIC_URL", "beian.lantian-demo.cn"),
            ("BEIAN_PUBLIC_URL", "https://beian.lantian-demo.cn/"), ("BEIAN_PASSWORD_COST", "40"),
            ("BEIAN_REGULATOR", "ftp://127.0.0.1"), ("BEIAN_LOG_LEVEL", "loud"),
        ])
    func unreadable(_ name: String, _ value: String) {
        let fault = #expect(throws: Settings.Fault.self) { try Settings(environment: [name: value]) }
        #expect(fault?.description.hasPrefix("\(name) is “\(value)”; give ") == true)
    }

    @Test("What the environment says goes before what a demonstration fills in")
    func filling() throws {
        let settings = try Settings(environment: ["BEIAN_PORT": "9000"])
        #expect(try settings.filling([.port: "8000", .data: "demo"]).port == 9000)
        #expect(try settings.filling([.data: "demo"]).dataFolder == "demo")
        #expect(try settings.changing([.port: "8000"]).port == 8000)
    }
}
