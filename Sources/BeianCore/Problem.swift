/// Why something that was asked cannot be done (问题).
///
/// Every door tells it in its own way: the API as `application/problem+json` (RFC 9457), pages as a page or at the fields
/// of a form, the command line as a sentence and an exit code.
public struct Problem: Error, Equatable, Sendable {
    /// What is wrong, as a stable name.
    public let code: Code
    /// Every faulty field, all at once.
    public let findings: [Finding]
    /// Values for the sentence that explains the problem, such as `turn` or `wait`.
    public let parameters: [String: String]

    /// Describes a problem.
    public init(_ code: Code, _ findings: [Finding] = [], parameters: [String: String] = [:]) {
        self.code = code
        self.findings = findings
        self.parameters = parameters
    }

    /// A problem of one field.
    public static func field(_ pointer: String, _ code: String, _ parameters: [String: String] = [:]) -> Problem {
        Problem(.fieldsInvalid, [Finding(pointer: pointer, code: code, parameters: parameters)])
    }

    /// What sort of obstacle a problem is; each door maps it to a status of its own.
    public enum Kind: String, CaseIterable, Sendable {
        /// The request cannot be read.
        case malformed
        /// What was given is not acceptable.
        case invalid
        /// Nobody is signed in.
        case unauthorised
        /// The one who asks may not.
        case forbidden
        /// There is no such thing, or not for the one who asks.
        case notFound
        /// It does not go together with how things stand.
        case conflict
        /// It was changed by somebody else meanwhile.
        case stale
        /// The version that was looked at must be named.
        case preconditionRequired
        /// What was sent is larger than allowed.
        case tooLarge
        /// What was sent is of a kind that is not taken.
        case unsupportedMedia
        /// The method does not go with the address.
        case methodNotAllowed
        /// It took too long to arrive.
        case timedOut
        /// Too often; wait.
        case tooMany
        /// It cannot be done just now.
        case unavailable
        /// A fault of ours.
        case `internal`
    }
}

