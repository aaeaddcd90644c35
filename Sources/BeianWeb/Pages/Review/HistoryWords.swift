import BeianCore
import BeianDesk

/// The whole history of an application in words, for staff (办理记录).
struct HistoryWords {
    let words: Words
    let dossier: Dossier

    /// Everything that happened, oldest first.
    func timeline(_ history: [HistoryEntry]) -> Timeline {
        Timeline(
            history.enumerated().map { index, entry in
                Timeline.Moment(
                    title: title(entry.occurrence), time: entry.at.beijingText, machine: entry.at.description,
                    who: who(entry), text: text(entry), current: index == history.count - 1)
            })
    }

    private func title(_ occurrence: Occurrence) -> String {
        words.find("review.event.\(occurrence.rawValue)") ?? words.find("timeline.\(occurrence.rawValue)")
            ?? occurrence.rawValue
    }

    private func who(_ entry: HistoryEntry) -> String? {
        let role = entry.role.map { words("role.\($0.rawValue)") }
        return [role, entry.staff].compactMap { $0 }.joined(separator: " ")
    }

    private func text(_ entry: HistoryEntry) -> String? {
        let details = entry.details
        switch entry.occurrence {
        case .verdictGiven: return verdict(details)
        case .fieldRevealed:
            return words(
                "review.history.revealed",
                ["field": details["field"].map(label) ?? "", "reason": details["reason"] ?? ""])
        case .materialViewed: return details["kind"].flatMap { words.find("materials.kind.\($0)") }
        case .applicationSentBack, .applicationHeldBack:
            return details["items"].map { $0.split(separator: " ").map(item).joined(separator: separator) }
        case .applicationRefused: return details["opinion"]
        case .reportBounced, .smsFailed: return details["reason"]
        case .reportDelivered: return details["receipt"]
        case .resultSettled:
            return details["decision"].map { words("review.history.settled.\($0)", details) }
        default: return nil
        }
    }

    private var separator: String { words("option.listSeparator") }

    private func verdict(_ details: [String: String]) -> String {
        let state = words(details["passes"] == "yes" ? "review.state.pass" : "review.state.change")
        return [details["item"].map { item($0[...]) }, state, details["reason"]].compactMap { $0 }
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func item(_ key: Substring) -> String {
        guard let item = ReviewItem(key: String(key)) else { return String(key) }
        let topic = words("topic.\(item.topic.rawValue)")
        let index = item.service.flatMap(dossier.index(of:))
        return index.map { dossier.services[$0].answers[.domain] + " " + topic } ?? topic
    }

    private func label(_ pointer: String) -> String {
        let found = Field.allCases.first { field in
            (0..<max(1, dossier.services.count)).contains { field.pointer(service: $0) == pointer }
        }
        return found.map { words.label(of: $0) } ?? pointer
    }
}
