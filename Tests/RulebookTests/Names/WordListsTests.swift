import BeianCore
import BeianRulebook
import Testing

@Suite("The word lists of the book")
struct WordListsTests {
    private static let lists: [WordList] = {
        let found = ((try? BeianRulebook.load())?.rules ?? []).flatMap(\.when.wordLists).filter { !$0.name.isEmpty }
        return Dictionary(found.map { ($0.name, $0) }) { first, _ in first }.values.sorted { $0.name < $1.name }
    }()

    private func hit(_ list: WordList, _ name: String) -> String? {
        NamedCheck.containsWord(.serviceName, list, beyond: nil).hit(in: FactSheet([.serviceName: .text(name)]))
    }

    @Test("There are the lists that rules name")
    func counted() {
        #expect(Self.lists.count >= 30)
    }

    @Test("Every word is found by itself, among others and with marks in it", arguments: lists.map(\.name))
    func found(name: String) throws {
        let list = try #require(Self.lists.first { $0.name == name })
        for word in list.words {
            let marked = word.map(String.init).joined(separator: "·")
            for text in [word, "青山" + word, marked, word.map { "\($0)\u{200B}" }.joined()] {
                #expect(hit(list, text) != nil, "\(name) hides its own word \(text)")
            }
        }
    }

    @Test("No ordinary word of the exceptions is reported", arguments: lists.map(\.name))
    func excused(name: String) throws {
        let list = try #require(Self.lists.first { $0.name == name })
        for text in list.exceptions {
            #expect(hit(list, text) == nil, "\(name) reports \(text)")
        }
    }

    @Test("An exception excuses nothing beside it", arguments: lists.map(\.name))
    func beside(name: String) throws {
        let list = try #require(Self.lists.first { $0.name == name })
        let word = try #require(list.words.first)
        for exception in list.exceptions.prefix(40) {
            #expect(hit(list, exception + "青山" + word) != nil, "\(name) lets \(exception) hide \(word)")
        }
    }
}
