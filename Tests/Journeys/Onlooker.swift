import BeianTesting
import BeianWeb
import Foundation
import Testing

/// Whoever sits in front of a screen in a journey: speaks of the page as it reads, and looks at it with care.
protocol Onlooker: Sendable {
    var browser: Browser { get }
    var house: JourneyHouse { get }
    var words: Words { get }
    /// The name of the journey, with which its pictures begin.
    var story: String { get }
}

extension Onlooker {
    /// Looks at the page on both widths: nothing may be wrong with it.
    ///
    /// - Parameter status: the status of an answer that is meant to be a refusal, of which the browser complains.
    func look(_ name: String, status: Int? = nil, at location: SourceLocation = #_sourceLocation) async throws {
        let look = try await browser.look("\(story)-\(name)")
        let faults = look.faults.filter { fault in
            status.map { !fault.contains("the server responded with a status of \($0)") } ?? true
        }
        #expect(faults == [], sourceLocation: location)
        let missing = try await browser.text.matches(of: /\[[a-z]+\.[A-Za-z.-]+\]/).map { String($0.output) }
        #expect(missing == [], "\(name) asks for sentences that nobody wrote", sourceLocation: location)
    }

    /// Expects the page to say something.
    func reads(_ text: String, at location: SourceLocation = #_sourceLocation) async throws {
        // A click may come back before the next page does.
        for _ in 0..<100 where try await !browser.text.contains(text) { try await Task.sleep(for: .milliseconds(100)) }
        let page = try await browser.text
        let isThere = page.contains(text)
        #expect(isThere, "“\(text)” is missing; the page says:\n\(page.prefix(1500))", sourceLocation: location)
    }

    /// Expects the page to be silent of something.
    func hides(_ text: String, at location: SourceLocation = #_sourceLocation) async throws {
        let page = try await browser.text
        let isThere = page.contains(text)
        #expect(!isThere, "“\(text)” is there; the page says:\n\(page.prefix(1500))", sourceLocation: location)
    }
}
