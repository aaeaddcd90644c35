extension String {
    /// The text as words are looked for in it: half-width, lower case, only letters and digits, so that dots, blanks and
    /// marks put between the characters of a word do not hide it.
    package var plainWords: String {
        var plain = ""
        for character in halfWidth.lowercased() where character.isLetter || character.isNumber {
            plain.append(character)
        }
        return plain
    }
}
