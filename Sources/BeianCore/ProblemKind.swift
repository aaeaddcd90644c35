// swift-format-ignore
extension Problem.Code {
    /// What sort of obstacle this is.
    public var kind: Problem.Kind {
        switch self {
        case .requestMalformed:                                                                   .malformed
        case .fieldsInvalid, .codeWrong, .dossierIncomplete, .contactRequired, .agreementRequired, .commitmentRequired,
             .instanceNotEligible, .numberNotUsable, .materialUnreadable, .verdictsMissing, .verdictsContradict,
             .fieldFrozen, .serviceLimit, .contactLimit, .tokenLimit, .idempotencyMismatch:       .invalid
        case .signInRequired, .signInFailed, .secondFactorRequired, .secondFactorFailed:          .unauthorised
        case .notPermitted, .scopeMissing, .doorClosed, .siteClosed, .requestForged, .ownApplication,
             .secondOperatorRequired:                                                             .forbidden
        case .requestNotFound, .accountNotFound, .contactNotFound, .sessionNotFound, .tokenNotFound, .staffNotFound,
             .restorationNotFound, .applicationNotFound, .serviceNotFound, .instanceNotFound, .numberNotFound,
             .materialNotFound, .reportNotFound, .messageNotFound, .errandNotFound, .entryNotFound, .fieldNotFound,
             .resultNotFound:
                                                                                                  .notFound
        case .addressTaken, .accountBusy, .accountClosing, .applicationOpen, .entityElsewhere, .entityDiffers,
             .stepNotOpen, .notYourTurn, .domainFiled, .slotsUsed, .numberBound, .takenByOther, .notTaken,
             .staffNameTaken, .numberTaken, .entityFiled, .resultSettled:                          .conflict
        case .changedMeanwhile:                                                                   .stale
        case .requestVersionRequired:                                                             .preconditionRequired
        case .requestTooLarge, .materialTooLarge:                                                 .tooLarge
        case .requestMediaType:                                                                   .unsupportedMedia
        case .requestMethod:                                                                      .methodNotAllowed
        case .requestTimedOut:                                                                    .timedOut
        case .signInThrottled, .codeThrottled, .entityThrottled:                                  .tooMany
        case .unavailable:                                                                        .unavailable
        case .internal:                                                                           .internal
        }
    }
}
