package import BeianCore

/// What is reported to the administration (报送内容), as the errand carries it under the key `report`, as JSON.
package struct Report: Sendable, Equatable, Codable {
    /// A person in charge (负责人).
    package struct Person: Sendable, Equatable, Codable {
        package var name: String
        package var documentKind: String
        package var documentNumber: String
        package var mobile: String
        package var mail: String

        package init(name: String, documentKind: String, documentNumber: String, mobile: String, mail: String) {
            self.name = name
            self.documentKind = documentKind
            self.documentNumber = documentNumber
            self.mobile = mobile
            self.mail = mail
        }
    }

    /// A service that is being filed (互联网信息服务).
    package struct Service: Sendable, Equatable, Codable {
        package var id: String
        package var kind: ServiceKind
        package var name: String
        package var domain: String
        package var homeURL: String
        package var person: Person
        package var ips: [String]
        package var accessMethod: String
        /// The province in which the server stands, by its name in `Province`.
        package var serverProvince: String

        package init(
            id: String, kind: ServiceKind, name: String, domain: String, homeURL: String, person: Person,
            ips: [String], accessMethod: String, serverProvince: String
        ) {
            self.id = id
            self.kind = kind
            self.name = name
            self.domain = domain
            self.homeURL = homeURL
            self.person = person
            self.ips = ips
            self.accessMethod = accessMethod
            self.serverProvince = serverProvince
        }
    }

    /// The reference by which results come back: the report's id.
    package var reference: String
    package var kind: ApplicationKind
    package var province: String
    package var nature: String
    package var documentKind: String
    package var documentNumber: String
    package var entityName: String
    package var registeredAddress: String
    package var mailingAddress: String
    package var person: Person
    package var services: [Service]
    /// The materials, by kind; the pictures themselves travel with the ministry's format.
    package var materials: [String]

    package init(
        reference: String, kind: ApplicationKind, province: String, nature: String, documentKind: String,
        documentNumber: String, entityName: String, registeredAddress: String, mailingAddress: String, person: Person,
        services: [Service], materials: [String]
    ) {
        self.reference = reference
        self.kind = kind
        self.province = province
        self.nature = nature
        self.documentKind = documentKind
        self.documentNumber = documentNumber
        self.entityName = entityName
        self.registeredAddress = registeredAddress
        self.mailingAddress = mailingAddress
        self.person = person
        self.services = services
        self.materials = materials
    }
}
