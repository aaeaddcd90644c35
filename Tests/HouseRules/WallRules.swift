/// Who may know whom.
enum WallRules {
    /// The core is the trade in pure Swift: it imports nothing, not even Foundation.
    static func pureCore(_ file: SourceFile) -> [Offence] {
        guard file.isUnder("Sources/BeianCore/") else { return [] }
        return file.offences(in: file.code, matching: #"^\s*(?:@\w+\s+)?(?:\w+\s+)?import\s+\w+"#, clues: ["import"]) {
            "the core imports nothing:\($0)"
        }
    }

    /// Which targets may name which of ours; the rest of the world is not listed.
    static func imports(_ file: SourceFile, declared: [String: Set<String>]) -> [Offence] {
        let mayKnow = declared[file.target] ?? []
        let ours = Set(declared.keys)
        return file.code.enumerated().compactMap { number, line in
            guard line.holds(anyOf: ["import"]),
                let match = line.firstMatch(of: /^\s*(?:@\w+\s+)?(?:\w+\s+)?import\s+(?:\w+\s+)?(\w+)/)
            else {
                return nil
            }
            let imported = String(match.1)
            guard ours.contains(imported), !mayKnow.contains(imported) else { return nil }
            return Offence(file.path, number + 1, "\(file.target) does not declare that it knows \(imported)")
        }
    }

    /// The targets of a package manifest and those of ours they depend on.
    static func declarations(in manifest: String) -> [String: Set<String>] {
        var declared: [String: Set<String>] = [:]
        let target = /\.(?:target|testTarget|executableTarget|systemLibrary)\(\s*name: "(\w+)"/
        let starts = manifest.matches(of: target)
        for (place, match) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].range.lowerBound : manifest.endIndex
            let block = manifest[match.range.upperBound..<end]
            declared[String(match.1)] = Set(block.matches(of: /"(\w+)"/).map { String($0.1) })
        }
        if let testing = declared["BeianTesting"] { declared["Support"] = testing }
        return declared
    }

    /// What each wall is for: these must never become neighbours, whatever the manifest says.
    static func walls(_ declared: [String: Set<String>]) -> [Offence] {
        let never: [(String, [String])] = [
            ("BeianCore", ["BeianNames", "BeianStore", "BeianDesk", "BeianWeb", "BeianWire"]),
            ("BeianNames", ["BeianStore", "BeianDesk", "BeianWeb", "BeianWire"]),
            ("BeianRulebook", ["BeianStore", "BeianDesk", "BeianWeb", "BeianWire"]),
            ("BeianStore", ["BeianDesk", "BeianWeb", "BeianWire", "BeianRegulator", "BeianNotices"]),
            ("BeianDesk", ["BeianWeb", "BeianWire", "BeianRegulator", "BeianNotices", "BeianRulebook"]),
            ("BeianWire", ["BeianCore", "BeianStore", "BeianDesk", "BeianWeb"]),
            ("BeianRegulator", ["BeianWeb", "BeianNotices"]),
            ("BeianNotices", ["BeianWeb", "BeianRegulator", "BeianStore"]),
            ("BeianWeb", ["BeianStore", "BeianWire", "BeianRegulator", "BeianNotices", "BeianRulebook"]),
        ]
        return never.flatMap { target, strangers in
            strangers.filter { declared[target]?.contains($0) == true }.map {
                Offence("Package.swift", 0, "\(target) must not know \($0)")
            }
        }
    }

    /// GRDB is a detail of one store.
    static func engine(_ file: SourceFile) -> [Offence] {
        guard !file.isUnder("Sources/BeianStore/SQLite/") else { return [] }
        return file.offences(in: file.code, matching: #"\bimport\s+GRDB\b"#, clues: ["GRDB"]) { _ in
            "GRDB is imported in Sources/BeianStore/SQLite only"
        }
    }

    /// Calls of GRDB that block a whole server.
    static func blockingReads(_ file: SourceFile) -> [Offence] {
        file.offences(in: file.code, matching: #"\bunsafe(Reentrant)?(Read|Write)\b"#, clues: ["unsafe"]) {
            "\($0) can block every thread"
        }
    }

    /// Time comes from one place, so that tests hold it in their hand.
    static func clock(_ file: SourceFile) -> [Offence] {
        let mayLook = ["Sources/BeianDesk/TimeSource.swift", "Sources/BeianDesk/SystemClock.swift"]
        guard file.isUnder("Sources/"), !mayLook.contains(file.path) else { return [] }
        let clocks =
            #"\bDate\(\)|\bDate\.now\b|Clock\.now\b|\b(Continuous|Suspending)Clock\b|\bDispatchTime\.now\b"#
            + #"|\b(clock_gettime|gettimeofday)\b|\btimeIntervalSinceNow\b|\btime\(nil\)|\(\.now\b|\bDate\(timeIntervalSinceNow"#
        return file.offences(in: file.code, matching: clocks, clues: ["Date(", "now", "Clock", "time"]) {
            "\($0): only the house's clock tells the time"
        }
    }

    /// Personal values are sealed and opened in the store only, and in the pretend administration's own.
    static func sealing(_ file: SourceFile) -> [Offence] {
        guard file.isUnder("Sources/"), !file.isUnder("Sources/BeianStore/", "Sources/BeianRegulator/Simulator/") else {
            return []
        }
        let calls =
            #"\b(AES\.GCM|ChaChaPoly|SealedBox)\b|\b(seal|unseal|sealJSON|openJSON)\("#
            + #"|\b(keys|keyRing|sealing|sealer)\.open\("#
        return file.offences(in: file.code, matching: calls, clues: ["AES", "ChaCha", "seal", "Seal", "open"]) {
            "\($0): only BeianStore seals and opens"
        }
    }

    /// The clear text of a masked value is asked for in listed files only.
    static func reveals(_ file: SourceFile, allowed: [String: String]) -> [Offence] {
        guard file.isUnder("Sources/"), allowed[file.path] == nil else { return [] }
        return file.offences(in: file.code, matching: #"\.revealed\b"#, clues: ["revealed"]) { _ in
            "reveals a masked value; if it must, list it in Reveals.swift with the reason"
        }
    }
}
