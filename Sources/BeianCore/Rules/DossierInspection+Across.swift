// Faults that only show when two answers are held together.
extension DossierInspection {
    /// Whether certificates go with natures and persons.
    ///
    /// Source: docs/sources.md ENT-03.
    func pairing() -> [Finding] {
        var found: [Finding] = []
        if let nature = EntityNature(rawValue: dossier.answer(.nature)),
            let kind = DocumentKind(rawValue: dossier.answer(.documentKind)),
            !nature.documents.contains(kind) || kind == .militaryOfficerCard
        {
            found.append(
                Finding(
                    .documentNature,
                    at: Field.documentKind.pointer(),
                    ["nature": nature.rawValue, "kind": kind.rawValue]
                )
            )
        }
        if dossier.asks(.personDocumentKind) { found += personDocument(.personDocumentKind, service: 0) }
        return found + ownPerson()
    }

    /// Whether an individual answers for their own filing; only programs can name somebody else.
    ///
    /// Source: docs/sources.md PIC-01.
    private func ownPerson() -> [Finding] {
        let (own, other) = (dossier.answer(.documentNumber), dossier.answer(.personDocumentNumber))
        guard dossier.isIndividual, !other.isEmpty, own.halfWidth.uppercased() != other.halfWidth.uppercased() else {
            return []
        }
        return [Finding(.personNotIndividual, at: Field.personDocumentNumber.pointer())]
    }

    /// Whether a person in charge gives the mobile number or mail address of another service's person.
    ///
    /// Source: docs/sources.md PIC-08.
    func contacts(_ index: Int) -> [Finding] {
        guard dossier.hasOwnPerson(service: index) else { return [] }
        let person = dossier.answer(.servicePersonDocumentNumber, service: index).halfWidth
        return [Field.servicePersonMobile, .servicePersonMail].compactMap { field in
            let contact = dossier.answer(field, service: index).halfWidth.lowercased()
            let earlier = (0..<index).first { other in
                let owner = dossier.answer(.servicePersonDocumentNumber, service: other).halfWidth
                return dossier.hasOwnPerson(service: other) && !owner.isEmpty && owner != person
                    && dossier.answer(field, service: other).halfWidth.lowercased() == contact
            }
            guard let earlier, !person.isEmpty, !contact.isEmpty else { return nil }
            return Finding(.contactOfAnother, at: field.pointer(service: index), ["service": String(earlier + 1)])
        }
    }

    /// Whether a service identification number stands for one service only.
    ///
    /// Source: docs/sources.md SN-03.
    func numberOnce(_ index: Int) -> [Finding] {
        guard let number = identification(index) else { return [] }
        guard let earlier = (0..<index).first(where: { identification($0) == number }) else { return [] }
        return [Finding(.numberRepeated, at: DossierCheck.hostingPointer(index), ["service": String(earlier + 1)])]
    }

    private func identification(_ index: Int) -> String? {
        guard case .number(let typed)? = dossier.services[index].hosting else { return nil }
        let number = typed.halfWidth.lowercased()
        return number.isEmpty ? nil : number
    }

    /// Whether the county lies in the province.
    func place() -> [Finding] {
        guard let division = try? DivisionCode(dossier.answer(.division)) else { return [] }
        let pointer = Field.division.pointer()
        if division.tier == .province { return [Finding(.divisionCoarse, at: pointer)] }
        guard let province = dossier.province, division.province != province else { return [] }
        return [Finding(.divisionOutside, at: pointer, ["province": province.rawValue])]
    }

