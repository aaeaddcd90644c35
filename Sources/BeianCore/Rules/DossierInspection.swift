/// One look over a dossier's form on one day.
struct DossierInspection {
    let dossier: Dossier
    let kind: ApplicationKind
    let context: RuleContext
    let policy: Policy
    let day: Day

    /// The faults of the entity and its person in charge.
    func entity() -> [Finding] {
        let rows = FieldTable.rows.filter { !$0.field.isOfService }
        var found = rows.flatMap { answers(to: $0, service: 0) }
        found += pairing() + place()
        found += validity(from: .personValidFrom, until: .personValidUntil, service: 0)
        return found
    }

    /// The faults of one service, its person in charge and its hosting.
    func service(_ index: Int) -> [Finding] {
        let rows = FieldTable.rows.filter(\.field.isOfService)
        var found = rows.flatMap { answers(to: $0, service: index) }
        found += personOfService(index) + domain(index) + verification(index) + homePage(index) + contents(index)
        found += hosting(index) + numberOnce(index) + contacts(index)
        if dossier.hasOwnPerson(service: index) {
            found += validity(from: .servicePersonValidFrom, until: .servicePersonValidUntil, service: index)
        }
        return found
    }

    /// Whether there are too few or too many services.
    ///
    /// Source: docs/sources.md PRO-07, IND-02.
    func count() -> [Finding] {
        let limit = dossier.isIndividual ? 1 : policy.servicesPerApplication
        if dossier.services.isEmpty {
            return kind.asksServices ? [Finding(.noService, at: DossierCheck.servicesPointer)] : []
        }
        guard dossier.services.count > limit else { return [] }
        return [Finding(.tooManyServices, at: DossierCheck.servicesPointer, ["limit": String(limit)])]
    }

    /// Which materials are missing or too many.
    func materials() -> [Finding] {
        dossier.materialNeeds.compactMap { need in
            var parameters = ["kind": need.kind.rawValue]
            if let service = need.service { parameters["service"] = service.text }
            let count = dossier.attached(for: need).count
            if count == 0, need.isRequired, kind.asksMaterials {
                return Finding(.materialMissing, at: DossierCheck.materialsPointer, parameters)
            }
            guard count > need.kind.limit else { return nil }
            parameters["limit"] = String(need.kind.limit)
            return Finding(.materialTooMany, at: DossierCheck.materialsPointer, parameters)
        }
    }

    // MARK: single answers

    private func answers(to row: FieldRow, service index: Int) -> [Finding] {
        guard dossier.asks(row.field, service: index) else { return [] }
        let pointer = row.field.pointer(service: index)
        let text = dossier.answer(row.field, service: index)
        guard !text.halfWidth.isEmpty else {
            guard dossier.demands(row.field, service: index) else { return [] }
            return [Finding(row.kind == .preApproval ? .preApprovalNotChosen : .missing, at: pointer)]
        }
        if dossier.mask(of: row.field, service: index) != nil, Masked.looksMasked(text) {
            return [Finding(.masked, at: pointer)]
        }
        guard let fault = fault(in: text, of: row, service: index) else { return [] }
        return [Finding(pointer: pointer, code: fault.code, parameters: fault.parameters)]
    }

    private func fault(in text: String, of row: FieldRow, service index: Int) -> AnswerFault? {
        switch row.kind {
        case .line(let max): AnswerFault(inText: text, most: max, severalLines: false)
        case .lines(let max): AnswerFault(inText: text, most: max, severalLines: true)
        case .yesNo: AnswerFault(in: [text], choices: ["yes", "no"])
        case .province: AnswerFault(in: [text], of: Province.self)
        case .nature: AnswerFault(in: [text], of: EntityNature.self)
        case .entityDocument, .personDocument: AnswerFault(in: [text], of: DocumentKind.self)
        case .accessMethod: AnswerFault(in: [text], of: AccessMethod.self)
        case .contents: AnswerFault(in: codes(text), of: ServiceContent.self)
        case .languages: AnswerFault(in: codes(text), of: SiteLanguage.self)
        case .preApproval: AnswerFault(in: [text], choices: Set(PreApproval.allCases.map(\.rawValue) + ["none"]))
        case .division: AnswerFault(text, DivisionCode.self)
        case .personName: AnswerFault(text, PersonName.self)
        case .day: AnswerFault(text, Day.self)
        case .dayOrLongTerm: text == Self.longTerm ? nil : AnswerFault(text, Day.self)
        case .mobile: AnswerFault(text, MobileNumber.self)
        case .phone: officePhone(text)
        case .mail: AnswerFault(text, MailAddress.self)
        case .documentNumber: number(text, of: row.field, service: index)
        case .domain: name(text, service: index)
        case .homeURL: home(text)
        }
    }

