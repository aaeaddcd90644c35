/// What surrounds every page (页面框架): who is signed in, the language, the notice left by the last step.
package struct Frame: Sendable {
    /// A link of the header.
    package struct Entry: Sendable {
        let address: String
        let text: String
        let current: Bool
    }

    /// A language that may be chosen.
    package struct Tongue: Sendable {
        let code: String
        let name: String
        let address: String
        let current: Bool
    }

    let language: String
    let provider: String
    let demo: Bool
    let css: String
    let js: String
    let icon: String
    let home: String
    let entries: [Entry]
    /// Whether the links are so many that a narrow screen folds them into a menu.
    let hasMenu: Bool
    let tongues: [Tongue]
    /// Where the language is saved for whoever is signed in; nil for visitors, whose browser keeps it.
    let languageForm: String?
    /// This page, to come back to.
    let here: String
    /// Who is signed in, if anybody.
    let person: String?
    let signIn: String
    let signUp: String
    let signOut: String
    /// What the last step left to be said.
    var flash: String?
    /// The token that every form carries.
    let csrf: String

    /// A frame of nobody in particular, for tests of templates.
    package static var sample: Frame {
        Frame(
            language: "zh-Hans",
            provider: "Beian",
            demo: false,
            css: "",
            js: "",
            icon: "",
            home: "/",
            entries: [],
            hasMenu: false,
            tongues: [],
            languageForm: nil,
            here: "/",
            person: nil,
            signIn: "",
            signUp: "",
            signOut: "",
            flash: nil,
            csrf: ""
        )
    }
}
