import BeianCore
import BeianTesting
import BeianWeb
import Foundation
import HTTPTypes
import Testing
import Yams

@Suite("The contract of the API, openapi.yaml")
struct ContractTests {
    private let contract: Node

    init() throws {
        let file = Site.folder("Assets").appending(path: "openapi.yaml")
        contract = try #require(try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8)))
    }

    @Test func `every route of the API stands in the contract, and nothing else`() throws {
        let routes = Routes.all.filter(\.access.isAPI).map { "\($0.method.rawValue) \($0.path)" }
        var written: [String] = []
        for (path, operations) in try #require(contract["paths"]?.mapping) {
            for (method, _) in try #require(operations.mapping) {
                written.append("\(method.string?.uppercased() ?? "") \(path.string ?? "")")
            }
        }
        #expect(written.sorted() == routes.sorted())
    }

    @Test func `whoever needs a token is told so`() throws {
        for route in Routes.all where route.access.isAPI {
            let security = try operation(route)["security"]?.sequence?.first?.mapping
            #expect(security?.isEmpty == (route.access == .open), "\(route.method) \(route.path)")
        }
    }

    @Test func `the parts of a path are its parameters`() throws {
        for route in Routes.all where route.access.isAPI {
            let parts = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
            let told =
                try operation(route)["parameters"]?.sequence?.compactMap { resolved($0) }
                .filter { $0["in"]?.string == "path" }.compactMap { $0["name"]?.string } ?? []
            #expect(told.sorted() == parts.map(String.init).sorted(), "\(route.path)")
        }
    }

    @Test func `changes of an application ask for the version that was looked at`() throws {
        for route in Routes.all where route.access.isAPI && route.path.hasPrefix("/api/v1/applications/{id}") {
            guard route.method != .get, !route.path.contains("/materials") else { continue }
            let names = try operation(route)["parameters"]?.sequence?.compactMap { resolved($0)?["name"]?.string } ?? []
            #expect(names.contains("If-Match"), "\(route.method) \(route.path)")
            let answers = try operation(route)["responses"]?.mapping?.keys.compactMap(\.string) ?? []
            #expect(Set(answers).isSuperset(of: ["412", "428"]), "\(route.method) \(route.path)")
        }
    }

    @Test func `every refusal is a problem`() throws {
        for route in Routes.all where route.access.isAPI {
            for (status, answer) in try #require(operation(route)["responses"]?.mapping) {
                guard let status = status.string.flatMap({ Int($0) }), status >= 400 else { continue }
                let content = resolved(answer)?["content"]?["application/problem+json"]
                #expect(
                    content?["schema"]?["$ref"]?.string == "#/components/schemas/Problem", "\(route.path) \(status)")
            }
        }
    }

    @Test(arguments: Self.vocabulary.keys.sorted())
    func `its words are those of the house`(_ name: String) throws {
        let written = contract["components"]?["schemas"]?[name]?["enum"]?.sequence?.compactMap(\.string)
        #expect(written == Self.vocabulary[name], "\(name)")
    }

    @Test func `no list of words is left unchecked`() throws {
        let schemas = try #require(contract["components"]?["schemas"]?.mapping)
        let named = schemas.filter { $0.value["enum"] != nil }.compactMap(\.key.string)
        #expect(Set(named) == Set(Self.vocabulary.keys))
    }

    @Test func `the answers of a dossier are the fields of the table`() throws {
        for (schema, isOfService) in [
            ("Entity", false), ("EntityInput", false), ("Service", true), ("ServiceInput", true),
        ] {
            let properties = contract["components"]?["schemas"]?[schema]?["properties"]
            let own = properties?.mapping?.keys.compactMap(\.string) ?? []
            let told = own.flatMap { name -> [String] in
                let inner = properties?[name].flatMap { resolved($0) }?["properties"]?.mapping?.keys
                return inner.map { $0.compactMap(\.string).map { "\(name)/\($0)" } } ?? [name]
            }.filter { $0 != "id" && !$0.hasPrefix("hosting") }
            #expect(Set(told) == Set(Field.allCases.filter { $0.isOfService == isOfService }.map(\.path)), "\(schema)")
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["BEIAN_TEST_VENV"] != nil))
    func `it is sound OpenAPI`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["BEIAN_TEST_VENV"])
        let check = Process()
        check.executableURL = URL(filePath: folder).appending(path: "bin/openapi-spec-validator")
        check.arguments = [Site.folder("Assets").appending(path: "openapi.yaml").path]
        try check.start()
        check.waitUntilExit()
        #expect(check.terminationStatus == 0)
    }

    private func operation(_ route: WebRoute) throws -> Node {
        try #require(contract["paths"]?[route.path]?[route.method.rawValue.lowercased()], "\(route.path)")
    }

    private func resolved(_ node: Node) -> Node? {
        guard let reference = node["$ref"]?.string else { return node }
        return reference.split(separator: "/").dropFirst().reduce(contract) { $0?[String($1)] }
    }

    private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> [String] {
        Word.allCases.map(\.rawValue)
    }

    private static let vocabulary: [String: [String]] = [
        "AccountSite": words(AccountSite.self), "AccountStatus": words(Account.Status.self),
        "AgreementDocument": words(AgreementDocument.self), "Language": words(Language.self),
        "LoginKind": words(LoginKind.self), "Scope": words(Scope.self), "Role": words(Role.self),
        "Door": words(Door.self), "FilingProduct": words(FilingProduct.self), "NoticeTopic": words(NoticeTopic.self),
        "Channel": words(Channel.self), "Letter": words(Letter.self), "Occurrence": words(Occurrence.self),
        "ApplicationKind": words(ApplicationKind.self), "Stage": words(Stage.self), "Step": words(Step.self),
        "EntityNature": words(EntityNature.self), "DocumentKind": words(DocumentKind.self),
        "Province": words(Province.self), "ServiceContent": words(ServiceContent.self),
        "SiteLanguage": words(SiteLanguage.self), "PreApproval": words(PreApproval.self) + ["none"],
        "AccessMethod": words(AccessMethod.self), "MaterialKind": words(MaterialKind.self),
        "ServiceKind": words(ServiceKind.self), "ServiceNumberState": words(ServiceIdentificationNumber.State.self),
        "Billing": words(HostedInstance.Billing.self), "Obstacle": words(HostedInstance.Obstacle.self),
        "Severity": words(Finding.Severity.self), "ProblemCode": words(Problem.Code.self),
        "ProblemKind": words(Problem.Kind.self),
    ]
}
