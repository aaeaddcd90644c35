package import BeianCore

// The pages of the applicant: applications, materials, service identification, register and messages.
extension Links {
    /// The account's applications.
    package static func applications(before: ID<FilingApplication>? = nil) -> String {
        "/applications" + query([("before", before?.text)])
    }
    /// The filing type check with which an application begins.
    package static let startApplication = "/applications/new"
    /// One application.
    package static func application(_ id: ID<FilingApplication>) -> String { "/applications/\(id)" }
    /// A section to fill in.
    package static func section(
        _ id: ID<FilingApplication>, _ section: Section, _ service: ID<ServiceDraft>?
    ) -> String {
        "\(application(id))/sections/\(section.rawValue)" + query([("service", service?.text)])
    }
    /// Where a website is hosted.
    package static func hosting(
        _ id: ID<FilingApplication>, _ service: ID<ServiceDraft>, after: ID<HostedInstance>? = nil
    ) -> String {
        "\(application(id))/hosting" + query([("service", service.text), ("after", after?.text)])
    }
    /// Adds a website.
    package static func addService(_ id: ID<FilingApplication>) -> String { "\(application(id))/services" }
    /// Takes a website out.
    package static func removeService(_ id: ID<FilingApplication>, _ service: ID<ServiceDraft>) -> String {
        "\(application(id))/services/\(service)/remove"
    }
    /// The materials of an application, or where one of a kind is sent.
    package static func materials(
        _ id: ID<FilingApplication>, kind: MaterialKind? = nil, service: ID<ServiceDraft>? = nil
    ) -> String {
        "\(application(id))/materials" + query([("kind", kind?.rawValue), ("service", service?.text)])
    }
    /// Takes a picture out.
    package static func removeMaterial(_ id: ID<FilingApplication>, _ material: ID<Material>) -> String {
        "\(application(id))/materials/\(material)/remove"
    }
    /// A letter with the answers of an application, to be printed.
    package static func letter(
        _ kind: MaterialKind, of application: ID<FilingApplication>, _ service: ID<ServiceDraft>?
    ) -> String { "\(Self.application(application))/letters/\(kind.rawValue)" + query([("service", service?.text)]) }
    /// A picture as it was uploaded.
    package static func material(_ id: ID<Material>) -> String { "/materials/\(id)" }
    /// All answers once more, and the way to the reviewers.
    package static func check(_ id: ID<FilingApplication>) -> String { "\(application(id))/check" }
    /// A step that is asked twice.
    package static func step(_ id: ID<FilingApplication>, _ step: Step) -> String {
        "\(application(id))/steps/\(step.rawValue)"
    }
    /// The account's instances.
    package static func instances(after: ID<HostedInstance>? = nil) -> String {
        "/instances" + query([("after", after?.text)])
    }
    /// The service identification numbers that the account issued.
    package static func serviceNumbers(before: ID<ServiceIdentificationNumber>? = nil) -> String {
        "/service-numbers" + query([("before", before?.text)])
    }
    /// Revokes a service identification number.
    package static func revokeServiceNumber(_ id: ID<ServiceIdentificationNumber>) -> String {
        "/service-numbers/\(id)/revoke"
    }
    /// The account's filings.
    package static func filings(after: ID<RegisterEntry>? = nil) -> String {
        "/filings" + query([("after", after?.text)])
    }
    /// The public look-up of a text.
    package static func lookingUp(_ text: String, after: ID<RegisterEntry>? = nil) -> String {
        lookup + query([("q", text), ("after", after?.text)])
    }
    /// The account's messages.
    package static func messages(before: ID<Message>? = nil) -> String {
        "/messages" + query([("before", before?.text)])
    }
    /// One message.
    package static func message(_ id: ID<Message>) -> String { "/messages/\(id)" }
}
