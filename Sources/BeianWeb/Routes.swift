import HTTPTypes

/// Every URL of the house, each on a line, in blocks by business word (路由表).
package enum Routes {
    /// All lines; what is not in this table is not answered.
    package static let all: [WebRoute] =
        accounts + contacts + api + house + home + problems + staff + review + administration
        + applications + register

    // swift-format-ignore
    static let house: [WebRoute] = [
        .visitor(.get,  "/healthz",          HouseRoutes.health),
        .visitor(.get,  "/readyz",           HouseRoutes.readiness),
        .visitor(.get,  "/favicon.svg",      HouseRoutes.icon),
        .visitor(.get,  "/assets/{name}",    HouseRoutes.asset),
    ]

    // swift-format-ignore
    static let home: [WebRoute] = [
        .visitor(.get,  "/",                 HomePage.show),
        .visitor(.get,  "/requirements",     RequirementsPage.show),
    ]

    // swift-format-ignore
    static let problems: [WebRoute] = [
        .visitor(.get,  "/problems/{code}",  ProblemPage.show),
    ]

    // swift-format-ignore
    static let accounts: [WebRoute] = [
        .visitor(.get,   "/sign-up",                     SignUpPage.show),
        .visitor(.post,  "/sign-up",                     SignUpPage.send),
        .visitor(.get,   "/sign-up/code",                SignUpCodePage.show),
        .visitor(.post,  "/sign-up/code",                SignUpCodePage.open),
        .visitor(.post,  "/sign-up/again",               SignUpCodePage.again),
        .visitor(.get,   "/sign-in",                     SignInPage.show),
        .visitor(.post,  "/sign-in",                     SignInPage.enter),
        .visitor(.post,  "/sign-out",                    SignInPage.leave),
        .visitor(.get,   "/reset",                       ResetPage.show),
        .visitor(.post,  "/reset",                       ResetPage.send),
        .visitor(.get,   "/reset/code",                  ResetPage.showCode),
        .visitor(.post,  "/reset/code",                  ResetPage.reset),
        .visitor(.post,  "/reset/again",                 ResetPage.again),
        .visitor(.post,  "/language",                    AccountDeeds.language),
        .signedIn(.get,  "/agreements",                  AcceptAgreementsPage.show),
        .signedIn(.post, "/agreements",                  AcceptAgreementsPage.accept),
        .visitor(.get,   "/agreements/{document}",       AgreementPage.show),
        .signedIn(.get,  "/account",                     AccountPage.show),
        .signedIn(.get,  "/account/setup",               SetupPage.show),
        .signedIn(.get,  "/account/password",            PasswordPage.show),
        .signedIn(.post, "/account/password",            PasswordPage.change),
        .signedIn(.get,  "/account/address",             AddressPage.show),
        .signedIn(.post, "/account/address",             AddressPage.send),
        .signedIn(.get,  "/account/address/code",        AddressPage.showCode),
        .signedIn(.post, "/account/address/code",        AddressPage.change),
        .signedIn(.post, "/account/address/again",       AddressPage.again),
        .signedIn(.get,  "/account/sessions",            SessionsPage.show),
        .signedIn(.post, "/account/sessions/end-others", SessionsPage.endOthers),
        .signedIn(.post, "/account/sessions/{id}/end",   SessionsPage.end),
        .signedIn(.get,  "/account/tokens",              TokensPage.show),
        .signedIn(.post, "/account/tokens",              TokensPage.issue),
        .signedIn(.post, "/account/tokens/{id}/revoke",  TokensPage.revoke),
        .signedIn(.get,  "/account/history",             AccountHistoryPage.show),
        .signedIn(.post, "/account/export",              AccountDeeds.export),
        .signedIn(.get,  "/account/close",               ClosePage.show),
        .signedIn(.post, "/account/close",               ClosePage.close),
        .signedIn(.post, "/account/reopen",              AccountDeeds.reopen),
    ]

    // swift-format-ignore
    static let contacts: [WebRoute] = [
        .signedIn(.get,  "/contacts",                    ContactDeeds.show),
        .signedIn(.post, "/contacts",                    ContactDeeds.add),
        .signedIn(.get,  "/contacts/{id}",               ContactDeeds.showOne),
        .signedIn(.post, "/contacts/{id}",               ContactDeeds.change),
        .signedIn(.post, "/contacts/{id}/code",          ContactDeeds.send),
        .signedIn(.post, "/contacts/{id}/verify",        ContactDeeds.verify),
        .signedIn(.get,  "/contacts/{id}/remove",        ContactDeeds.askRemoval),
        .signedIn(.post, "/contacts/{id}/remove",        ContactDeeds.remove),
    ]

    // swift-format-ignore
    static let api: [WebRoute] = [
        .open(.get,      "/openapi.yaml",                                         ContractAPI.contract),
        .open(.get,      "/api/v1/openapi.yaml",                                  ContractAPI.contract),
        .open(.get,      "/api/v1/problems",                                      ContractAPI.problems),
        .open(.get,      "/api/v1/lookup",                                        RegisterAPI.find),
        .open(.get,      "/api/v1/requirements",                                  RequirementsAPI.show),
        .open(.get,      "/api/v1/agreements",                                    AccountsAPI.agreements),
        .open(.post,     "/api/v1/codes",                                         AccountsAPI.sendCode),
        .open(.post,     "/api/v1/accounts",                                      AccountsAPI.register),
        .client(.get,    "/api/v1/account",                                       AccountsAPI.show),
        .client(.post,   "/api/v1/account/agreements",                            AccountsAPI.accept),
        .open(.post,     "/api/v1/tokens",                                        TokensAPI.issue),
        .client(.get,    "/api/v1/tokens",                                        TokensAPI.list),
        .client(.delete, "/api/v1/tokens/{id}",                                   TokensAPI.revoke),
        .client(.get,    "/api/v1/contacts",                                      ContactsAPI.list),
        .client(.post,   "/api/v1/contacts",                                      ContactsAPI.add),
        .client(.get,    "/api/v1/contacts/{id}",                                 ContactsAPI.show),
        .client(.put,    "/api/v1/contacts/{id}",                                 ContactsAPI.change),
        .client(.delete, "/api/v1/contacts/{id}",                                 ContactsAPI.remove),
        .client(.post,   "/api/v1/contacts/{id}/code",                            ContactsAPI.sendCode),
        .client(.post,   "/api/v1/contacts/{id}/verification",                    ContactsAPI.verify),
        .client(.get,    "/api/v1/instances",                                     HostingAPI.instances),
        .client(.post,   "/api/v1/instances", intake: .upload,                    HostingAPI.importRows),
        .client(.get,    "/api/v1/service-numbers",                               HostingAPI.numbers),
        .client(.post,   "/api/v1/service-numbers",                               HostingAPI.issueNumber),
        .client(.delete, "/api/v1/service-numbers/{id}",                          HostingAPI.revokeNumber),
        .client(.get,    "/api/v1/applications",                                  ApplicationsAPI.list),
        .client(.post,   "/api/v1/applications",                                  ApplicationsAPI.start),
        .client(.get,    "/api/v1/applications/{id}",                             ApplicationsAPI.show),
        .client(.patch,  "/api/v1/applications/{id}",                             ApplicationsAPI.save),
        .client(.post,   "/api/v1/applications/{id}/services",                    ApplicationsAPI.addService),
        .client(.delete, "/api/v1/applications/{id}/services/{service}",          ApplicationsAPI.removeService),
        .client(.put,    "/api/v1/applications/{id}/services/{service}/hosting",  ApplicationsAPI.host),
        .client(.put,    "/api/v1/applications/{id}/materials/{kind}", intake: .upload, MaterialsAPI.put),
        .client(.get,    "/api/v1/applications/{id}/materials/{kind}/{material}", MaterialsAPI.show),
        .client(.delete, "/api/v1/applications/{id}/materials/{kind}/{material}", MaterialsAPI.remove),
        .client(.post,   "/api/v1/applications/{id}/submission",                  ApplicationsAPI.submit),
        .client(.post,   "/api/v1/applications/{id}/withdrawal",                  ApplicationsAPI.withdraw),
        .client(.post,   "/api/v1/applications/{id}/abandonment",                 ApplicationsAPI.abandon),
        .client(.post,   "/api/v1/applications/{id}/resubmission",                ApplicationsAPI.resubmit),
        .client(.post,   "/api/v1/applications/{id}/amendment",                   ApplicationsAPI.amend),
        .client(.get,    "/api/v1/filings",                                       RegisterAPI.filings),
        .client(.get,    "/api/v1/messages",                                      MessagesAPI.list),
        .client(.post,   "/api/v1/messages/{id}/read",                            MessagesAPI.read),
    ]

    // swift-format-ignore
    static let staff: [WebRoute] = [
        .staff(.get,    "/staff",                                StaffSignInPage.home),
        .visitor(.get,  "/staff/sign-in",                        StaffSignInPage.show),
        .visitor(.post, "/staff/sign-in",                        StaffSignInPage.signIn),
        .staff(.post,   "/staff/sign-out",                       StaffSignInPage.signOut),
        .staff(.get,    "/staff/password",                       StaffPasswordPage.show),
        .staff(.post,   "/staff/password",                       StaffPasswordPage.change),
        .staff(.get,    "/staff/members",                        MembersPage.show),
        .staff(.get,    "/staff/accounts",                       HolderSearchPage.show),
        .staff(.post,   "/staff/accounts",                       HolderSearchPage.find),
        .staff(.post,   "/staff/accounts/{id}/restorations",     HolderSearchPage.ask),
        .staff(.post,   "/staff/restorations/{id}/agree",        HolderSearchPage.agree),
    ]

    // swift-format-ignore
    static let review: [WebRoute] = [
        .staff(.get,    "/staff/queue",                          QueuePage.show),
        .staff(.get,    "/staff/applications/{id}",              ReviewPage.show),
        .staff(.post,   "/staff/applications/{id}/take",         ReviewActions.take),
        .staff(.post,   "/staff/applications/{id}/verdicts",     ReviewActions.save),
        .staff(.post,   "/staff/applications/{id}/pass-rest",    ReviewActions.passRest),
        .staff(.post,   "/staff/applications/{id}/send-back",    ReviewActions.sendBack),
        .staff(.post,   "/staff/applications/{id}/accept",       ReviewActions.accept),
        .staff(.post,   "/staff/applications/{id}/release",      ReviewActions.release),
        .staff(.post,   "/staff/applications/{id}/reveal",       ReviewActions.reveal),
        .staff(.get,    "/staff/applications/{id}/materials/{material}", StaffPicture.show),
        .staff(.get,    "/staff/applications/{id}/letters/{kind}", LetterPage.showToStaff),
        .staff(.get,    "/staff/applications/{id}/proposals/{item}", ReviewActions.propose),
    ]

    // swift-format-ignore
    static let administration: [WebRoute] = [
        .staff(.get,    "/staff/administration",                 AdministrationPage.show),
        .staff(.get,    "/staff/administration/results/{sequence}", SettlementPage.show),
        .staff(.post,   "/staff/administration/results/{sequence}", SettlementPage.settle),
        .staff(.post,   "/staff/applications/{id}/touch-seen",   TouchedRow.see),
        .staff(.post,   "/staff/applications/{id}/retry",        ReviewActions.retry),
        .staff(.post,   "/staff/applications/{id}/return",       ReviewActions.giveBack),
    ]

    // swift-format-ignore
    static let applications: [WebRoute] = [
        .signedIn(.get,  "/applications",                                     ApplicationListPage.show),
        .signedIn(.get,  "/applications/new",                                 StartPage.show),
        .signedIn(.post, "/applications/new",                                 StartPage.start),
        .signedIn(.get,  "/applications/{id}",                                ApplicationPage.show),
        .signedIn(.get,  "/applications/{id}/sections/{section}",             SectionPage.show),
        .signedIn(.post, "/applications/{id}/sections/{section}",             SectionPage.save),
        .signedIn(.get,  "/applications/{id}/hosting",                        HostingPage.show),
        .signedIn(.post, "/applications/{id}/hosting",                        HostingPage.save),
        .signedIn(.post, "/applications/{id}/services",                       ServicePage.add),
        .signedIn(.get,  "/applications/{id}/services/{service}/remove",      ServicePage.askRemoval),
        .signedIn(.post, "/applications/{id}/services/{service}/remove",      ServicePage.remove),
        .signedIn(.get,  "/applications/{id}/materials",                      MaterialsPage.show),
        .signedIn(.post, "/applications/{id}/materials", intake: .upload,     MaterialsPage.upload),
        .signedIn(.post, "/applications/{id}/materials/{material}/remove",    MaterialsPage.remove),
        .signedIn(.get,  "/applications/{id}/letters/{kind}",                 LetterPage.show),
        .signedIn(.get,  "/materials/{id}",                                   MaterialFile.show),
        .signedIn(.get,  "/applications/{id}/check",                          CheckPage.show),
        .signedIn(.post, "/applications/{id}/check",                          CheckPage.submit),
        .signedIn(.get,  "/applications/{id}/steps/{step}",                   StepPage.show),
        .signedIn(.post, "/applications/{id}/steps/{step}",                   StepPage.take),
        .signedIn(.get,  "/instances",                                        InstancesPage.show),
        .signedIn(.get,  "/service-numbers",                                  ServiceNumbersPage.show),
        .signedIn(.post, "/service-numbers",                                  ServiceNumbersPage.issue),
        .signedIn(.get,  "/service-numbers/{id}/revoke",                      RevokePage.ask),
        .signedIn(.post, "/service-numbers/{id}/revoke",                      RevokePage.revoke),
    ]

    // swift-format-ignore
    static let register: [WebRoute] = [
        .visitor(.get,   "/lookup",          LookupPage.show),
        .signedIn(.get,  "/filings",         FilingsPage.show),
        .signedIn(.get,  "/messages",        MessagesPage.show),
        .signedIn(.get,  "/messages/{id}",   MessagePage.show),
        .signedIn(.post, "/messages/{id}",   MessagePage.open),
    ]
}
