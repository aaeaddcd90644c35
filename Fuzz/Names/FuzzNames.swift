import BeianCore
import BeianRulebook
import Foundation

// libFuzzer calls this with whatever it thinks of: names must be matched without a crash, and a hit must be there.
private func fuzzNames(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    let half = text.index(text.startIndex, offsetBy: text.count / 2)
    let (name, other) = (String(text[..<half]), String(text[half...]))
    let sheet = FactSheet([
        .serviceName: .text(name), .entityName: .text(other), .businessScope: .text(text),
        .mailingAddress: .text(text), .division: .text("330106"), .province: .text("330000"),
        .homeURL: .text(text), .domain: .text(other), .personMobileHome: .text(other),
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

// SwiftPM gives each executable its own entry, so libFuzzer's driver is called instead of its main.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
struct Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(drive(&count, &arguments, fuzzNames))
    }
}
