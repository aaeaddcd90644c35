import BeianCore
import BeianDesk

/// What a reviewer has marked so far, item by item, whether it was saved or only typed (审核填写).
struct TypedVerdicts: Sendable {
    /// The marks of one item.
    struct Mark: Equatable, Sendable {
        /// Nil when neither was chosen.
        var passes: Bool?
        var reason = ""
        var remark = ""

        var isEmpty: Bool { self == Mark() }
    }

    private(set) var marks: [String: Mark]
    /// Whether they were typed and not saved yet.
    let isTyped: Bool

    /// What was saved.
    init(_ judgements: [ApplicationForReview.Judgement]) {
        let pairs = judgements.map { given in
            let verdict = given.verdict
            return (verdict.item, Mark(passes: verdict.passes, reason: verdict.reason ?? "", remark: verdict.remark))
        }
        marks = Dictionary(pairs) { $1 }
        isTyped = false
    }

    /// What was typed; a reason without a choice means that the item needs change, once the verdicts are given (`isGiven`).
    init(_ form: Form, items: [ReviewItem], isGiven: Bool = true) {
        var marks: [String: Mark] = [:]
        for key in items.map(\.key) {
            var mark = Mark(reason: form["reasons.\(key)"], remark: form["remarks.\(key)"])
            switch form["verdicts.\(key)"] {
            case "pass": mark.passes = true
            case "change": mark.passes = false
            default: mark.passes = mark.isEmpty || !isGiven ? nil : false
            }
            if isGiven, mark.passes == true { mark.reason = "" }
            marks[key] = mark
        }
        self.marks = marks
        isTyped = true
    }

    /// The marks of an item.
    subscript(_ item: ReviewItem) -> Mark { marks[item.key] ?? Mark() }

    /// Marks as passed what has no mark yet, apart from the items in which something stands in the way.
    mutating func passRest(of items: [ReviewItem], except faulty: Set<String>) {
        for item in items where self[item].passes == nil && !faulty.contains(item.key) {
            marks[item.key] = Mark(passes: true)
        }
    }

    /// The verdicts that differ from what was saved.
    func changes(from saved: TypedVerdicts, in items: [ReviewItem]) -> [Verdict] {
        items.compactMap { item in
            let mark = self[item]
            guard let passes = mark.passes, mark != saved[item] else { return nil }
            return Verdict(
                item: item.key, passes: passes, reason: mark.reason.isEmpty ? nil : mark.reason, remark: mark.remark)
        }
    }
}
