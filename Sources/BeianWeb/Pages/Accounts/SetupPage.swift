import BeianCore
import BeianDesk
import Hummingbird

/// What a holder still has to do before the first application (开户待办).
struct SetupPage: Page {
    static let template = "accounts/setup"

    let tasks: TaskList
    let account: String

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        guard context.account.status == .open else { return context.redirect(to: Links.account) }
        let state = try await context.answer(SetupState())
        guard !state.isComplete else { return context.redirect(to: Links.applications()) }
        return try context.page(SetupPage(tasks: tasks(state, context.words), account: Links.account))
    }

    private static func tasks(_ state: SetupState.Answer, _ words: Words) -> TaskList {
        func task(_ name: String, _ address: String?, isDone: Bool) -> TaskList.Task {
            TaskList.Task(
                name, name: words("accounts.setup.\(name).name"), hint: words("accounts.setup.\(name).hint"),
                address: address, status: words(isDone ? "accounts.setup.done" : "accounts.setup.open"),
                tone: isDone ? .good : .warn)
        }
        return TaskList([
            task(
                // What is accepted is not accepted again: a link would lead straight back to this list.
                "agreements", state.missingAgreements.isEmpty ? nil : Links.acceptAgreements,
                isDone: state.missingAgreements.isEmpty),
            task("contact", Links.contacts, isDone: state.hasContact),
            task("verify", Links.contacts, isDone: state.hasVerifiedContact),
        ])
    }
}
