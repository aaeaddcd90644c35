/// Where an application stands (申请阶段).
public enum Stage: String, CaseIterable, Sendable, Codable {
    /// Being filled in (草稿).
    case draft
    /// With the provider's reviewers (初审).
    case initialReview = "initial-review"
    /// Sent back for changes (退回修改).
    case correction
    /// Waiting to be reported to the administration (待报送管局).
    case queued
    /// On its way to the administration (报送中).
    case reporting
    /// The report could not be delivered (报送失败).
    case reportFailed = "report-failed"
    /// The ministry waits for its SMS code (短信核验).
    case smsVerification = "sms-verification"
    /// The SMS code was not entered in time or wrongly too often (短信核验未通过).
    case unverified
    /// With the administration (管局审核).
    case administrationReview = "administration-review"
    /// Refused by the administration; a reviewer translates the opinion (管局驳回).
    case refused
    /// Granted: there is a filing number (备案成功).
    case granted
    /// Given up by the applicant (已放弃).
    case abandoned
    /// Cleaned up after 45 days (超期清理).
    case lapsed
    /// Cleaned up because the entity or domain turned out to be filed (无效清理).
    case void

    /// Whether nothing can happen any more.
    public var isFinal: Bool { facts.turn == nil }
}

/// Something that moves an application from stage to stage (动作).
public enum Step: String, CaseIterable, Sendable, Codable {
    /// Hand in (提交).
    case submit
    /// Take back to edit (撤销).
    case withdraw
    /// Give up (放弃).
    case abandon
    /// Clean up after 45 days (超期清理).
    case lapse
    /// Clean up because it is filed already (无效清理).
    case void
    /// Return for changes (退回修改).
    case sendBack = "send-back"
    /// Keep back before the report, because a rule of the day stands in the way (报送前退回).
    case holdBack = "hold-back"
    /// Pass the initial review (初审通过).
    case accept
    /// Start the report to the administration (报送).
    case dispatch
    /// The administration took the report (报送成功).
    case deliver
    /// The report could not be delivered (报送失败).
    case bounce
    /// Report once more (重新报送).
    case retry
    /// All SMS codes were entered (核验通过).
    case verify
    /// The SMS check failed (核验失败).
    case fail
    /// Hand the same data in once more after a failed SMS check (重新提交).
    case resubmit
    /// Open the data for changes after a failed SMS check (修改资料).
    case amend
    /// The administration grants (通过).
    case grant
    /// The administration refuses (驳回).
    case refuse
}

/// How long a party has at a stage (时限).
public enum Allowance: Sendable, Hashable {
    /// Days counted from the creation of the application.
    case daysOfLife(Int)
    /// Working days counted from the start of the stage.
    case workingDays(Int)
    /// Hours counted from the start of the stage.
    case hours(Int)
}

/// What an applicant may change at a stage (可修改范围).
public enum Editable: Sendable, Hashable {
    /// Everything that the type check did not freeze.
    case everything
    /// Only what was sent back.
    case whatWasReturned
    /// Nothing.
    case nothing
}

/// What a stage means (阶段含义): whose move it is, how long they have, what may be edited.
public struct StageFacts: Sendable, Hashable {
    /// Whose move it is; nil at the end.
    public let turn: Role?
    /// How long they have.
    public let within: Allowance?
    /// What the applicant may change meanwhile.
    public let editable: Editable
    /// Who tells us of a move that is made outside our house.
    public let reportedBy: Role?

    init(turn: Role?, within: Allowance?, editable: Editable, reportedBy: Role? = nil) {
        self.turn = turn
        self.within = within
        self.editable = editable
        self.reportedBy = reportedBy
    }

    static let final = StageFacts(turn: nil, within: nil, editable: .nothing)
}

// swift-format-ignore
extension Stage {
    /// Whose move it is, how long they have, and what the applicant may change meanwhile.
    public var facts: StageFacts {
        switch self {
        case .draft:                StageFacts(turn: .applicant,      within: .daysOfLife(45),  editable: .everything)
        case .initialReview:        StageFacts(turn: .reviewer,       within: .workingDays(1),  editable: .nothing)
        case .correction:           StageFacts(turn: .applicant,      within: .daysOfLife(45),  editable: .whatWasReturned)
        case .queued, .reporting:   StageFacts(turn: .courier,        within: .workingDays(1),  editable: .nothing)
        case .reportFailed:         StageFacts(turn: .operator,       within: .workingDays(1),  editable: .nothing)
        case .smsVerification:      StageFacts(turn: .applicant,      within: .hours(24),       editable: .nothing,
                                               reportedBy: .administration)
        case .unverified:           StageFacts(turn: .applicant,      within: .daysOfLife(45),  editable: .nothing)
        case .administrationReview: StageFacts(turn: .administration, within: .workingDays(20), editable: .nothing)
        case .refused:              StageFacts(turn: .reviewer,       within: .workingDays(1),  editable: .nothing)
        case .granted, .abandoned, .lapsed, .void: .final
        }
    }
}
