/// What a sender said of a mail before the mail itself (信封).
struct MailCover: Sendable, Equatable {
    var from = ""
    var recipients: [String] = []
}

/// One conversation of the pretend mail server with a sender, line by line (RFC 5321).
///
/// It knows nothing of sockets: bytes go in, replies and whole mails come out.
struct MailConversation {
    /// What the server does next.
    enum Move: Equatable {
        case say(String)
        case take(MailCover, [UInt8])
        case hangUp
    }

    /// The largest mail that is taken.
    static let limit = 1 << 20
    /// The longest line of a command.
    private static let lineLimit = 2048

    private var waiting: [UInt8] = []
    private var cover: MailCover?
    /// The mail so far, while one is being sent.
    private var body: [UInt8]?
    private var isTooLarge = false
    private var hasGreeted = false

    /// What is said when somebody comes in.
    static let greeting = "220 beian-demo simulated mail server, nothing is delivered"

    /// Hears some bytes, and answers what to do.
    mutating func hear(_ bytes: some Sequence<UInt8>) -> [Move] {
        waiting.append(contentsOf: bytes)
        var moves: [Move] = []
        var start = 0
        while let end = waiting[start...].firstIndex(of: UInt8(ascii: "\n")) {
            var line = waiting[start..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            start = end + 1
            moves += body == nil ? command(String(decoding: line, as: UTF8.self)) : text(line)
            if moves.last == .hangUp { break }
        }
        waiting.removeFirst(start)
        let most = body == nil ? Self.lineLimit : Self.limit
        return waiting.count <= most ? moves : moves + [.say("500 line too long"), .hangUp]
    }

    /// A line of the mail; a dot alone ends it, and a dot before another was put there by the sender.
    private mutating func text(_ line: ArraySlice<UInt8>) -> [Move] {
        guard line != [UInt8(ascii: ".")] else { return finish() }
        let plain = line.first == UInt8(ascii: ".") ? line.dropFirst() : line
        let length = (body?.count ?? 0) + plain.count + 2
        isTooLarge = isTooLarge || length > Self.limit
        if isTooLarge {
            body = []
        } else {
            body?.append(contentsOf: plain)
            body?.append(contentsOf: [13, 10])
        }
        return []
    }

    private mutating func finish() -> [Move] {
        let mail = body ?? []
        let sent = cover ?? MailCover()
        let refused = isTooLarge
        forget()
        if refused { return [.say("552 a mail has at most \(Self.limit) bytes")] }
        return [.take(sent, mail), .say("250 kept in the simulated inbox")]
    }

    private mutating func forget() {
        cover = nil
        body = nil
        isTooLarge = false
    }

    private mutating func command(_ line: String) -> [Move] {
        let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
        switch word {
        case "EHLO":
            (hasGreeted, cover) = (true, nil)
            return [.say("250-beian-demo"), .say("250-8BITMIME"), .say("250 SIZE \(Self.limit)")]
        case "HELO":
            (hasGreeted, cover) = (true, nil)
            return [.say("250 beian-demo")]
        case "MAIL": return mail(line)
        case "RCPT": return recipient(line)
        case "DATA":
            guard let cover, !cover.recipients.isEmpty else { return [.say("503 MAIL and RCPT come first")] }
            body = []
            return [.say("354 end with a dot on a line of its own")]
        case "RSET":
            forget()
            return [.say("250 forgotten")]
        case "NOOP": return [.say("250 here")]
        case "VRFY": return [.say("252 send and see")]
        case "QUIT": return [.say("221 goodbye"), .hangUp]
        default: return [.say("502 not known here")]
        }
    }

    private mutating func mail(_ line: String) -> [Move] {
        guard hasGreeted else { return [.say("503 EHLO comes first")] }
        guard cover == nil else { return [.say("503 one mail at a time")] }
        guard let address = Self.address(in: line, after: "FROM:") else { return [.say("501 MAIL FROM:<address>")] }
        if let size = Self.size(in: line), size > Self.limit {
            return [.say("552 a mail has at most \(Self.limit) bytes")]
        }
        cover = MailCover(from: address)
        return [.say("250 sender known")]
    }

    private mutating func recipient(_ line: String) -> [Move] {
        guard let count = cover?.recipients.count else { return [.say("503 MAIL comes first")] }
        guard let address = Self.address(in: line, after: "TO:"), address.contains("@") else {
            return [.say("501 RCPT TO:<address>")]
        }
        guard count < 100 else { return [.say("452 too many recipients")] }
        cover?.recipients.append(address)
        return [.say("250 recipient known")]
    }

    /// The address between the brackets.
    private static func address(in line: String, after keyword: String) -> String? {
        guard line.uppercased().contains(keyword), let open = line.firstIndex(of: "<"),
            let close = line[open...].firstIndex(of: ">")
        else { return nil }
        let address = line[line.index(after: open)..<close]
        return address.utf8.count <= 254 ? String(address) : nil
    }

    private static func size(in line: String) -> Int? {
        line.split(separator: " ").first { $0.uppercased().hasPrefix("SIZE=") }.flatMap { Int($0.dropFirst(5)) }
    }
}
