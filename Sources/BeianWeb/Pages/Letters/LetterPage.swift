import BeianCore
import BeianDesk
import Hummingbird

/// A letter or pledge with the answers of an application filled in (函件), to be printed, signed and sealed.
///
/// The letter is Chinese in either language, because the administration reads it; in English its meaning stands above.
struct LetterPage: Page {
    static let template = "letters/letter"
    /// The materials for which there is a letter.
    static let kinds: [MaterialKind] = [
        .authorisationLetter, .servicePersonAuthorisation, .commitmentLetter, .noPreApprovalPledge,
        .constructionPlan, .responsibilityNotice, .explanation,
    ]

    let title: String
    let about: String
    let back: PageLink
    let letter: LetterSheet
    /// The same in the language of the page, for those who do not read the letter itself.
    let reading: LetterSheet?

    private init(
        _ kind: MaterialKind, _ draft: LetterDraft, service: ID<ServiceDraft>?, back: PageLink,
        context: some WebContext
    ) {
        let words = context.words
        title = words("letters.\(kind.rawValue).title")
        about = words("letters.\(kind.rawValue).about")
        self.back = back
        letter = draft.sheet(kind, service: service, in: context.site.strings.words(in: .chinese))
        reading = words.language == .chinese ? nil : draft.sheet(kind, service: service, in: words)
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let (kind, service) = try asked(context, full.application.dossier)
        let draft = LetterDraft(
            dossier: full.application.dossier, provider: context.site.desk.house.policy.providerName, isMasked: false)
        let back = PageLink(Links.materials(full.application.id), context.words("letters.back"))
        return try context.page(LetterPage(kind, draft, service: service, back: back, context: context))
    }

    /// The same for staff, with personal answers masked.
    @Sendable static func showToStaff(_ context: StaffContext) async throws -> Response {
        let file = try await context.answer(ApplicationForReview(application: context.id()))
        let (kind, service) = try asked(context, file.application.dossier)
        let draft = LetterDraft(
            dossier: file.application.dossier, provider: context.site.desk.house.policy.providerName, isMasked: true)
        let back = PageLink(Links.staffApplication(file.application.id), context.words("letters.backToReview"))
        return try context.page(LetterPage(kind, draft, service: service, back: back, context: context))
    }

    /// Which letter is asked for, and for which website.
    private static func asked(
        _ context: some WebContext, _ dossier: Dossier
    ) throws(Problem) -> (MaterialKind, ID<ServiceDraft>?) {
        guard let kind = MaterialKind(rawValue: context.parameter("kind")), kinds.contains(kind) else {
            throw Problem(.requestNotFound)
        }
        guard kind.isOfService else { return (kind, nil) }
        let text = context.query.find("service")
        guard let service = dossier.services.first(where: { $0.id.text == text }) else {
            throw Problem(.serviceNotFound)
        }
        return (kind, service.id)
    }
}

/// A letter as it is printed.
struct LetterSheet: Sendable {
    /// A stretch of a paragraph: fixed words, an answer, or a blank to be filled in by hand.
    struct Piece: Sendable {
        let text: String?
        let filled: String?
        let isBlank: Bool
    }

    /// A paragraph, or empty lines to write on.
    struct Paragraph: Sendable {
        let pieces: [Piece]
        let isLines: Bool
    }

    let title: String
    let to: [Piece]
    let paragraphs: [Paragraph]
    let signatures: [String]
}
