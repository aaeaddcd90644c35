/// Cities as addresses and division codes tell them (地市比较).
enum CityText {
    /// Whether two division codes lie in different cities; the four municipalities are one city each.
    static func differ(_ left: String, _ right: String) -> Bool {
        city(left) != city(right)
    }

    /// Whether an address names a province or city and none of those named is that of the division.
    static func names(_ address: String, otherThan division: String) -> Bool? {
        guard let code = try? DivisionCode(division) else { return nil }
        let text = address.halfWidth
        let province = code.province
        if let first = Self.province(of: text), first != province { return true }
        guard let own = code.city, let province, !municipalities.contains(province) else { return false }
        let cities = Divisions.children(of: DivisionCode(province)).filter { !$0.isGathering }
        guard let found = cities.filter({ text.contains($0.name) }).first else { return false }
        return !text.contains(own.name) && found != own
    }

    /// The province with whose name an address begins.
    static func province(of address: String) -> Province? {
        let text = address.halfWidth
        return Province.allCases.first { text.hasPrefix($0.name) }
    }

    /// Whether an address begins with a province, names one of its cities, or begins with one of its counties.
    static func names(_ address: String, in province: Province) -> Bool {
        if let named = Self.province(of: address) { return named == province }
        let text = address.halfWidth
        let cities = Divisions.children(of: DivisionCode(province))
        if cities.contains(where: { !$0.isGathering && text.contains($0.name) }) { return true }
        return cities.contains { city in Divisions.children(of: city).contains { text.hasPrefix($0.name) } }
    }

    private static func city(_ code: String) -> Substring {
        let province = Province(divisionPrefix: String(code.prefix(2)))
        return code.prefix(province.map { municipalities.contains($0) } ?? false ? 2 : 4)
    }

    // The four cities that are provinces themselves (直辖市).
    private static let municipalities: Set<Province> = [.beijing, .tianjin, .shanghai, .chongqing]
}