    private func codes(_ text: String) -> [String] { text.split(separator: ";").map(String.init) }

    // Most provinces take a mobile in the place of a fixed line: docs/sources.md PIC-15.
    private func officePhone(_ text: String) -> AnswerFault? {
        (try? MobileNumber(text)) != nil ? nil : AnswerFault(text, OfficePhone.self)
    }

    private func number(_ text: String, of field: Field, service index: Int) -> AnswerFault? {
        let kindField: Field =
            switch field {
            case .personDocumentNumber: .personDocumentKind
            case .servicePersonDocumentNumber: .servicePersonDocumentKind
            default: .documentKind
            }
        // Without a kind there is no algorithm; the kind itself is reported as missing.
        guard let kind = DocumentKind(rawValue: dossier.answer(kindField, service: index)) else { return nil }
        do throws(DocumentKind.NumberFault) {
            _ = try kind.parse(text)
            return nil
        } catch {
            return AnswerFault(code: error.code)
        }
    }

    // An app's servers may answer under a name below the registered one: docs/sources.md APP-01.
    private func name(_ text: String, service index: Int) -> AnswerFault? {
        switch context.names(text) {
        case .success(let name):
            name.isRegistrable || isOfGovernment(name) || dossier.services[index].kind == .app
                ? nil : AnswerFault(.notRegistrable, ["registrable": name.registrable])
        case .failure(let fault): AnswerFault(code: fault.code)
        }
    }

    // Names below gov.cn are filed by themselves: docs/sources.md SVC-16.
    private func isOfGovernment(_ name: DomainName) -> Bool {
        name.registrable.hasSuffix(".gov.cn") && dossier.answer(.nature) == EntityNature.government.rawValue
    }

    private func home(_ text: String) -> AnswerFault? {
        switch context.homeURL(text) {
        case .success: nil
        case .failure(let fault): AnswerFault(code: fault.code)
        }
    }

    static let longTerm = "long-term"
}

/// Why one answer is refused.
struct AnswerFault {
    let code: String
    let parameters: [String: String]

    init(code: String, _ parameters: [String: String] = [:]) {
        self.code = code
        self.parameters = parameters
    }

    init(_ fault: DossierCheck.Fault, _ parameters: [String: String] = [:]) {
        self.init(code: fault.rawValue, parameters)
    }

    init?<Value: TradeValue>(_ text: String, _ type: Value.Type) {
        do throws(Value.Fault) {
            _ = try Value(text)
            return nil
        } catch {
            self.init(code: error.code)
        }
    }

    init?(in codes: [String], choices: Set<String>) {
        guard !Set(codes).isSubset(of: choices) || codes.isEmpty else { return nil }
        self.init(.notAChoice)
    }

    init?<Code: CaseIterable & RawRepresentable>(in codes: [String], of type: Code.Type) where Code.RawValue == String {
        self.init(in: codes, choices: Set(Code.allCases.map(\.rawValue)))
    }

    init?(inText text: String, most limit: Int, severalLines: Bool) {
        let scalars = text.unicodeScalars
        let breaks: Set<Unicode.Scalar> = severalLines ? ["\n", "\r", "\t"] : []
        let hidden = scalars.contains {
            !breaks.contains($0) && ($0.properties.generalCategory == .control || $0.isInvisible)
        }
        if hidden {
            self.init(.unprintable)
        } else if scalars.count > limit {
            self.init(.tooLong, ["limit": String(limit), "length": String(scalars.count)])
        } else {
            return nil
        }
    }
}
