package import BeianCore
package import Logging

/// What the operator decided, read and checked once at start (设置).
package struct Settings: Sendable {
    package var values: [Setting: String]
    package let host: String
    package let port: Int
    package let publicURL: String
    package let dataFolder: String
    package let keyFile: String
    package let secureCookies: Bool
    package let policy: Policy
    package let logLevel: Logger.Level

    /// One sentence that says which variable is wrong and how to mend it.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// Reads the variables that begin with `BEIAN_`.
    ///
    /// - Throws: a sentence for the first variable that is unknown or unreadable.
    package init(environment: [String: String]) throws {
        var values: [Setting: String] = [:]
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("BEIAN_") {
            guard !name.hasPrefix("BEIAN_TEST_") else { continue }
            guard let setting = Setting(rawValue: name) else {
                throw Fault(description: "\(name) is no setting of Beian; `beian docs settings` lists them all.")
            }
            values[setting] = value
        }
        try self.init(values: values)
    }

    package init(values: [Setting: String]) throws {
        self.values = values
        let read = Reader(values: values)
        host = read.text(.host)
        port = try read.number(.port, 0...65535)
        publicURL = try read.address(.publicURL)
        dataFolder = read.text(.data)
        keyFile = read.text(.keyFile)
        secureCookies = try read.choice(.secureCookies, ["yes": true, "no": false])
        logLevel = try read.choice(
            .logLevel, Dictionary(uniqueKeysWithValues: Logger.Level.allCases.map { ($0.rawValue, $0) }))
        var policy = Policy()
        policy.providerName = read.text(.provider)
        policy.internationalSiteIsOpen = try read.choice(.internationalSite, ["open": true, "closed": false])
        policy.servicesPerApplication = try read.number(.servicesPerApplication, 1...50)
        policy.slotsPerInstance = try read.number(.slotsPerInstance, 1...50)
        policy.instanceMonths = try read.number(.instanceMonths, 0...36)
        policy.takeMinutes = try read.number(.takeMinutes, 5...480)
        policy.sessionHours = try read.number(.sessionHours, 1...720)
        policy.scryptCost = try read.number(.passwordCost, 10...20)
        policy.codesPerNetwork = try read.number(.codesPerNetwork, 1...100_000)
        policy.codesPerNetworkOfHolders = try read.number(.codesPerNetworkOfHolders, 1...100_000)
        policy.personQuestionsPerDay = try read.number(.personQuestionsPerDay, 0...1000)
        policy.codesPerNetworkMinute = try read.number(.codesPerNetworkMinute, 1...1000)
        self.policy = policy
        for setting in [Setting.smsGateway, .regulator] where !read.text(setting).isEmpty {
            _ = try read.address(setting)
        }
    }

    /// The text of a setting; its standard when nobody said anything.
    package func text(_ setting: Setting) -> String { Reader(values: values).text(setting) }

    private struct Reader {
        let values: [Setting: String]

        func text(_ setting: Setting) -> String { values[setting] ?? setting.facts.standard }

        func number(_ setting: Setting, _ range: ClosedRange<Int>) throws -> Int {
            guard let number = Int(text(setting)), range.contains(number) else {
                throw Fault(
                    description:
                        "\(setting.rawValue) is “\(text(setting))”; "
                        + "give a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return number
        }

        func choice<Value>(_ setting: Setting, _ choices: [String: Value]) throws -> Value {
            guard let value = choices[text(setting)] else {
                throw Fault(
                    description:
                        "\(setting.rawValue) is “\(text(setting))”; "
                        + "give one of \(choices.keys.sorted().joined(separator: ", ")).")
            }
            return value
        }

        func address(_ setting: Setting) throws -> String {
            let text = text(setting)
            guard text.hasPrefix("http://") || text.hasPrefix("https://"), !text.hasSuffix("/") else {
                throw Fault(
                    description:
                        "\(setting.rawValue) is “\(text)”; give an address that begins with http:// or https:// "
                        + "and ends without a slash.")
            }
            return text
        }
    }
}
