/// A link with its text.
package struct PageLink: Sendable {
    let address: String
    let text: String

    package init(_ address: String, _ text: String) {
        self.address = address
        self.text = text
    }
}

/// The mood of a tag or notice; its word always says the same, so that no meaning is carried by colour alone.
package enum Tone: String, Sendable {
    case plain, info, good, warn, bad
}

/// A short word about the state of something (标签).
///
/// Rendered by `{{>parts/tag}}`.
package struct Tag: Sendable {
    let text: String
    let tone: String

    package init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone.rawValue
    }
}

/// Something worth knowing before reading on (提示框).
///
/// Rendered by `{{>parts/notice}}`.
package struct NoticeBox: Sendable {
    let title: String
    let text: String
    let tone: String
    let link: PageLink?

    package init(title: String, text: String, tone: Tone = .info, link: PageLink? = nil) {
        self.title = title
        self.text = text
        self.tone = tone.rawValue
        self.link = link
    }
}

/// Names and values, each with a link to change it (核对清单).
///
/// Rendered by `{{>parts/summary-list}}`.
package struct SummaryList: Sendable {
    /// One name and its value.
    package struct Row: Sendable {
        let name: String
        let value: String
        let note: String?
        let change: PageLink?

        package init(_ name: String, _ value: String, note: String? = nil, change: PageLink? = nil) {
            self.name = name
            self.value = value
            self.note = note
            self.change = change
        }
    }

    let rows: [Row]

    package init(_ rows: [Row]) {
        self.rows = rows
    }
}

/// What happened so far, latest last (时间线).
///
/// Rendered by `{{>parts/timeline}}`.
package struct Timeline: Sendable {
    /// One event.
    package struct Moment: Sendable {
        let title: String
        let time: String?
        let machine: String
        let who: String?
        let text: String?
        let current: Bool

        /// - Parameters:
        ///   - title: what happened.
        ///   - time: when, as it is read.
        ///   - machine: when, as `2026-11-23T09:30:00+08:00`.
        ///   - who: who did it.
        ///   - text: more about it.
        ///   - current: whether this is where things stand now.
        package init(
            title: String,
            time: String? = nil,
            machine: String = "",
            who: String? = nil,
            text: String? = nil,
            current: Bool = false
        ) {
            self.title = title
            self.time = time
            self.machine = machine
            self.who = who
            self.text = text
            self.current = current
        }
    }

    let moments: [Moment]

    package init(_ moments: [Moment]) {
        self.moments = moments
    }
}

/// What is to be done, each with its state (任务清单).
///
/// Rendered by `{{>parts/task-list}}`.
package struct TaskList: Sendable {
    /// One task; without an address it cannot be opened yet.
    package struct Task: Sendable {
        let name: String
        let hint: String?
        let address: String?
        let status: String
        let tone: String
        let statusID: String

        package init(_ id: String, name: String, hint: String? = nil, address: String?, status: String, tone: Tone) {
            self.name = name
            self.hint = hint
            self.address = address
            self.status = status
            self.tone = tone.rawValue
            statusID = "task-\(id)"
        }
    }

    let tasks: [Task]

    package init(_ tasks: [Task]) {
        self.tasks = tasks
    }
}

/// The way to the next page of a list, and back to the first (翻页).
///
/// Rendered by `{{>parts/pagination}}`.
package struct Pagination: Sendable {
    let first: String?
    let next: String?

    /// Nil when the list has one page only.
    package init?(first: String?, next: String?) {
        guard first != nil || next != nil else { return nil }
        self.first = first
        self.next = next
    }
}

/// What stands where nothing is yet (空状态).
///
/// Rendered by `{{>parts/empty-state}}`.
package struct EmptyState: Sendable {
    let title: String
    let text: String
    let link: PageLink?

    package init(title: String, text: String, link: PageLink? = nil) {
        self.title = title
        self.text = text
        self.link = link
    }
}

/// A step that is asked twice (确认页).
///
/// Rendered by `{{>parts/confirm}}` inside a page's main block.
package struct Confirmation: Sendable {
    /// A value that goes along unseen.
    package struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let title: String
    let text: String
    let warning: String?
    let address: String
    let hidden: [Hidden]
    let button: String
    let danger: Bool
    let back: String

    package init(
        title: String,
        text: String,
        warning: String? = nil,
        address: String,
        hidden: [(String, String)] = [],
        button: String,
        danger: Bool = false,
        back: String
    ) {
        self.title = title
        self.text = text
        self.warning = warning
        self.address = address
        self.hidden = hidden.map { Hidden(name: $0.0, value: $0.1) }
        self.button = button
        self.danger = danger
        self.back = back
    }
}
