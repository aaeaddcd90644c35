/// Everything the operator can decide (设置项): one row for each variable of the environment.
package enum Setting: String, CaseIterable {
    case host = "BEIAN_HOST"
    case port = "BEIAN_PORT"
    case publicURL = "BEIAN_PUBLIC_URL"
    case data = "BEIAN_DATA"
    case keyFile = "BEIAN_KEY_FILE"
    case provider = "BEIAN_PROVIDER"
    case trustedProxies = "BEIAN_TRUSTED_PROXIES"
    case secureCookies = "BEIAN_SECURE_COOKIES"
    case internationalSite = "BEIAN_INTERNATIONAL_SITE"
    case servicesPerApplication = "BEIAN_SERVICES_PER_APPLICATION"
    case slotsPerInstance = "BEIAN_SLOTS_PER_INSTANCE"
    case instanceMonths = "BEIAN_INSTANCE_MONTHS"
    case takeMinutes = "BEIAN_TAKE_MINUTES"
    case sessionHours = "BEIAN_SESSION_HOURS"
    case passwordCost = "BEIAN_PASSWORD_COST"
    case codesPerNetwork = "BEIAN_CODES_PER_NETWORK"
    case codesPerNetworkOfHolders = "BEIAN_CODES_PER_NETWORK_OF_HOLDERS"
    case codesPerNetworkMinute = "BEIAN_CODES_PER_NETWORK_MINUTE"
    case personQuestionsPerDay = "BEIAN_PERSON_QUESTIONS_PER_DAY"
    case smtp = "BEIAN_SMTP"
    case smtpUser = "BEIAN_SMTP_USER"
    case smtpPassword = "BEIAN_SMTP_PASSWORD"
    case mailFrom = "BEIAN_MAIL_FROM"
    case smsGateway = "BEIAN_SMS_GATEWAY"
    case smsToken = "BEIAN_SMS_TOKEN"
    case smsSignature = "BEIAN_SMS_SIGNATURE"
    case regulator = "BEIAN_REGULATOR"
    case regulatorSecret = "BEIAN_REGULATOR_SECRET"
    case rulebook = "BEIAN_RULEBOOK"
    case ruleDecisions = "BEIAN_RULE_DECISIONS"
    case logLevel = "BEIAN_LOG_LEVEL"

    /// What it means, what it is when nobody says, and whether it must not be shown.
    package struct Facts: Sendable {
        package let meaning: String
        package let standard: String
        package let isSecret: Bool

        init(_ meaning: String, _ standard: String, secret: Bool = false) {
            self.meaning = meaning
            self.standard = standard
            isSecret = secret
        }
    }

    // swift-format-ignore
    package var facts: Facts {
        switch self {
        case .host:                   Facts("Address on which the server listens.", "127.0.0.1")
        case .port:                   Facts("Port on which the server listens.", "8080")
        case .publicURL:              Facts("Address under which browsers reach the server; links in letters begin with it.", "http://127.0.0.1:8080")
        case .data:                   Facts("Data folder: the SQLite file and the uploaded pictures.", "beian-data")
        case .keyFile:                Facts("Key file, outside the data folder, readable by the server only. Losing it loses all personal data.", "beian-keys.json")
        case .provider:               Facts("Name of the access provider, on pages and letters.", "蓝图云（演示）")
        case .trustedProxies:         Facts("Networks of the reverse proxies whose X-Forwarded-For is believed, separated by commas.", "")
        case .secureCookies:          Facts("Whether browsers reach the server by TLS, so that cookies are bound to it: yes or no.", "no")
        case .internationalSite:      Facts("Whether the international site takes accounts and applications: open or closed. Sources disagree (docs/sources.md ACC-23).", "open")
        case .servicesPerApplication: Facts("How many websites an organisation files in one application, 1 to 50.", "10")
        case .slotsPerInstance:       Facts("How many websites one instance carries, 1 to 50.", "5")
        case .instanceMonths:         Facts("Least term of an instance in months, 0 to 36.", "3")
        case .takeMinutes:            Facts("How many minutes a reviewer keeps an application without acting, 5 to 480.", "30")
        case .sessionHours:           Facts("How many hours a session lasts without use, 1 to 720.", "12")
        case .passwordCost:           Facts("Cost of the password hash (scrypt) as a power of two, 10 to 20.", "17")
        case .codesPerNetwork:        Facts("How many verification codes a day visitors from one network (one IPv4 address, or one IPv6 /64) may ask for together, to sign up or to set a new password, 1 to 100000. People behind one address share it: raise it for an office, a school or a mobile network.", "10")
        case .codesPerNetworkOfHolders: Facts("How many verification codes a day holders who are signed in may ask for from one network, 1 to 100000.", "60")
        case .codesPerNetworkMinute:  Facts("How many verification codes a minute may be asked for from one network, by whomever, 1 to 1000.", "10")
        case .personQuestionsPerDay:  Facts("For how many different persons and numbers a day the pre-flight tells one account whether others' filings use them, 0 to 1000; past it only the reviewers are told.", "20")
        case .smtp:                   Facts("Mail server: smtps://HOST:PORT (TLS), smtp+starttls://HOST:PORT, smtp://HOST:PORT (encrypted when offered), smtp+plain://HOST:PORT. Without it no mail is sent.", "")
        case .smtpUser:               Facts("User at the mail server.", "")
        case .smtpPassword:           Facts("Password at the mail server.", "", secret: true)
        case .mailFrom:               Facts("Sender of the letters.", "beian@localhost.localdomain")
        case .smsGateway:             Facts("Address of the HTTP gateway that sends SMS. Without it no SMS is sent.", "")
        case .smsToken:               Facts("Bearer token for the SMS gateway.", "", secret: true)
        case .smsSignature:           Facts("Signature of the SMS (短信签名).", "备案系统")
        case .regulator:              Facts("Address of the administration's system. Without it reports wait in the outbox.", "")
        case .regulatorSecret:        Facts("Secret shared with the administration's system.", "", secret: true)
        case .rulebook:               Facts("Folder with a rule book that replaces the built-in one.", "")
        case .ruleDecisions:          Facts("File with the operator's decisions on single rules and approved suffixes; docs/rule-decisions.md.", "")
        case .logLevel:               Facts("Least level that is logged: trace, debug, info, notice, warning, error.", "notice")
        }
    }
}
