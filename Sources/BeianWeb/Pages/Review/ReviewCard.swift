import BeianCore

/// One item of the review page (审核项): its answers, what proves them, what was found, and the verdict.
struct ReviewCard: Sendable {
    /// An answer.
    struct Row: Sendable {
        let label: String
        let value: String
        /// What stood here in the last round, when it was something else.
        let before: String?
        let isChanged: Bool
        let isPersonal: Bool
        /// The clear value, in the answer to a request to see it.
        let revealed: String?
        let findings: FindingList?
    }

    /// A picture that proves the answers.
    struct Proof: Sendable {
        let caption: String
        let address: String
        let isNew: Bool
    }

    /// A verdict in words.
    struct Said: Sendable {
        let tag: Tag
        let reason: String?
        let remedy: String?
        let remark: String?
        let by: String
    }

    /// The controls of the verdict.
    struct Controls: Sendable {
        let id: String
        let name: String
        let legend: String
        let passes: Bool
        let fails: Bool
        let isLocked: Bool
        let error: String?
        let remedy: String?
        let errorID: String
        let reasonID: String
        let reasonName: String
        let fitting: [Choice]
        let others: [Choice]
        let remarkID: String
        let remarkName: String
        let remark: String
    }

    /// A choice of the list of reasons.
    struct Choice: Sendable {
        let value: String
        let text: String
        let chosen: Bool
    }

    /// The request to see a personal value in clear.
    struct Reveal: Sendable {
        /// Whether it stands outside of the form with the verdicts and needs one of its own.
        let isAlone: Bool
        /// Whether it was just sent.
        let isAsked: Bool
        let address: String
        let reasonID: String
        let reasonName: String
        let errorID: String
        let reason: String
        let error: String?
        let buttons: [Button]
    }

    /// A button of that request.
    struct Button: Sendable {
        let value: String
        let label: String
    }

    let id: String
    let titleID: String
    let title: String
    let place: String
    let state: Tag?
    let rows: [Row]
    let proofs: [Proof]
    let noProof: Bool
    let removed: [String]
    let findings: FindingList?
    /// Where the draft of a rule for the verdict can be had, when none foresaw it.
    let proposal: String?
    let last: Said?
    let given: Said?
    let controls: Controls?
    let reveal: Reveal?
}

/// The items of the entity or of one website.
struct ReviewGroup: Sendable {
    let id: String
    let title: String
    let cards: [ReviewCard]
}
