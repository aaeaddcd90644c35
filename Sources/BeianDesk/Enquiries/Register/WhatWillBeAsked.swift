package import BeianCore

/// What a province will ask of a kind of entity (办理前须知), told to everybody before anything is bought or typed.
package struct WhatWillBeAsked: Enquiry {
    package static let name = "rules.outlook"
    package static let askers = Set(Role.allCases)
    package static let problems: Set<Problem.Code> = []
    package static let scope: Scope? = nil

    package var province: Province
    package var nature: EntityNature

    package init(province: Province, nature: EntityNature) {
        self.province = province
        self.nature = nature
    }

    package func answer(_ work: Work) throws -> Outlook {
        work.rulebook.outlook(of: province, nature: nature, on: work.today)
    }
}
