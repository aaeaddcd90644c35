import BeianCore

extension Report.Person {
    /// The entity's person in charge.
    ///
    /// An individual is their own.
    init(of dossier: Dossier) {
        let entity = dossier.entity
        self.init(
            name: entity[.personName],
            documentKind: dossier.isIndividual ? entity[.documentKind] : entity[.personDocumentKind],
            documentNumber: dossier.isIndividual ? entity[.documentNumber] : entity[.personDocumentNumber],
            mobile: entity[.personMobile], mail: entity[.personMail])
    }

    /// The person in charge of a service.
    init(of dossier: Dossier, service index: Int) {
        guard dossier.hasOwnPerson(service: index) else {
            self.init(of: dossier)
            return
        }
        let answers = dossier.services[index].answers
        self.init(
            name: answers[.servicePersonName], documentKind: answers[.servicePersonDocumentKind],
            documentNumber: answers[.servicePersonDocumentNumber], mobile: answers[.servicePersonMobile],
            mail: answers[.servicePersonMail])
    }
}
