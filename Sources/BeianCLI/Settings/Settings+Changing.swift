extension Settings {
    /// The same settings with some values in the place of others.
    package func changing(_ changes: [Setting: String]) throws -> Settings {
        try Settings(values: values.merging(changes) { $1 })
    }

    /// The same settings with values where nobody said anything.
    package func filling(_ standards: [Setting: String]) throws -> Settings {
        try Settings(values: standards.merging(values) { $1 })
    }
}
