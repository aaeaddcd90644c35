/// Cities as addresses and division codes tell them (地市比较).
enum CityText {
    /// Whether two division codes lie in different cities; the four municipalities are one city each.
    static func differ(_ left: String, _ right: String) -> Bool {
        city(left) != city(right)
    }

    /// Whether an address names a province or city and none of those named is that of the division.
    static func names(_ address: String, otherThan division: String) -> Bool? {
        guard let code = try? DivisionCode(division) else { return nil }
        let text = address.foldedText
        let province = code.province
        if let first = Self.province(of: text), first != province { return true }
        guard let own = code.city, let province, !municipalities.contains(province) else { return false }
        let cities = Divisions.children(of: DivisionCode(province)).filter { !$0.isGathering }
        guard let found = cities.filter({ text.contains($0.name) }).first else { return false }
        return !text.contains(own.name) && found != own
    }

    /// The province with which an address begins, told by its own name or that of a city in it.
    ///
    /// 江苏路 and 南京东路 are streets of Shanghai: a short name counts only before 省 or the like, or before a division.
    static func province(of address: String) -> Province? {
        let text = address.foldedText
        for province in Province.allCases where text.hasPrefix(province.name) {
            let rest = text.dropFirst(province.name.count)
            if ranks.contains(where: { rest.hasPrefix($0) }) { return province }
            let cities = Divisions.children(of: DivisionCode(province))
            let below = cities.flatMap { $0.isGathering ? Divisions.children(of: $0) : [$0] }
            if below.contains(where: { rest.hasPrefix($0.name) }) { return province }
        }
        return cities.first { text.hasPrefix($0.name) }?.province
    }

    /// Whether an address begins with a province, names one of its cities, or begins with one of its counties.
    static func names(_ address: String, in province: Province) -> Bool {
        if let named = Self.province(of: address) { return named == province }
        let text = address.foldedText
        let cities = Divisions.children(of: DivisionCode(province))
        if cities.contains(where: { !$0.isGathering && text.contains($0.name) }) { return true }
        return cities.contains { city in Divisions.children(of: city).contains { text.hasPrefix($0.name) } }
    }

    private static func city(_ code: String) -> Substring {
        let province = Province(divisionPrefix: String(code.prefix(2)))
        return code.prefix(province.map { municipalities.contains($0) } ?? false ? 2 : 4)
    }

    // What follows the short name of a province in its full one.
    private static let ranks = ["省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区"]
    // Every city of the country under its full name.
    private static let cities = Province.allCases.flatMap { Divisions.children(of: DivisionCode($0)) }
        .filter { !$0.isGathering }

    // The four cities that are provinces themselves (直辖市).
    private static let municipalities: Set<Province> = [.beijing, .tianjin, .shanghai, .chongqing]
}
