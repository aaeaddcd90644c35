/// Whether a dossier is complete and well formed (资料完整性检查), before any rule is asked.
///
/// It finds everything at once and never stops at the first fault. Saving a section looks at that section only, so that
/// nobody is told of pages they have not come to yet.
public enum DossierCheck {
    /// Faults that no single value shows (结构问题).
    public enum Fault: String, CaseIterable, Sendable {
        /// A field that must be answered is empty.
        case missing = "value.missing"
        /// An answer is longer than the ministry takes.
        case tooLong = "value.too-long"
        /// An answer holds characters that cannot be seen.
        case unprintable = "value.unprintable"
        /// An answer came back as it is shown masked.
        case masked = "value.masked"
        /// An answer is none of those offered.
        case notAChoice = "value.not-a-choice"
        /// The certificate does not go with the nature of the entity.
        case documentNature = "document.kind-not-of-nature"
        /// A person in charge cannot identify with this kind of document.
        case documentPerson = "document.kind-not-of-person"
        /// The document is valid from a day to come.
        case notYetValid = "document.not-yet-valid"
        /// The document would be older than any that is in use.
        case issuedTooEarly = "document.issued-too-early"
        /// The document is valid no longer.
        case expired = "document.expired"
        /// The document will expire before the application can be through.
        case expiresSoon = "document.expires-soon"
        /// The last day of validity is not after the first.
        case daysCrossed = "document.days-crossed"
        /// The county or city lies in another province.
        case divisionOutside = "division.outside-province"
        /// Only a province was chosen.
        case divisionCoarse = "division.too-coarse"
        /// The domain lies below the one that is registered.
        case notRegistrable = "domain.not-registrable"
        /// Two services have the same domain.
        case domainRepeated = "domain.repeated"
        /// The holder of the domain is said to be verified on a day to come.
        case verifiedToCome = "domain.verified-to-come"
        /// Another person in charge of this application gives the same mobile number or mail address.
        case contactOfAnother = "contact.of-another-person"
        /// An individual names somebody else as the person in charge.
        case personNotIndividual = "person.not-the-individual"
        /// One service identification number is given for two services.
        case numberRepeated = "hosting.number-repeated"
        /// The home page lies in another domain.
        case homeElsewhere = "home-url.other-domain"
        /// An individual chose a content that only organisations may offer.
        case contentsOfIndividual = "contents.not-for-individuals"
        /// Nothing was said about pre-approval.
        case preApprovalNotChosen = "pre-approval.not-chosen"
        /// No service is in the application.
        case noService = "services.none"
        /// More services than one application may hold.
        case tooManyServices = "services.too-many"
        /// Nothing proves that the service is hosted here.
        case hostingMissing = "hosting.missing"
        /// A material is not attached.
        case materialMissing = "material.missing"
        /// More pictures of a kind than are taken.
        case materialTooMany = "material.too-many"
    }

    /// Every code that a check of form can give, the values' own included, for the catalogue of sentences.
    public static let codes: [String] = (Fault.allCases.map(\.rawValue) + TradeFaults.codes).sorted()

    /// Every fault in the form of the dossier, in the order of the form.
    public static func findings(
        in dossier: Dossier,
        kind: ApplicationKind = .firstFiling,
        context: RuleContext,
        policy: Policy,
        on day: Day
    ) -> [Finding] {
        let check = DossierInspection(dossier: dossier, kind: kind, context: context, policy: policy, day: day)
        let services = dossier.services.indices.flatMap { check.service($0) }
        let found = check.entity() + services + check.count() + check.materials()
        return FindingOrder(of: dossier).sorted(found)
    }

    /// The faults in the form of one section; of a section of a service, only that service is looked at.
    public static func findings(
        in dossier: Dossier,
        section: Section,
        service: ID<ServiceDraft>? = nil,
        kind: ApplicationKind = .firstFiling,
        context: RuleContext,
        policy: Policy,
        on day: Day
    ) -> [Finding] {
        let check = DossierInspection(dossier: dossier, kind: kind, context: context, policy: policy, day: day)
        let pointers = pointers(in: dossier, section: section, service: service)
        let found: [Finding]
        switch section {
        case .materials: found = check.materials()
        case .typeCheck:
            found = check.entity() + indices(of: service, in: dossier).flatMap { check.service($0) } + check.count()
        case .entity, .person: found = check.entity()
        case .service, .servicePerson, .hosting: found = indices(of: service, in: dossier).flatMap { check.service($0) }
        }
        return FindingOrder(of: dossier).sorted(found.filter { pointers.contains($0.pointer) })
    }

    /// The places in the application's JSON form that belong to a section.
    static func pointers(in dossier: Dossier, section: Section, service: ID<ServiceDraft>?) -> Set<String> {
        let fields = FieldTable.rows(in: section).map(\.field)
        var pointers = Set(fields.filter { !$0.isOfService }.map { $0.pointer() })
        for index in indices(of: service, in: dossier) {
            pointers.formUnion(fields.filter(\.isOfService).map { $0.pointer(service: index) })
            if section == .hosting { pointers.insert(hostingPointer(index)) }
        }
        switch section {
        case .typeCheck: pointers.formUnion([kindPointer, servicesPointer])
        case .materials: pointers.insert(materialsPointer)
        case .entity, .person, .service, .servicePerson, .hosting: break
        }
        return pointers
    }

    static let kindPointer = "#/kind"
    static let servicesPointer = "#/services"
    static let materialsPointer = "#/materials"
    static func hostingPointer(_ index: Int) -> String { "#/services/\(index)/hosting" }

    private static func indices(of service: ID<ServiceDraft>?, in dossier: Dossier) -> [Int] {
        guard let service else { return Array(dossier.services.indices) }
        return dossier.index(of: service).map { [$0] } ?? []
    }
}

extension Finding {
    init(_ fault: DossierCheck.Fault, at pointer: String, _ parameters: [String: String] = [:]) {
        self.init(pointer: pointer, code: fault.rawValue, parameters: parameters)
    }
}
