import BeianCore
import BeianRulebook
import Foundation
import FuzzDriver

// libFuzzer calls this with whatever it thinks of: names must be matched without a crash, and a hit must be there.
private func fuzzNames(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    let half = text.index(text.startIndex, offsetBy: text.count / 2)
    let (name, other) = (String(text[..<half]), String(text[half...]))
    let sheet = FactSheet([
        .serviceName: .text(name), .entityName: .text(other), .businessScope: .text(text),
        .mailingAddress: .text(text), .division: .text("330106"), .province: .text("330000"),
        .homeURL: .text(text), .domain: .text(other), .personMobileHome: .text(other),
        .applicationKind: .text("first-filing"), .serviceKind: .text("website"), .nature: .text("enterprise"),
        .entityClass: .text("organisation"), .materials: .codes([]), .preApproval: .text("none"),
    ])
    for rule in book.rules {
        _ = rule.bites(sheet)
        for check in rule.when.checks {
            guard let hit = check.hit(in: sheet), let fact = check.facts.first, let found = sheet.text(fact) else {
                continue
            }
            guard case .containsWord = check else { continue }
            precondition(PlainText(found).contains(PlainText(hit)), "a word was found that is not there")
        }
    }
    return 0
}

private let book: Rulebook = {
    do {
        return try BeianRulebook.load()
    } catch {
        fatalError("\(error)")
    }
}()

@main
struct Fuzz {
    static func main() throws {
        guard let folder = ProcessInfo.processInfo.environment["BEIAN_FUZZ_SEEDS"] else { fuzz(fuzzNames) }
        try Seeds(of: book).write(to: URL(fileURLWithPath: folder))
    }
}
