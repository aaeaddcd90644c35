extension Condition {
    /// The named checks in the condition and its parts.
    package var checks: [NamedCheck] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.checks)
        case .not(let part): part.checks
        case .check(let check): [check]
        case .is, .oneOf, .between: []
        }
    }

    /// The word lists that are asked.
    package var wordLists: [WordList] {
        checks.compactMap { check in
            switch check {
            case .containsWord(_, let list, _), .beginsWith(_, let list), .endsWith(_, let list): list
            default: nil
            }
        }
    }
}
