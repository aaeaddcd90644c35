import BeianCore

extension Finding {
    /// The kinds of material of which one is asked for (可选其一的材料).
    var kinds: [MaterialKind] {
        parameters["kind"]?.split(separator: ",").compactMap { MaterialKind(rawValue: String($0)) } ?? []
    }
}

extension Words {
    /// Materials of which one will do.
    func either(_ kinds: [MaterialKind]) -> String {
        kinds.map { self("materials.kind.\($0.rawValue)") }.joined(separator: self("materials.or"))
    }
}
