import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// A stranger sees nothing of anybody else but *not found*, whatever they ask and wherever the application stands.
@Suite struct OwnershipTests {
    /// What a stranger gets hold of somehow: the ids.
    private struct Ids: Sendable {
        let filing: Filing
        let material: ID<Material>
        let message: ID<Message>
        let number: ID<ServiceIdentificationNumber>
        let instance: ID<HostedInstance>
    }

    private typealias Ask = (name: String, ask: @Sendable (Desk, BeianCore.Actor) async throws -> Void)

    private func operations(_ ids: Ids) -> [Ask] {
        let id = ids.filing.id
        let service = ids.filing.services[0]
        func ask<O: BeianDesk.Operation>(_ operation: O) -> Ask {
            (O.name, { desk, actor in _ = try await desk.perform(operation, as: actor) })
        }
        return [
            ask(SaveSection(application: id, seen: nil, section: .person, answers: [:])),
            ask(SaveDossier(application: id, seen: nil)),
            ask(AddService(application: id, seen: nil)),
            ask(RemoveService(application: id, seen: nil, service: service)),
            ask(ChooseHosting(application: id, seen: nil, service: service, choice: .instance(ids.instance))),
            ask(SubmitApplication(application: id, seen: nil, commitment: true)),
            ask(WithdrawApplication(application: id, seen: nil)),
            ask(AbandonApplication(application: id, seen: nil)),
            ask(ResubmitApplication(application: id, seen: nil)),
            ask(AmendApplication(application: id, seen: nil)),
            (
                AttachMaterial.name,
                { desk, actor in
                    _ = try await desk.upload(TestPicture.png(), as: .personFront, of: nil, to: id, actor: actor)
                }
            ),
            ask(RemoveMaterial(application: id, material: ids.material)),
            ask(ReadMessage(message: ids.message)),
            ask(IssueServiceIdentificationNumber(instance: ids.instance)),
            ask(RevokeServiceIdentificationNumber(number: ids.number)),
        ]
    }

    private func enquiries(_ ids: Ids) -> [Ask] {
        func ask<E: Enquiry>(_ enquiry: E) -> Ask {
            (E.name, { desk, actor in _ = try await desk.answer(enquiry, as: actor) })
        }
        return [
            ask(ApplicationInFull(application: ids.filing.id)),
            ask(PlaceForMaterial(application: ids.filing.id, kind: .personFront, service: nil)),
            ask(PictureInVault(material: ids.material)),
            ask(MessageOfAccount(message: ids.message)),
        ]
    }

    @Test("Whatever a stranger asks is not found", arguments: Stage.allCases)
    func strangers(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let ids = try await ids(at: stage, in: scene)
        let stranger = try await scene.application(at: .draft).holder
        let before = try await scene.history(of: Subject(ids.filing.id)).count
        for ask in operations(ids) + enquiries(ids) {
            let problem = await expectProblem(
                .applicationNotFound, .materialNotFound, .messageNotFound, .instanceNotFound, .numberNotFound
            ) { try await ask.ask(scene.desk, stranger.actor) }
            #expect(problem?.findings.isEmpty == true && problem?.parameters.isEmpty == true, "\(ask.name)")
        }
        #expect(try await scene.history(of: Subject(ids.filing.id)).count == before)
    }

    @Test func listsHoldOnesOwnOnly() async throws {
        let scene = try await Scene.withBook()
        _ = try await ids(at: .granted, in: scene)
        let stranger = try await scene.account()
        #expect(try await scene.answer(ApplicationsOfAccount(), as: stranger.actor).isEmpty)
        #expect(try await scene.answer(InstancesOfAccount(), as: stranger.actor).isEmpty)
        #expect(try await scene.answer(ServiceNumbersOfAccount(), as: stranger.actor).isEmpty)
        #expect(try await scene.answer(FilingsOfAccount(), as: stranger.actor).isEmpty)
        let messages = try await scene.answer(MessagesOfAccount(), as: stranger.actor)
        #expect(messages.messages.isEmpty && messages.unread == 0)
    }

    @Test func nothingThatAnApplicantAsksIsForgottenHere() async throws {
        let scene = try await Scene.withBook()
        let ids = try await ids(at: .draft, in: scene)
        let words = ["application.", "material.", "message.", "service-number.", "register.", "instances."]
        func ours(_ name: String, _ askers: Set<Role>) -> Bool {
            askers.contains(.applicant) && words.contains { name.hasPrefix($0) }
        }
        let takesNoID: Set = [StartApplication.name]
        let asked = Set(operations(ids).map(\.name)).union(takesNoID)
        #expect(asked == Set(Registry.operations.filter { ours($0.name, $0.askers) }.map { $0.name }))
        let lists: Set = [
            ApplicationsOfAccount.name, InstancesOfAccount.name, ServiceNumbersOfAccount.name, FilingsOfAccount.name,
            MessagesOfAccount.name, PublicLookup.name,
        ]
        let looked = Set(enquiries(ids).map(\.name)).union(lists)
        #expect(looked == Set(Registry.enquiries.filter { ours($0.name, $0.askers) }.map { $0.name }))
    }

    private func ids(at stage: Stage, in scene: Scene) async throws -> Ids {
        let filing = try await scene.application(at: stage)
        let number = try await scene.number(of: filing.holder)
        let message = Message(
            id: ID("msg_of-the-holder"), account: filing.holder.id, letter: .applicationSubmitted, application: nil,
            parameters: [:], sentAt: scene.clock.now)
        try await scene.write { try $0.messages.add(message) }
        let material = try #require(try await scene.stored(filing).dossier.materials.first).material
        return Ids(
            filing: filing, material: material, message: message.id, number: number.id, instance: filing.instance)
    }
}
