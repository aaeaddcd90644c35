// swift-format-ignore
extension Occurrence {
    /// Who is told of it (通知目录). Source: docs/sources.md §14, event matrix.
    public var telling: Notice.Telling {
        switch self {
        case .codeIssued:               .tells([Notice(.verificationCode,         to: .addressed)])
        case .addressTypedAgain:        .tells([Notice(.addressTypedAgain,        to: .addressed)])
        case .signInBlocked:            .tells([Notice(.signInBlocked,            to: .holder)])
        case .passwordChanged:          .tells([Notice(.passwordChanged,          to: .holder)])
        case .addressChanged:           .tells([Notice(.addressChanged,           to: .holder), Notice(.addressChanged, to: .addressed)])
        case .accountClosed:            .tells([Notice(.accountClosing,           to: .holder)])
        case .accountErased:            .tells([Notice(.accountErased,            to: .addressed)])
        case .accessRestored:           .tells([Notice(.accessRestored,           to: .holder), Notice(.accessRestored, to: .addressed)])
        case .entityTypedElsewhere:     .tells([Notice(.entityTypedElsewhere,     to: .contacts, .status)])
        case .numberConsumed:           .tells([Notice(.serviceNumberUsed,        to: .contacts, .progress)])
        case .applicationSubmitted:     .tells([Notice(.applicationSubmitted,     to: .contacts, .progress)])
        case .applicationWithdrawn:     .tells([Notice(.applicationWithdrawn,     to: .contacts, .progress)])
        case .applicationAbandoned:     .tells([Notice(.applicationAbandoned,     to: .contacts, .progress)])
        case .applicationLapseReminded: .tells([Notice(.applicationLapseReminder, to: .contacts, .status)])
        case .applicationLapsed:        .tells([Notice(.applicationLapsed,        to: .contacts, .status)])
        case .applicationVoided:        .tells([Notice(.applicationVoided,        to: .contacts, .status)])
        case .applicationSentBack:      .tells([Notice(.applicationSentBack,      to: .contacts, .items)])
        case .applicationHeldBack:      .tells([Notice(.applicationHeldBack,      to: .contacts, .items)])
        case .applicationAccepted:      .tells([Notice(.applicationAccepted,      to: .contacts, .items)])
        case .reportDelivered:          .tells([Notice(.smsWindowOpen,            to: .contacts, .status)])
        case .smsVerified:              .tells([Notice(.smsVerified,              to: .contacts, .progress)])
        case .smsFailed:                .tells([Notice(.smsFailed,                to: .contacts, .status)])
        case .applicationGranted:       .tells([Notice(.applicationGranted,       to: .contacts, .status)])
        case .applicationRefused:       .tells([Notice(.applicationRefused,       to: .contacts, .status)])
        case .applicationTouched:       .tells([Notice(.applicationRulesChanged,  to: .contacts, .status)])

        case .codeFailed, .signInFailed, .staffSignInFailed:
            .silent(because: "every failure would be a letter; the block after several is told")
        case .accountRegistered, .signedIn, .signedOut, .sessionsEnded, .languageChanged, .agreementsAccepted,
             .accountReopened, .ownDataExported, .contactSaved, .contactVerified, .contactRemoved, .tokenIssued,
             .tokenRevoked, .numberIssued, .numberRevoked, .applicationStarted, .sectionSaved, .serviceAdded,
             .serviceRemoved, .materialAttached, .materialRemoved, .applicationResubmitted, .applicationAmended,
             .messageRead:
            .silent(because: "the one who would be told has just done it")
        case .staffAdded, .staffDisabled, .staffSignedIn, .staffSignedOut, .staffFactorRenewed, .fieldRevealed,
             .materialViewed, .instancesImported, .restorationAsked, .resultSettled, .rulebookChanged,
             .applicationTouchSeen:
            .silent(because: "it is a matter of the staff and stands in the history")
        case .applicationTaken, .applicationReleased, .verdictGiven:
            .silent(because: "the verdicts are told together, with the decision")
        case .reportDispatched, .reportBounced, .reportRetried:
            .silent(because: "it is a machine's turn or the operator's, and there is nothing the applicant can do")
        case .noticeDelivered, .noticeFailed:
            .silent(because: "a notice about a notice would never end")
        }
    }
}
