import BeianCore
import BeianDesk

/// An application as programs see it (申请报文), in the shape of its dossier.
struct ApplicationDocument: Encodable, Sendable {
    struct Deadline: Encodable, Sendable {
        let at: String
        let isProvisional: Bool

        init(_ deadline: StageDeadline) {
            at = deadline.at.description
            isProvisional = deadline.isProvisional
        }
    }

    struct Piece: Encodable, Sendable {
        let id: String
        let kind: String
        let service: String?
    }

    struct Judgement: Encodable, Sendable {
        let item: String
        let passes: Bool
        let code: String?
        let reason: String?
        let remedy: String?
        let remark: String?
    }

    struct Line: Encodable, Sendable {
        let occurrence: String
        let at: String
        let by: String?
        let from: String?
        let to: String?
    }

    let id: String
    let kind: String
    let product: String
    let stage: String
    let stageSince: String
    let turn: String?
    let deadline: Deadline?
    let round: Int
    let version: Version
    let createdAt: String
    let updatedAt: String
    let entity: [String: JSONValue]
    let services: [[String: JSONValue]]
    let materials: [Piece]
    let steps: [String]
    let returnedItems: [String]
    var findings: [ProblemDocument.Fault]?
    var verdicts: [Judgement]?
    var history: [Line]?
    var result: [FilingDocument]?

    /// An application as it stands.
    init(_ application: FilingApplication, deadline: StageDeadline?, personal: Bool) {
        id = application.id.text
        kind = application.kind.rawValue
        product = application.product.rawValue
        stage = application.stage.rawValue
        stageSince = application.stageSince.description
        turn = application.stage.facts.turn?.rawValue
        self.deadline = deadline.map { Deadline($0) }
        round = application.round
        version = application.version
        createdAt = application.createdAt.description
        updatedAt = application.updatedAt.description
        let dossier = application.dossier
        entity = Self.tree(dossier, ofService: false, personal: personal)
        services = dossier.services.enumerated().map { index, service in
            var tree = Self.tree(dossier, ofService: true, service: index, personal: personal)
            tree["id"] = .text(service.id.text)
            switch service.hosting {
            case .instance(let instance)?: tree["hosting"] = .object(["instance": .text(instance.text)])
            case .number(let number)?: tree["hosting"] = .object(["number": .text(number)])
            case nil: break
            }
            return tree
        }
        materials = dossier.materials.map {
            Piece(id: $0.material.text, kind: $0.kind.rawValue, service: $0.service?.text)
        }
        steps = application.steps(for: .applicant).map(\.rawValue)
        returnedItems = application.returnedItems
    }

    /// An application with everything that is to be said about it.
    init(_ full: ApplicationInFull.Answer, personal: Bool, words: Words, rejections: [Rejection]) {
        self.init(full.application, deadline: full.deadline, personal: personal)
        findings = full.findings.map { ProblemDocument.Fault($0, words: words) }
        verdicts = full.verdicts.map { verdict in
            let known = rejections.first { $0.code == verdict.reason }
            return Judgement(
                item: verdict.item, passes: verdict.passes, code: verdict.reason,
                reason: known?.reason.said(in: words.language), remedy: known?.remedy.said(in: words.language),
                remark: verdict.remark.isEmpty ? nil : verdict.remark)
        }
        history = full.history.map {
            Line(
                occurrence: $0.occurrence.rawValue, at: $0.at.description, by: $0.role?.rawValue,
                from: $0.from?.rawValue, to: $0.to?.rawValue)
        }
        result = full.entries.map { FilingDocument($0) }
    }

    /// Answers as nested members: yes and no as booleans, several codes as lists, personal ones masked.
    private static func tree(
        _ dossier: Dossier, ofService: Bool, service index: Int = 0, personal: Bool
    ) -> [String: JSONValue] {
        var tree: [String: JSONValue] = [:]
        var inner: [String: [String: JSONValue]] = [:]
        for row in FieldTable.rows where row.field.isOfService == ofService {
            let answer = dossier.answer(row.field, service: index)
            guard !answer.isEmpty else { continue }
            let value = value(answer, row.kind, mask: personal ? nil : dossier.mask(of: row.field, service: index))
            let steps = row.field.path.split(separator: "/").map(String.init)
            if steps.count == 2 {
                inner[steps[0], default: [:]][steps[1]] = value
            } else {
                tree[row.field.path] = value
            }
        }
        for (name, members) in inner { tree[name] = .object(members) }
        return tree
    }

    private static func value(_ answer: String, _ kind: FieldKind, mask: Masked.Style?) -> JSONValue {
        switch kind {
        case .yesNo: .bool(answer == "yes")
        case .contents, .languages: .list(answer.split(separator: ";").map { .text(String($0)) })
        default: .text(mask.map { Masked(answer, $0).description } ?? answer)
        }
    }
}
