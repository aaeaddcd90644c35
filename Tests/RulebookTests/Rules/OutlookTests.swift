import BeianCore
import BeianRulebook
import BeianTesting
import Foundation
import Testing

@Suite("What is told before and after the book is asked")
struct OutlookTests {
    @Test("Every province tells every nature what it will ask", arguments: Province.allCases)
    func outlook(province: Province) throws {
        let book = try CheckScene.book.get()
        for nature in EntityNature.allCases {
            let outlook = book.outlook(of: province, nature: nature, on: try Day("2026-11-23"))
            #expect(!outlook.items.isEmpty && !outlook.materials.isEmpty, "\(nature)")
            let strangers = outlook.items.map(\.rule.scope.provinces).filter { !$0.isEmpty && !$0.contains(province) }
            #expect(strangers.isEmpty, "\(nature)")
        }
    }

    @Test("Guangdong's pledge is certain for an enterprise; what depends on answers is not")
    func certain() throws {
        let outlook = try CheckScene.book.get().outlook(
            of: .guangdong, nature: .enterprise, on: try Day("2026-11-23"))
        let pledge = outlook.items.first { $0.rule.demand == .material([.commitmentLetter]) }
        #expect(pledge?.isCertain == true && pledge?.weight == .block)
        #expect(outlook.items.contains { !$0.isCertain })
    }

    @Test("A reviewer's proposal is a page of the book that loads, and names nobody")
    func proposal() throws {
        let book = try CheckScene.book.get()
        var dossier = SampleDossier.individual()
        dossier.entity[.entityRemark] = "联系人李某"
        let facts = FactSheet(
            of: dossier, service: 0, knowing: SampleDossier.context, kind: .firstFiling, on: SampleDossier.day)
        for topic in ReviewTopic.allCases {
            let proposal = RuleProposal(
                topic: topic, rejection: book.rejections(for: topic).first, remark: "名称与‘单位’不符: 请\n改'名", facts: facts,
                day: SampleDossier.day)
            let page = proposal.yaml
            let files = [
                "proposal.yaml": Data(page.utf8),
                "rejections.yaml": Data(contentsOf: "rejections.yaml"),
            ]
            let read = try RulebookReader.book(from: files)
            #expect(read.rules.count == 1 && read.rules[0].weight == .warn, "\(topic)")
            let service = dossier.services[0].answers
            for secret in [
                dossier.entity[.personName], dossier.entity[.documentNumber], "李某", "1390000", service[.domain],
                service[.serviceName], dossier.entity[.mailingAddress],
            ] {
                #expect(!page.contains(secret), "\(topic) \(secret)")
            }
        }
    }
}

extension Data {
    /// A page of the book that comes with the program.
    fileprivate init(contentsOf page: String) {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/BeianRulebook/Book").standardized
        self = (try? Data(contentsOf: folder.appending(path: page))) ?? Data()
    }
}
