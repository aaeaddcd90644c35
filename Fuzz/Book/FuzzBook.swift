import BeianCore
import BeianRulebook
import Foundation
import FuzzDriver

// libFuzzer calls this with whatever it thinks of: a page is read or refused with a fault, never with a crash.
private func fuzzBook(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let page = Data(UnsafeBufferPointer(start: bytes, count: count))
    do throws(RulebookFault) {
        let book = try RulebookReader.book(from: companions.merging(["page.yaml": page]) { $1 })
        for rule in book.rules { _ = rule.sentence(in: .chinese) + rule.sentence(in: .english) }
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}

/// What a page with rules needs beside it to be bound: the reasons of the book, and a short list for each name.
private let companions: [String: Data] = {
    do {
        let files = try RulebookReader.files(in: URL(fileURLWithPath: "Sources/BeianRulebook/Book"))
        let names = Set(try RulebookReader.book(from: files).rules.flatMap(\.when.wordLists).map(\.name)).sorted()
        let lists = names.filter { !$0.isEmpty }.map { name in
            "  - { name: \(name), meaning: { zh-Hans: 词, en: word }, source: 词表 (NAM-04), words: [青山] }\n"
        }
        let words = Data(("words:\n" + lists.joined()).utf8)
        let beside = ["rejections.yaml": files["rejections.yaml"] ?? Data(), "words.yaml": words]
        _ = try RulebookReader.book(from: beside.merging(["page.yaml": files["hosting.yaml"] ?? Data()]) { $1 })
        return beside
    } catch {
        fatalError("no page can be bound: \(error)")
    }
}()

@main
struct Fuzz {
    static func main() { fuzz(fuzzBook) }
}
