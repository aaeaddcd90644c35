/// Something that happened and is kept in the history (事件).
public enum Occurrence: String, CaseIterable, Sendable, Codable {
    // accounts
    /// A verification code was sent.
    case codeIssued = "code.issued"
    /// A wrong code was entered.
    case codeFailed = "code.failed"
    /// Somebody opened an account.
    case accountRegistered = "account.registered"
    /// The holder signed in.
    case signedIn = "account.signed-in"
    /// Somebody failed to sign in.
    case signInFailed = "account.sign-in-failed"
    /// Too many failures; signing in has to wait.
    case signInBlocked = "account.sign-in-blocked"
    /// The holder signed out.
    case signedOut = "account.signed-out"
    /// Sessions were ended.
    case sessionsEnded = "account.sessions-ended"
    /// The password was changed.
    case passwordChanged = "account.password-changed"
    /// The mobile or mail with which the holder signs in was changed.
    case addressChanged = "account.address-changed"
    /// Somebody tried to sign up with an address that has an account.
    case addressTypedAgain = "account.address-typed-again"
    /// The holder chose another language.
    case languageChanged = "account.language-changed"
    /// Agreements were accepted.
    case agreementsAccepted = "account.agreements-accepted"
    /// The holder closed the account.
    case accountClosed = "account.closed"
    /// The holder took the closing back.
    case accountReopened = "account.reopened"
    /// The personal data of a closed account was erased.
    case accountErased = "account.erased"
    /// The holder exported their own data.
    case ownDataExported = "account.exported"
    /// A contact was added or changed.
    case contactSaved = "contact.saved"
    /// A contact proved an address.
    case contactVerified = "contact.verified"
    /// A contact was removed.
    case contactRemoved = "contact.removed"
    /// A token was issued.
    case tokenIssued = "token.issued"
    /// A token was revoked.
    case tokenRevoked = "token.revoked"
    /// An operator asked to restore access.
    case restorationAsked = "account.restoration-asked"
    /// Access was restored after a second operator agreed.
    case accessRestored = "account.access-restored"
    // staff
    /// A member of staff was added.
    case staffAdded = "staff.added"
    /// A member of staff was disabled.
    case staffDisabled = "staff.disabled"
    /// A member of staff signed in.
    case staffSignedIn = "staff.signed-in"
    /// A member of staff failed to sign in.
    case staffSignInFailed = "staff.sign-in-failed"
    /// A member of staff signed out.
    case staffSignedOut = "staff.signed-out"
    /// A second factor was renewed.
    case staffFactorRenewed = "staff.factor-renewed"
    /// A member of staff looked at a personal value in clear.
    case fieldRevealed = "staff.field-revealed"
    /// A member of staff looked at a picture.
    case materialViewed = "staff.material-viewed"
    // hosting
    /// The inventory of instances was imported.
    case instancesImported = "instances.imported"
    /// A service identification number was issued.
    case numberIssued = "service-number.issued"
    /// A service identification number was revoked.
    case numberRevoked = "service-number.revoked"
    /// A service identification number was used up by a grant.
    case numberConsumed = "service-number.consumed"
    // applications
    /// An application was started.
    case applicationStarted = "application.started"
    /// A section was saved.
    case sectionSaved = "application.section-saved"
    /// A service was added.
    case serviceAdded = "application.service-added"
    /// A service was removed.
    case serviceRemoved = "application.service-removed"
    /// A material was attached.
    case materialAttached = "application.material-attached"
    /// A material was removed.
    case materialRemoved = "application.material-removed"
    /// Another account typed the certificate of a bound entity.
    case entityTypedElsewhere = "application.entity-typed-elsewhere"
    /// An application was handed in.
    case applicationSubmitted = "application.submitted"
    /// An application was taken back to edit.
    case applicationWithdrawn = "application.withdrawn"
    /// An application was given up.
    case applicationAbandoned = "application.abandoned"
    /// The holder was reminded that the application will lapse.
    case applicationLapseReminded = "application.lapse-reminded"
    /// An application lapsed after 45 days.
    case applicationLapsed = "application.lapsed"
    /// An application was cleaned up because it is filed already.
    case applicationVoided = "application.voided"
    /// A reviewer took an application.
    case applicationTaken = "application.taken"
    /// An application was released.
    case applicationReleased = "application.released"
    /// A reviewer gave a verdict on an item.
    case verdictGiven = "application.verdict-given"
    /// An application was sent back.
    case applicationSentBack = "application.sent-back"
    /// A rule of the day kept the report back.
    case applicationHeldBack = "application.held-back"
    /// An application passed the initial review.
    case applicationAccepted = "application.accepted"
    /// The report was started.
    case reportDispatched = "report.dispatched"
    /// The administration took the report.
    case reportDelivered = "report.delivered"
    /// The report could not be delivered.
    case reportBounced = "report.bounced"
    /// An operator reported once more.
    case reportRetried = "report.retried"
    /// The SMS check was passed.
    case smsVerified = "application.sms-verified"
    /// The SMS check failed.
    case smsFailed = "application.sms-failed"
    /// The same data was handed in again.
    case applicationResubmitted = "application.resubmitted"
    /// The data was opened for changes.
    case applicationAmended = "application.amended"
    /// The administration granted.
    case applicationGranted = "application.granted"
    /// The administration refused.
    case applicationRefused = "application.refused"
    /// An operator settled a result that could not be recorded.
    case resultSettled = "result.settled"
    // rules
    /// Another rule book came into force.
    case rulebookChanged = "rulebook.changed"
    /// A changed rule book finds more in an application than the one before.
    case applicationTouched = "application.touched-by-rules"
    /// An operator saw to an application that a changed rule book touches.
    case applicationTouchSeen = "application.touch-seen"
    // notices
    /// A mail or SMS was delivered.
    case noticeDelivered = "notice.delivered"
    /// A mail or SMS was given up.
    case noticeFailed = "notice.failed"
    /// A message was read.
    case messageRead = "message.read"

    /// What happened when a step was taken; every row of the life cycle has one.
    public static func following(_ step: Step) -> Occurrence {
        switch step {
        case .submit: .applicationSubmitted
        case .withdraw: .applicationWithdrawn
        case .abandon: .applicationAbandoned
        case .lapse: .applicationLapsed
        case .void: .applicationVoided
        case .sendBack: .applicationSentBack
        case .holdBack: .applicationHeldBack
        case .accept: .applicationAccepted
        case .dispatch: .reportDispatched
        case .deliver: .reportDelivered
        case .bounce: .reportBounced
        case .retry: .reportRetried
        case .verify: .smsVerified
        case .fail: .smsFailed
        case .resubmit: .applicationResubmitted
        case .amend: .applicationAmended
        case .grant: .applicationGranted
        case .refuse: .applicationRefused
        }
    }
}