extension Problem {
    /// The stable name of a problem.
    ///
    /// Once released it is never renamed nor reused.
    public enum Code: String, CaseIterable, Sendable, Codable {
        // the request itself
        /// The request cannot be read: broken JSON, encoding or address.
        case requestMalformed = "request.malformed"
        /// There is nothing at this address.
        case requestNotFound = "request.not-found"
        /// The address does not take this method.
        case requestMethod = "request.method-not-allowed"
        /// The body is larger than allowed.
        case requestTooLarge = "request.too-large"
        /// The body is of a type that is not taken here.
        case requestMediaType = "request.media-type"
        /// The body did not arrive in time.
        case requestTimedOut = "request.timed-out"
        /// The form did not come from our own page.
        case requestForged = "request.forged"
        /// `If-Match` is missing.
        case requestVersionRequired = "request.version-required"
        /// The same `Idempotency-Key` came with another request.
        case idempotencyMismatch = "request.idempotency-mismatch"
        /// Some fields are wrong; each says why.
        case fieldsInvalid = "fields.invalid"
        /// Somebody changed it since it was looked at.
        case changedMeanwhile = "changed-meanwhile"
        /// A fault of ours, with a reference number.
        case `internal` = "internal"
        /// Not possible just now.
        case unavailable = "unavailable"
        // who asks
        /// Nobody is signed in.
        case signInRequired = "sign-in.required"
        /// The role may not ask this.
        case notPermitted = "not-permitted"
        /// The token lacks the scope.
        case scopeMissing = "token.scope-missing"
        /// Name and password do not go together.
        case signInFailed = "sign-in.failed"
        /// Too many tries to sign in.
        case signInThrottled = "sign-in.throttled"
        /// Staff sign in with a second factor.
        case secondFactorRequired = "sign-in.second-factor-required"
        /// The second factor is wrong.
        case secondFactorFailed = "sign-in.second-factor-failed"
        /// The verification code is wrong, used or expired.
        case codeWrong = "code.wrong"
        /// Too many codes were asked for.
        case codeThrottled = "code.throttled"
        /// This product is not filed through this door (PC only).
        case doorClosed = "door.closed"
        /// The international site is closed by the provider.
        case siteClosed = "site.closed"
        // accounts
        /// There is no such account.
        case accountNotFound = "account.not-found"
        /// The address belongs to another account.
        case addressTaken = "account.address-taken"
        /// The account has open applications or live filings.
        case accountBusy = "account.busy"
        /// The account is being closed.
        case accountClosing = "account.closing"
        /// There is no such contact.
        case contactNotFound = "contact.not-found"
        /// The account has as many contacts as allowed.
        case contactLimit = "contact.limit"
        /// A verified contact is needed first.
        case contactRequired = "contact.required"
        /// There is no such session.
        case sessionNotFound = "session.not-found"
        /// There is no such token.
        case tokenNotFound = "token.not-found"
        /// The account has as many tokens as allowed.
        case tokenLimit = "token.limit"
        /// The agreements must be accepted first.
        case agreementRequired = "agreement.required"
        /// There is no such member of staff.
        case staffNotFound = "staff.not-found"
        /// The name is taken by another member of staff.
        case staffNameTaken = "staff.name-taken"
        /// There is no such request to restore access.
        case restorationNotFound = "restoration.not-found"
        /// A second operator must agree.
        case secondOperatorRequired = "restoration.second-operator-required"
        // applications
        /// There is no such application, or not for this account.
        case applicationNotFound = "application.not-found"
        /// The entity has an open application already.
        case applicationOpen = "application.already-open"
        /// Another account is bound to this certificate.
        case entityElsewhere = "entity.other-account"
        /// This account manages a different entity.
        case entityDiffers = "entity.account-has-another"
        /// The entity has a filing number already, so that a first filing is not the right kind.
        case entityFiled = "entity.already-filed"
        /// A certificate of another account was handed in too often.
        case entityThrottled = "entity.throttled"
        /// The step is not open at this stage.
        case stepNotOpen = "application.step-not-open"
        /// The step is for somebody else.
        case notYourTurn = "application.not-your-turn"
        /// The field may not be changed now.
        case fieldFrozen = "application.field-frozen"
        /// The dossier has faults; each is named.
        case dossierIncomplete = "dossier.incomplete"
        /// There is no such service in the application.
        case serviceNotFound = "service.not-found"
        /// The application has as many services as allowed.
        case serviceLimit = "service.limit"
        /// The domain is filed already.
        case domainFiled = "domain.already-filed"
        /// The truth commitment is missing.
        case commitmentRequired = "commitment.required"
        // hosting
        /// There is no such instance, or not for this account.
        case instanceNotFound = "instance.not-found"
        /// The instance cannot carry a filing.
        case instanceNotEligible = "instance.not-eligible"
        /// All slots of the instance are used.
        case slotsUsed = "instance.slots-used"
        /// The service identification number cannot be used.
        case numberNotUsable = "service-number.not-usable"
        /// There is no such service identification number.
        case numberNotFound = "service-number.not-found"
        /// The service identification number is bound to an application.
        case numberBound = "service-number.bound"
        // materials
        /// There is no such material.
        case materialNotFound = "material.not-found"
        /// The file is not a whole JPEG or PNG picture.
        case materialUnreadable = "material.unreadable"
        /// The picture is larger than 4 MB.
        case materialTooLarge = "material.too-large"
        // review
        /// Another reviewer has taken the application.
        case takenByOther = "review.taken-by-other"
        /// The application must be taken first.
        case notTaken = "review.not-taken"
        /// Nobody decides an application of their own account.
        case ownApplication = "review.own-application"
        /// Every item needs a verdict first.
        case verdictsMissing = "review.verdicts-missing"
        /// The decision does not go with the verdicts.
        case verdictsContradict = "review.verdicts-contradict"
        /// There is no such field to reveal.
        case fieldNotFound = "review.field-not-found"
        // administration, register, notices
        /// There is no such report.
        case reportNotFound = "report.not-found"
        /// There is no result of the administration under this number that waits.
        case resultNotFound = "result.not-found"
        /// Somebody has settled the result already.
        case resultSettled = "result.already-settled"
        /// The filing number is in the register already.
        case numberTaken = "filing-number.taken"
        /// There is no such message.
        case messageNotFound = "message.not-found"
        /// There is no such errand.
        case errandNotFound = "errand.not-found"
        /// The register has no such entry.
        case entryNotFound = "register.not-found"
    }
}
