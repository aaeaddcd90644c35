import BeianCore
import Hummingbird

/// The first page: what Beian is, the way in, and the public look-up (首页).
struct HomePage: Page {
    static let template = "home/home"

    let signUp: String
    let signIn: String
    let lookup: String
    let requirements: String
    let signedIn: Bool
    let query: FormField

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        let sheet = FormSheet(words: context.words)
        return try context.page(
            HomePage(
                signUp: Links.signUp,
                signIn: Links.signIn(),
                lookup: Links.lookup,
                requirements: Links.requirements(),
                signedIn: context.session != nil,
                query: sheet.field("q", key: "home.lookup.query", autocomplete: "off", max: 255)
            )
        )
    }
}
