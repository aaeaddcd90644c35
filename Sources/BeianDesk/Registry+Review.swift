extension Registry {
    static let review: [any Operation.Type] = [
        TakeApplication.self, ReleaseApplication.self, GiveVerdict.self, SendBackApplication.self,
        AcceptApplication.self, RevealField.self, ViewPicture.self, SeeTouchedApplication.self,
    ]
    static let administration: [any Operation.Type] = [
        DispatchReport.self, RecordReportDelivery.self, RetryReport.self, RecordSMSVerification.self,
        RecordRefusal.self, RecordGrant.self, HoldResult.self, SettleResult.self,
    ]
    static let notices: [any Operation.Type] = [RecordNoticeDelivery.self, ReadMessage.self]
    static let staffEnquiries: [any Enquiry.Type] = [
        ReviewQueue.self, ApplicationForReview.self, HouseHealth.self, PublicLookup.self, FilingsOfAccount.self,
        MessagesOfAccount.self, MessageOfAccount.self, ResultsOnHold.self, ResultToSettle.self, DecisionOnResult.self,
        ApplicationsTouchedByRules.self,
        WhatWillBeAsked.self, RuleProposed.self,
    ]
}
