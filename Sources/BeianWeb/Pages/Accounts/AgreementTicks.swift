import BeianCore

/// The boxes with which documents are accepted, each in the edition that was shown (协议勾选).
struct AgreementTicks {
    let fields: [FormField]
    let documents: [PageLink]
    let editions: [Confirmation.Hidden]

    init(_ documents: [AgreementDocument], sheet: FormSheet, words: Words) {
        fields = documents.map { sheet.field($0.rawValue, key: "agreements.\($0.rawValue)", .tick) }
        self.documents = documents.map { document in
            PageLink(Links.agreement(document), words("agreements.\(document.rawValue).title"))
        }
        editions = documents.map { Confirmation.Hidden(name: "edition.\($0.rawValue)", value: $0.edition) }
    }

    /// What was accepted, with the editions that the form showed.
    static func accepted(in form: Form) -> [AgreementDocument: String] {
        let ticked = AgreementDocument.ofAccount.filter { form[$0.rawValue] == "yes" }
        return Dictionary(uniqueKeysWithValues: ticked.map { ($0, form["edition.\($0.rawValue)"]) })
    }

    /// The boxes that were left empty, or stand for an edition that is no longer in force.
    static func missing(_ documents: [AgreementDocument], in form: Form) -> [Finding] {
        let accepted = accepted(in: form)
        return documents.compactMap { document in
            guard accepted[document] != document.edition else { return nil }
            let code = accepted[document] == nil ? "agreement.not-accepted" : "agreement.other-edition"
            return Finding(pointer: "#/\(document.rawValue)", code: code)
        }
    }
}
