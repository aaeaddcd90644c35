import BeianCore
import BeianRulebook
import Foundation

// libFuzzer calls this with whatever it thinks of: a page is read or refused with a fault, never with a crash.
private func fuzzBook(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let page = Data(UnsafeBufferPointer(start: bytes, count: count))
    do throws(RulebookFault) {
        let book = try RulebookReader.book(from: ["page.yaml": page])
        for rule in book.rules { _ = rule.sentence(in: .chinese) + rule.sentence(in: .english) }
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}

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
        exit(drive(&count, &arguments, fuzzBook))
    }
}
