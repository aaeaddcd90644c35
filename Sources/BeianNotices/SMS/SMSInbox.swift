package import BeianCore
package import Foundation

/// A message as the pretend gateway keeps it (模拟短信).
package struct SimulatedSMS: Codable, Sendable, Equatable {
    package var id: String
    /// When it arrived, in UTC.
    package var received: String
    package var message: SMSMessage
}

/// The last messages that the pretend gateway was given; none of them ever reached a phone.
package actor SMSInbox {
    private let capacity: Int
    private let file: URL?
    private var kept: [SimulatedSMS] = []
    private var count = 0

    /// Messages of an earlier run are read back from the file, a JSON document on each line.
    package init(capacity: Int = 500, file: URL? = nil) throws {
        self.capacity = capacity
        self.file = file
        guard let file else { return }
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            let lines = text.split(separator: "\n")
            count = lines.count
            kept = lines.suffix(capacity).compactMap {
                try? JSONDecoder().decode(SimulatedSMS.self, from: Data($0.utf8))
            }
        } else {
            try Data().write(to: file)
        }
    }

    /// Keeps a message; one with a known reference is the one that is kept already.
    package func take(_ message: SMSMessage, at now: Instant) throws -> (sms: SimulatedSMS, isNew: Bool) {
        if let known = kept.first(where: { $0.message.reference == message.reference }) { return (known, false) }
        count += 1
        let sms = SimulatedSMS(id: "sms-\(count)", received: now.description, message: message)
        if let file { try append(sms, to: file) }
        kept.append(sms)
        if kept.count > capacity { kept.removeFirst(kept.count - capacity) }
        return (sms, true)
    }

    /// The messages for a number, or all of them, newest first.
    package func messages(to number: String? = nil) -> [SimulatedSMS] {
        kept.reversed().filter { number == nil || $0.message.to == number }
    }

    private func append(_ sms: SimulatedSMS, to file: URL) throws {
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: try JSONEncoder().encode(sms) + Data("\n".utf8))
    }
}
