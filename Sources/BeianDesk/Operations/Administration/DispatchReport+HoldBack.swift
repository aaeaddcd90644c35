import BeianCore
import BeianStore

extension DispatchReport {
    /// Gives an application back to its owner because a rule of today stands in the way of its report (报送前退回).
    ///
    /// The items on which something was found are opened; a fault of the dossier as a whole opens all of them.
    func holdBack(_ application: FilingApplication, because blocking: [Finding], _ work: Work) throws {
        var application = application
        let from = application.stage
        try application.advance(.holdBack, as: work.actor, at: work.now)

        let dossier = application.dossier
        let items = blocking.map { dossier.item(of: $0) }
        let returned = items.contains(nil) ? dossier.allItems : dossier.allItems.filter { items.contains($0) }
        application.returnedItems = returned.map(\.key)
        try work.db.outbox.cancel(.report, of: application.id.text, at: work.now)
        try work.save(application)
        let language = try work.db.accounts.get(application.account).language
        let sentences = blocking.compactMap { finding in
            finding.reason.map {
                "- " + [$0, finding.remedy].compactMap { $0?.said(in: language) }.joined(separator: " ")
            }
        }
        try work.record(
            .following(.holdBack), of: application, from: from,
            details: [
                "items": application.returnedItems.joined(separator: " "),
                "rules": Set(blocking.map { $0.rule ?? $0.code }).sorted().joined(separator: " "),
            ],
            saying: sentences.isEmpty ? [:] : ["items": sentences.joined(separator: "\n")])
    }
}
