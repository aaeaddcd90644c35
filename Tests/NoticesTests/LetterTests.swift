import BeianCore
import BeianNotices
import BeianTesting
import Foundation
import Testing

@Suite("Letters")
struct LetterTests {
    @Test("every letter is there in every language and asks for the same")
    func complete() throws {
        let book = try LetterBook()
        for letter in Letter.allCases {
            #expect(book.required(by: letter).contains("provider"), "\(letter.rawValue) names its sender")
            for language in Language.allCases {
                #expect(throws: Never.self) { try written(book, letter, language) }
            }
        }
    }

    @Test("no letter speaks of something that nobody knows how to give")
    func knownParameters() throws {
        let book = try LetterBook()
        let known: Set<String> = [
            "provider", "account", "application", "domain", "entity", "stage", "deadline", "number", "reason", "code",
            "minutes", "link", "items", "footer", "simulated",
        ]
        for letter in Letter.allCases {
            let used = book.required(by: letter).union(book.optional(in: letter))
            #expect(used.isSubset(of: known), "\(letter.rawValue)")
        }
    }

    @Test("every letter reads as it was approved", arguments: Language.allCases)
    func golden(language: Language) throws {
        let book = try LetterBook()
        let pages = try Letter.allCases.map { letter in
            let full = try written(book, letter, language)
            let bare = try book.render(
                letter: letter,
                language: language,
                parameters: Self.sample.filter { book.required(by: letter).contains($0.key) }
            )
            return
                "=== \(letter.rawValue)\n[\(full.subject)]\n[SMS] \(full.short)\n\(full.body)--- bare\n[\(bare.subject)]\n"
                + "[SMS] \(bare.short)\n\(bare.body)"
        }
        Golden.expect(pages.joined(separator: "\n"), named: "letters-\(language.rawValue).txt")
    }

    @Test("an SMS is one line short enough for three parts", arguments: Language.allCases)
    func short(language: Language) throws {
        let book = try LetterBook()
        for letter in Letter.allCases {
            let short = try written(book, letter, language).short
            #expect(!short.contains("\n"))
            #expect(short.count <= (language == .chinese ? 134 : 306), "\(letter.rawValue): \(short.count)")
        }
    }

    @Test("text stays as it is: nothing is escaped, and mustache in a value is not filled in")
    func plain() throws {
        let letter = try LetterBook().render(
            letter: .applicationSentBack,
            language: .english,
            parameters: ["provider": "A & B <Cloud>", "application": "app_1", "items": "- {{code}} \"x\" & <b>"]
        )
        #expect(letter.body.contains("- {{code}} \"x\" & <b>"))
        #expect(letter.body.contains("A & B <Cloud>"))
    }

    @Test("a letter without what it needs is not written")
    func lacking() throws {
        let book = try LetterBook()
        #expect(throws: LetterFault.lacking(letter: .verificationCode, parameter: "code")) {
            try book.render(
                letter: .verificationCode,
                language: .english,
                parameters: ["provider": "P", "code": "", "minutes": "10"]
            )
        }
    }

    @Test("a folder where something is wrong stops the start and names it")
    func strict() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-letters-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: LetterFault.self) { try LetterBook(folder: folder) }

        for language in Language.allCases {
            let of = folder.appending(path: language.rawValue)
            try FileManager.default.createDirectory(at: of, withIntermediateDirectories: true)
            for letter in Letter.allCases { try write("S\nM\n\nB {{provider}}\n", letter, of) }
        }
        #expect(throws: Never.self) { try LetterBook(folder: folder) }

        let english = folder.appending(path: "en")
        let wrong: [(String, LetterFault)] = [
            ("S\nM\n\nB {{provider}} {{code}}\n", .unequal(letter: .smsFailed, "code")),
            ("S\nM\nB {{provider}}\n", malformed("it needs a subject, a text for SMS, an empty line and a body")),
            ("S\nM\n\nB {{provider}} {{#code}}\n", malformed("a section is not closed")),
            ("S\nM\n\nB {{provider}} {{Code}}\n", malformed("a tag is neither a name nor a section")),
            ("S\nM\n\nB {{provider}} {{/code}}\n", malformed("the section code is closed but not open")),
        ]
        for (text, fault) in wrong {
            try write(text, .smsFailed, english)
            #expect(throws: fault) { try LetterBook(folder: folder) }
        }
        try FileManager.default.removeItem(at: english.appending(path: "sms-failed.mustache"))
        #expect(throws: LetterFault.missing(letter: .smsFailed, language: .english)) {
            try LetterBook(folder: folder)
        }
        try Data("S\nM\n\nB\n".utf8).write(to: english.appending(path: "sms-faild.mustache"))
        #expect(throws: LetterFault.unknown(letter: "sms-faild")) { try LetterBook(folder: folder) }
    }

    private func malformed(_ why: String) -> LetterFault {
        .malformed(letter: .smsFailed, language: .english, why)
    }

    private func write(_ text: String, _ letter: Letter, _ folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: "\(letter.rawValue).mustache"))
    }

    private func written(_ book: LetterBook, _ letter: Letter, _ language: Language) throws -> WrittenLetter {
        try book.render(letter: letter, language: language, parameters: Self.sample)
    }

    private static let sample = [
        "provider": "蓝天云", "account": "acc_01", "application": "app_01", "domain": "lantian-demo.cn",
        "entity": "蓝天演示有限公司", "stage": "草稿", "deadline": "2026-11-23 11:04", "number": "京ICP备2026000001号-1",
        "reason": "网站名称与主体不符", "code": "013579", "minutes": "10", "link": "https://beian-demo.cn/applications/app_01",
        "items": "- 网站名称：请改为与主体相关的名称", "footer": "<a href=\"https://beian.miit.gov.cn/\">京ICP备2026000001号-1</a>",
        "simulated": "是",
    ]
}
