extension Registry {
    static let applications: [any Operation.Type] = [
        StartApplication.self, SaveSection.self, SaveDossier.self, AddService.self, RemoveService.self,
        ChooseHosting.self, SubmitApplication.self, WithdrawApplication.self, AbandonApplication.self,
        ResubmitApplication.self, AmendApplication.self, LapseApplications.self, VoidApplications.self,
        BeginRulebookTerm.self, CompareRulebooks.self,
    ]
    static let materials: [any Operation.Type] = [AttachMaterial.self, RemoveMaterial.self]
    static let hosting: [any Operation.Type] = [
        ImportInstances.self, IssueServiceIdentificationNumber.self, RevokeServiceIdentificationNumber.self,
    ]
    static let applicationEnquiries: [any Enquiry.Type] = [
        ApplicationsOfAccount.self, ApplicationInFull.self, PlaceForMaterial.self, PictureInVault.self,
        InstancesOfAccount.self, ServiceNumbersOfAccount.self,
    ]
}
