/// What can go wrong in the store, in words that do not depend on the engine and never contain a stored value.
package enum StoreFault: Error, Equatable, Sendable {
    /// Another writer held the store for longer than anybody should wait. Worth trying again.
    case busy
    /// A value that must be unique is taken; `constraint` is the columns, as `account.mail,account.kind`.
    case conflictingKey(constraint: String)
    /// A row that is referred to does not exist, or one that is still referred to was to go.
    case brokenReference
    /// A rule of the schema refused the row: a missing value or a check.
    case refusedRow(String)
    /// The row was changed since it was read.
    case staleVersion
    /// A column is missing from the answer or holds another type.
    case badRow(String)
    /// A sealed text or file cannot be opened, or there is no key to seal with. Never says what was inside.
    case unsealable(String)
    /// The key file cannot be used.
    case keyFile(String)
    /// The schema and the program do not belong together.
    case schema(String)
    /// A file of the materials is missing, damaged or has an impossible name.
    case material(String)
    /// A backup is incomplete or changed, or its target is not empty.
    case backup(String)
    /// The engine reports a failure of its own, such as a full disk.
    case engine(String)
}

extension StoreFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .busy: "The store is busy: another writer holds it."
        case .conflictingKey(let constraint): "The key \(constraint) is taken."
        case .brokenReference: "A referenced row does not exist, or is still referred to."
        case .refusedRow(let rule): "The schema refuses the row: \(rule)."
        case .staleVersion: "The row was changed in the meantime."
        case .badRow(let column): "The column \(column) is missing or holds another type."
        case .unsealable(let sentence), .keyFile(let sentence), .schema(let sentence), .material(let sentence),
            .backup(let sentence), .engine(let sentence):
            sentence
        }
    }
}
