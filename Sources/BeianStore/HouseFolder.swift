/// How the data folder, and every backup of it, is laid out.
package enum HouseFolder {
    /// The file of the books.
    package static let books = "beian.sqlite"
    /// The folder of the material vault.
    package static let materials = "materials"
    /// The list of a backup's files.
    ///
    /// Written last: a backup without it is not complete.
    package static let manifest = "manifest.json"
}
