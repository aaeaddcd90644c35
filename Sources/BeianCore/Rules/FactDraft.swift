/// The facts of one dossier while they are being collected.
struct FactDraft {
    let dossier: Dossier
    let index: Int
    let context: RuleContext
    let day: Day
    var values: [Fact: FactValue] = [:]

    mutating func addEntity() {
        if let province = dossier.province { values[.province] = .text(province.code) }
        if let nature = EntityNature(rawValue: dossier.answer(.nature)) {
            values[.nature] = .text(nature.rawValue)
            values[.entityClass] = .text(nature.class.rawValue)
        }
        copy(.documentKind, to: .documentKind)
        if let kind = DocumentKind(rawValue: dossier.answer(.documentKind)),
            let number = try? kind.parse(dossier.answer(.documentNumber))
        {
            values[.documentNumber] = .text(number)
        }
        let code = try? SocialCreditCode(dossier.answer(.documentNumber))
        if let province = dossier.province, let issuer = code?.province {
            values[.codeIsElsewhere] = .yesNo(issuer != province)
        }
        values[.isSoleTrader] = .yesNo(
            code?.description.hasPrefix("92") == true || dossier.answer(.entityName).contains("个体工商户"))
        copy(.entityName, to: .entityName)
        copy(.division, to: .division)
        copy(.registeredAddress, to: .registeredAddress)
        copy(.mailingAddress, to: .mailingAddress)
        copy(.investor, to: .investor)
        copy(.entityRemark, to: .entityRemark, evenEmpty: true)
        values[.serviceCount] = .number(dossier.services.count)
        guard context.tellsMaterials else { return }
        values[.materials] = .codes(
            Set(
                dossier.materials
                    .filter { $0.service == nil || $0.service == serviceID }
                    .map(\.kind.rawValue)
            )
        )
    }

    mutating func addPersons() {
        copy(yesNo: .isLegalRepresentative, to: .isLegalRepresentative)
        copy(.personName, to: .personName)
        let ownsDocument = !dossier.isIndividual
        let kind: Field = ownsDocument ? .personDocumentKind : .documentKind
        let number: Field = ownsDocument ? .personDocumentNumber : .documentNumber
        addDocument(kind, number, as: (.personDocumentKind, .personDocumentNumber, .personAge, .personRegion))
        addMobile(.personMobile, as: (.personMobile, .personMobileIsVirtual, .personMobileIsElsewhere))
        addMobile(.emergencyPhone, as: (.emergencyPhone, nil, .emergencyIsElsewhere))
        addPhone(.personOfficePhone, as: .personOfficePhone)
        addMail(.personMail, as: .personMail)
    }

    mutating func addService() {
        values[.serviceKind] = .text(dossier.services[index].kind.rawValue)
        if case .success(let name) = context.names(dossier.answer(.domain, service: index)) {
            values[.domain] = .text(name.aLabel)
            values[.suffix] = .text(name.topLevel)
            values[.domainIsInternationalised] = .yesNo(name.isInternationalised)
            let lists = [context.approvedSuffixes, context.bookSuffixes].filter { !$0.isEmpty }
            if !lists.isEmpty {
                values[.suffixIsApproved] = .yesNo(lists.contains { $0.contains(name.topLevel) })
            }
        }
        copy(.serviceName, to: .serviceName)
        if case .success(let home) = context.homeURL(answer(.homeURL)) {
            values[.homeURL] = .text(home.description)
        }
        copy(codes: .contents, to: .contents)
        copy(codes: .languages, to: .languages)
        copy(.preApproval, to: .preApproval)
        copy(.accessMethod, to: .accessMethod)
        copy(.serviceRemark, to: .serviceRemark, evenEmpty: true)
        copy(.domainHolder, to: .domainHolder)
        copy(.domainHolderNumber, to: .domainHolderNumber)
        copy(.domainRegistrar, to: .domainRegistrar)
        copy(.domainVerifiedOn, to: .domainVerifiedOn)
        copy(.domainExpiresOn, to: .domainExpiresOn)
        copy(yesNo: .sharesPerson, to: .sharesPerson)
        guard dossier.hasOwnPerson(service: index) else { return }
        copy(.servicePersonName, to: .servicePersonName)
        addDocument(
            .servicePersonDocumentKind,
            .servicePersonDocumentNumber,
            as: (
                .servicePersonDocumentKind, .servicePersonDocumentNumber, .servicePersonAge, .servicePersonRegion
            )
        )
        addMobile(
            .servicePersonMobile,
            as: (.servicePersonMobile, .servicePersonMobileIsVirtual, .servicePersonMobileIsElsewhere)
        )
        addPhone(.servicePersonOfficePhone, as: .servicePersonOfficePhone)
        addMail(.servicePersonMail, as: .servicePersonMail)
    }

    private var serviceID: ID<ServiceDraft>? {
        dossier.services.indices.contains(index) ? dossier.services[index].id : nil
    }

    private func answer(_ field: Field) -> String { dossier.answer(field, service: index) }

    private mutating func copy(_ field: Field, to fact: Fact, evenEmpty: Bool = false) {
        guard dossier.asks(field, service: index) else { return }
        let text = answer(field).halfWidth
        guard evenEmpty || !text.isEmpty else { return }
        if case .choice(let codes) = fact.type, !codes.contains(text) { return }
        values[fact] = .text(text)
    }

    private mutating func copy(yesNo field: Field, to fact: Fact) {
        guard dossier.asks(field, service: index) else { return }
        switch answer(field) {
        case "yes": values[fact] = .yesNo(true)
        case "no": values[fact] = .yesNo(false)
        default: break
        }
    }

    private mutating func copy(codes field: Field, to fact: Fact) {
        let codes = dossier.services[index].answers.codes(field)
        if !codes.isEmpty { values[fact] = .codes(Set(codes)) }
    }

    private mutating func addDocument(
        _ kindField: Field,
        _ numberField: Field,
        as facts: (kind: Fact, number: Fact, age: Fact, region: Fact?)
    ) {
        guard let kind = DocumentKind(rawValue: answer(kindField)) else { return }
        values[facts.kind] = .text(kind.rawValue)
        guard let number = try? kind.parse(answer(numberField)) else { return }
        values[facts.number] = .text(number)
        if kind == .residentID, let resident = try? ResidentIDNumber(number) {
            if let age = resident.age(on: day) { values[facts.age] = .number(age) }
            if let region = facts.region { values[region] = .text(resident.province.code) }
        } else if let permit = try? ResidencePermitNumber(number), let age = permit.birth.age(on: day) {
            values[facts.age] = .number(age)
        }
    }

    private mutating func addMobile(_ field: Field, as facts: (number: Fact, virtual: Fact?, elsewhere: Fact)) {
        guard let mobile = try? MobileNumber(answer(field)) else { return }
        values[facts.number] = .text(mobile.description)
        if let virtual = facts.virtual { values[virtual] = .yesNo(mobile.isVirtualOperator) }
        if let elsewhere = context.mobilesElsewhere {
            values[facts.elsewhere] = .yesNo(elsewhere.contains(mobile.description))
        }
    }

    private mutating func addPhone(_ field: Field, as fact: Fact) {
        if let mobile = try? MobileNumber(answer(field)) {
            values[fact] = .text(mobile.description)
        } else if let phone = try? OfficePhone(answer(field)) {
            values[fact] = .text(phone.description)
        }
    }

    private mutating func addMail(_ field: Field, as fact: Fact) {
        guard let mail = try? MailAddress(answer(field)) else { return }
        values[fact] = .text(mail.description.lowercased())
    }
}
