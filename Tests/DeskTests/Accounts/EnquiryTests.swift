import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AccountEnquiryTests {
    @Test func operatorsFindAnAccountByItsExactAddressAndSeeItMasked() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: .international)
        let upper = try LoginAddress(holder.address.text.uppercased())
        let found = try await scene.answer(AccountByAddress(upper), as: .console)
        #expect(found.account.id == holder.id)
        #expect(found.addresses.map(\.description) == [holder.address.masked.description])
        await expectProblem(.accountNotFound) {
            try await scene.answer(AccountByAddress(LoginAddress("13911111111")), as: .console)
        }
        await expectProblem(.notPermitted) { try await scene.answer(AccountByAddress(upper), as: holder.actor) }
    }

    @Test func anotherHolderNeverSeesAnything() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        _ = try await scene.signIn(holder)
        try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        let other = try await scene.account()
        #expect(try await scene.answer(OwnContacts(), as: other.actor).isEmpty)
        #expect(try await scene.answer(OwnSessions(), as: other.actor).isEmpty)
        #expect(try await scene.answer(OwnTokens(), as: other.actor).isEmpty)
        let history = try await scene.answer(AccountHistory(), as: other.actor)
        #expect(history.map(\.occurrence) == [.accountRegistered])
        let own = try await scene.answer(AccountHistory(), as: holder.actor)
        #expect(own.first?.occurrence == .tokenIssued && own.last?.occurrence == .accountRegistered)
    }

    @Test func theTokenOfAClosingAccountAsksNothing() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let token = try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        let digest = Mint.digest(of: token.text)
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) != nil)
        try await scene.write { db in
            var account = try db.accounts.get(holder.id)
            account.status = .closing
            try db.accounts.save(account)
        }
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) == nil)
    }

    @Test func addressesAreReadAsPeopleTypeThem() async throws {
        #expect(try LoginAddress(" +86 139-0000-0001 ").text == "13900000001")
        #expect(try LoginAddress("Li.Si@LANTIAN-DEMO.cn").key == "li.si@lantian-demo.cn")
        for typed in ["", "139", "li@", "@lantian-demo.cn", "+1 650 555 0100"] {
            await expectProblem(.fieldsInvalid) { try LoginAddress(typed) }
        }
    }
}
