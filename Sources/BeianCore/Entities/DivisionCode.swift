/// An administrative division (行政区划代码) by GB/T 2260: province, city or county, six digits.
///
/// Only divisions of today's table exist. The municipalities and a few provinces govern counties directly: there a gathering
/// row such as 110100 市辖区 stands in the city's place, as the ministry's records want it.
///
/// Example: `330106` is 浙江省 杭州市 西湖区.
public struct DivisionCode: TradeValue, Comparable {
    /// Why a text is not a division.
    public enum Fault: String, TradeFault {
        case shape = "division.shape"
        case unknown = "division.unknown"
    }

    /// The rank of a division (行政级别).
    public enum Tier: String, Codable, Hashable, Sendable, CaseIterable {
        case province, city, county
    }

    let number: Int

    /// Reads six digits that name a division of the table.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        let digits = text.typedNumber.utf8
        guard digits.count == 6, let number = digits.decimal else { throw .shape }
        guard Divisions.book.names[number] != nil else { throw .unknown }
        self.number = number
    }

    /// The division of a province itself.
    public init(_ province: Province) {
        number = (Int(province.code) ?? 0)
    }

    init(number: Int) { self.number = number }

    /// The six digits.
    public var description: String { padded(number, 6) }

    /// The rank.
    public var tier: Tier {
        if number.isMultiple(of: 10_000) { return .province }
        return number.isMultiple(of: 100) ? .city : .county
    }

    /// The province, or nothing in Taiwan, Hong Kong and Macao, where no filing is made.
    public var province: Province? { Province(divisionPrefix: String(number / 10_000)) }

    /// The city that the division is or belongs to; nothing for a province.
    public var city: DivisionCode? { tier == .province ? nil : DivisionCode(number: number / 100 * 100) }

    /// The division one rank above; nothing for a province.
    public var parent: DivisionCode? {
        switch tier {
        case .province: nil
        case .city: DivisionCode(number: number / 10_000 * 10_000)
        case .county: city
        }
    }

    /// The name, such as 西湖区.
    public var name: String { Divisions.book.names[number] ?? "" }

    /// The names from the province down, without gathering rows, such as 浙江省杭州市西湖区.
    public var fullName: String {
        let above = parent.map(\.fullName) ?? ""
        return isGathering && tier == .city ? above : above + name
    }

    /// True for a row that only gathers counties which the province governs itself.
    public var isGathering: Bool { Divisions.gatheringNames.contains(name) }

    /// True when no division hangs below, so that there is nothing further to choose.
    public var isLeaf: Bool { Divisions.children(of: self).isEmpty }

    /// True when this division is the other or lies in it.
    public func lies(in other: DivisionCode) -> Bool {
        self == other || (parent.map { $0.lies(in: other) } ?? false)
    }

    /// True when the first code comes before the second.
    public static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.number < right.number }
}

/// The table of divisions (行政区划), read from its text when first asked.
public enum Divisions {
    /// The divisions of the first rank: 31 provinces, then Taiwan, Hong Kong and Macao.
    public static var provinces: [DivisionCode] { book.children[0] ?? [] }

    /// All divisions in the order of their codes.
    public static var all: [DivisionCode] { book.names.keys.sorted().map { DivisionCode(number: $0) } }

    /// The divisions one rank below, in the order of their codes.
    public static func children(of division: DivisionCode) -> [DivisionCode] { book.children[division.number] ?? [] }

    static let gatheringNames: Set<String> = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]

    static let book = Book(table)

    struct Book: Sendable {
        private(set) var names: [Int: String] = [:]
        private(set) var children: [Int: [DivisionCode]] = [:]

        init(_ table: String) {
            for line in table.split(separator: "\n") {
                let cities = line.split(separator: "|")
                guard let head = cities.first else { continue }
                let province = add(head, below: 0, step: 10_000)
                for group in cities.dropFirst() {
                    let rows = group.split(separator: ",")
                    let city = add(rows[0], below: province, step: 100)
                    for row in rows.dropFirst() { _ = add(row, below: city, step: 1) }
                }
            }
        }

        private mutating func add(_ row: Substring, below parent: Int, step: Int) -> Int {
            let number = parent + (Int(row.prefix(2)) ?? 0) * step
            names[number] = String(row.dropFirst(2))
            children[parent, default: []].append(DivisionCode(number: number))
            return number
        }
    }
}