    /// Whether an identity document is valid today and for three months more.
    ///
    /// Source: docs/sources.md IMG-05.
    func validity(from first: Field, until last: Field, service index: Int) -> [Finding] {
        // What nobody has to show need not be valid.
        guard kind.asksMaterials else { return [] }
        var found: [Finding] = []
        let from = try? Day(dossier.answer(first, service: index))
        if let from, from > day { found.append(Finding(.notYetValid, at: first.pointer(service: index))) }
        if let from, from < Self.firstDocuments {
            found.append(
                Finding(
                    pointer: first.pointer(service: index), code: DossierCheck.Fault.issuedTooEarly.rawValue,
                    severity: .warn))
        }
        guard let until = try? Day(dossier.answer(last, service: index)) else { return found }
        let pointer = last.pointer(service: index)
        if let from, until <= from {
            found.append(Finding(.daysCrossed, at: pointer))
        } else if until < day {
            found.append(Finding(.expired, at: pointer))
        } else if until <= day.adding(months: 3) {
            found.append(Finding(.expiresSoon, at: pointer, ["after": day.adding(months: 3).description]))
        }
        return found
    }

    // No document of the People's Republic is older than it; most likely a figure of the year is mistyped.
    private static let firstDocuments = Day(ordinal: -7_397)

    /// Whether another service of the same kind has the same domain; a website and an app may share one.
    ///
    /// Source: docs/sources.md SVC-14.
    func domain(_ index: Int) -> [Finding] {
        guard case .success(let name) = context.names(dossier.answer(.domain, service: index)) else { return [] }
        let earlier = (0..<index).first { other in
            guard dossier.services[other].kind == dossier.services[index].kind,
                case .success(let taken) = context.names(dossier.answer(.domain, service: other))
            else { return false }
            return taken.aLabel == name.aLabel
        }
        guard let earlier else { return [] }
        return [Finding(.domainRepeated, at: Field.domain.pointer(service: index), ["service": String(earlier + 1)])]
    }

    /// Whether the day on which the domain's holder was verified has come.
    ///
    /// Source: docs/sources.md PRO-04.
    func verification(_ index: Int) -> [Finding] {
        guard let verified = try? Day(dossier.answer(.domainVerifiedOn, service: index)), verified > day else {
            return []
        }
        return [Finding(.verifiedToCome, at: Field.domainVerifiedOn.pointer(service: index))]
    }

    /// Whether the home page lies in the domain, as the ministry demands with code 1041.
    func homePage(_ index: Int) -> [Finding] {
        guard case .success(let name) = context.names(dossier.answer(.domain, service: index)),
            case .success(let home) = context.homeURL(dossier.answer(.homeURL, service: index)), !home.belongs(to: name)
        else { return [] }
        return [Finding(.homeElsewhere, at: Field.homeURL.pointer(service: index), ["domain": name.unicode])]
    }

    /// Whether an individual keeps to the contents open to them.
    ///
    /// Source: docs/sources.md SVC-11.
    func contents(_ index: Int) -> [Finding] {
        guard dossier.isIndividual else { return [] }
        let chosen = dossier.services[index].answers.codes(.contents).compactMap { ServiceContent(rawValue: $0) }
        guard let closed = chosen.first(where: { !$0.isOpenToIndividuals }) else { return [] }
        return [
            Finding(
                .contentsOfIndividual,
                at: Field.contents.pointer(service: index),
                ["content": closed.rawValue]
            )
        ]
    }

    /// Whether something proves that the service is hosted here.
    func hosting(_ index: Int) -> [Finding] {
        guard kind.asksHosting else { return [] }
        return switch dossier.services[index].hosting {
        case .instance(let id) where !id.text.isEmpty: []
        case .number(let number) where !number.halfWidth.isEmpty: []
        default: [Finding(.hostingMissing, at: DossierCheck.hostingPointer(index))]
        }
    }

    /// Whether the service's person in charge identifies with a document that is accepted.
    func personOfService(_ index: Int) -> [Finding] {
        dossier.hasOwnPerson(service: index) ? personDocument(.servicePersonDocumentKind, service: index) : []
    }

    private func personDocument(_ field: Field, service index: Int) -> [Finding] {
        guard let kind = DocumentKind(rawValue: dossier.answer(field, service: index)),
            !DocumentKind.forPersons.contains(kind)
        else { return [] }
        return [Finding(.documentPerson, at: field.pointer(service: index), ["kind": kind.rawValue])]
    }
}
