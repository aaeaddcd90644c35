/// The life of an application (申请的生命周期).
///
/// What is not in this table cannot happen.
public enum Lifecycle {
    // swift-format-ignore
    static let table: [Row] = [
        //   from                   step           to                      taken by          only for
        row(.draft,                .submit,       .initialReview,         .applicant,       .reviewed),
        row(.draft,                .submit,       .queued,                .applicant,       .notReviewed),
        row(.draft,                .abandon,      .abandoned,             .applicant),
        row(.draft,                .lapse,        .lapsed,                .clock),
        row(.draft,                .void,         .void,                  .clock),
        row(.initialReview,        .withdraw,     .draft,                 .applicant),
        row(.initialReview,        .sendBack,     .correction,            .reviewer),
        row(.initialReview,        .accept,       .queued,                .reviewer,        .reported),
        row(.initialReview,        .accept,       .granted,               .reviewer,        .local),
        row(.correction,           .submit,       .initialReview,         .applicant,       .reviewed),
        row(.correction,           .submit,       .queued,                .applicant,       .notReviewed),
        row(.correction,           .abandon,      .abandoned,             .applicant),
        row(.correction,           .lapse,        .lapsed,                .clock),
        row(.correction,           .void,         .void,                  .clock),
        row(.queued,               .withdraw,     .draft,                 .applicant),
        row(.queued,               .dispatch,     .reporting,             .courier),
        row(.queued,               .holdBack,     .correction,            .courier),
        row(.reporting,            .deliver,      .smsVerification,       .courier,         .verifiedBySMS),
        row(.reporting,            .deliver,      .administrationReview,  .courier,         .notVerifiedBySMS),
        row(.reporting,            .bounce,       .reportFailed,          .courier),
        row(.reporting,            .grant,        .granted,               .administration),
        row(.reporting,            .refuse,       .refused,               .administration),
        row(.reportFailed,         .retry,        .queued,                .operator),
        row(.reportFailed,         .sendBack,     .correction,            .operator),
        row(.smsVerification,      .verify,       .administrationReview,  .administration),
        row(.smsVerification,      .fail,         .unverified,            .administration),
        row(.smsVerification,      .grant,        .granted,               .administration),
        row(.smsVerification,      .refuse,       .refused,               .administration),
        row(.unverified,           .resubmit,     .queued,                .applicant),
        row(.unverified,           .amend,        .correction,            .applicant),
        row(.unverified,           .abandon,      .abandoned,             .applicant),
        row(.unverified,           .lapse,        .lapsed,                .clock),
        row(.unverified,           .void,         .void,                  .clock),
        row(.administrationReview, .grant,        .granted,               .administration),
        row(.administrationReview, .refuse,       .refused,               .administration),
        row(.refused,              .sendBack,     .correction,            .reviewer),
    ]

    /// One thing that can happen: at a stage, by a party, on a way.
    public struct Row: Sendable, Hashable {
        /// The stage at which it can happen.
        public let from: Stage
        /// What happens.
        public let step: Step
        /// The stage to which it leads.
        public let to: Stage
        /// Who does it.
        public let by: Role
        /// On which ways it can happen.
        public let only: Condition
    }

    /// On which ways a row counts (适用范围).
    public enum Condition: String, Sendable, Hashable, CaseIterable {
        /// On every way.
        case always
        /// When reviewers look first.
        case reviewed
        /// When no reviewer looks first.
        case notReviewed = "not-reviewed"
        /// When it is reported to the administration.
        case reported
        /// When it never leaves the house.
        case local
        /// When somebody answers an SMS.
        case verifiedBySMS = "verified-by-sms"
        /// When nobody answers an SMS.
        case notVerifiedBySMS = "not-verified-by-sms"

        /// Whether the condition holds for a way.
        public func holds(for route: Route) -> Bool {
            switch self {
            case .always: true
            case .reviewed: route.isReviewed
            case .notReviewed: !route.isReviewed
            case .reported: route.isReported
            case .local: !route.isReported
            case .verifiedBySMS: route.isVerifiedBySMS
            case .notVerifiedBySMS: !route.isVerifiedBySMS
            }
        }
    }

    /// Every row, for the printed document and the tests.
    public static var rows: [Row] { table }

    /// The steps that a role can take now on a way: what buttons there are.
    public static func steps(at stage: Stage, by role: Role, on route: Route) -> [Step] {
        table.filter { $0.from == stage && $0.by == role && $0.only.holds(for: route) }.map(\.step)
    }

    /// Where a step leads.
    ///
    /// - Throws: `stepNotOpen` when the step cannot happen at the stage, `notYourTurn` when somebody else takes it.
    public static func destination(
        of step: Step, at stage: Stage, by role: Role, on route: Route
    ) throws(Problem) -> Stage {
        let rows = table.filter { $0.from == stage && $0.step == step && $0.only.holds(for: route) }
        let explained = [
            "stage": stage.rawValue, "step": step.rawValue, "turn": stage.facts.turn?.rawValue ?? "nobody",
        ]
        guard !rows.isEmpty else { throw Problem(.stepNotOpen, parameters: explained) }
        guard let row = rows.first(where: { $0.by == role }) else { throw Problem(.notYourTurn, parameters: explained) }
        return row.to
    }

    private static func row(
        _ from: Stage, _ step: Step, _ to: Stage, _ by: Role, _ only: Condition = .always
    ) -> Row {
        Row(from: from, step: step, to: to, by: by, only: only)
    }
}
