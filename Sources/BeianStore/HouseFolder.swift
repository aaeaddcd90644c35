/// How the data folder, and every backup of it, is laid out.
package enum HouseFolder {
    /// The file of the books.
    package static let books = "beian.sqlite"
    /// The folder of the material vault.
    package static let materials = "materials"
    /// The anchors of the history, which the server writes each day.
    ///
    /// Not part of a backup: an older history is no cut one.
    package static let anchors = "audit-anchors.jsonl"
    /// The folder of compiled rule books; no backup holds it.
    ///
    /// Without it the next changed book is not compared with the one before: nobody is told which open applications it
    /// judges otherwise, until each is looked at again. Anything else in it is made anew.
    package static let cache = "cache"
    /// The list of a backup's files.
    ///
    /// Written last: a backup without it is not complete.
    package static let manifest = "manifest.json"
}
