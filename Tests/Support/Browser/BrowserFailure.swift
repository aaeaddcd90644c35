/// What a browser could not do, in a sentence that names the page it was on.
package struct BrowserFailure: Error, CustomStringConvertible {
    package var description: String

    package init(_ description: String) {
        self.description = description
    }

    /// Whether what was looked at belonged to the page before.
    var isAboutAPageThatWentAway: Bool {
        description.contains("stale element") || description.contains("does not belong to the document")
    }
}
