extension Registry {
    static let accounts: [any Operation.Type] = [
        SendCode.self, RegisterAccount.self, SignIn.self, SignOut.self, EndSession.self, EndOtherSessions.self,
        TouchSession.self, ChangePassword.self, ResetPassword.self, ChangeAddress.self, ChangeLanguage.self,
        AcceptAgreements.self, CloseAccount.self, ReopenAccount.self, EraseAccounts.self, ExportOwnRecords.self,
        IssueToken.self, RevokeToken.self, TouchToken.self, SaveContact.self, VerifyContact.self, RemoveContact.self,
        AskRestoration.self, AgreeRestoration.self, ForgetExpired.self,
    ]
    static let staff: [any Operation.Type] = [
        AddStaff.self, DisableStaff.self, StaffSignIn.self, StaffSignOut.self, RenewSecondFactor.self,
    ]
    static let accountEnquiries: [any Enquiry.Type] = [
        SignInParameters.self, CurrentSession.self, CurrentToken.self, AccountOverview.self, AccountHistory.self,
        OwnSessions.self,
        OwnTokens.self, OwnContacts.self, SetupState.self, StaffList.self, OpenRestorations.self,
        AccountByAddress.self, AccountByID.self,
    ]
}
