/// One of the 31 provincial units whose communications administration (通信管理局) keeps filings.
///
/// An organisation files in the province that issued its certificate; the filing number begins with the province's letter.
/// Hong Kong, Macao and Taiwan have no administration of this kind and are only divisions.
public enum Province: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
    case beijing, tianjin, hebei, shanxi
    case innerMongolia = "inner-mongolia"
    case liaoning, jilin, heilongjiang, shanghai, jiangsu, zhejiang, anhui, fujian, jiangxi, shandong, henan, hubei
    case hunan, guangdong, guangxi, hainan, chongqing, sichuan, guizhou, yunnan, xizang, shaanxi, gansu, qinghai
    case ningxia, xinjiang

    /// The division code (行政区划代码), such as `110000`.
    public var code: String { row.code + "0000" }
    /// The letter that begins filing numbers (省简称), such as 京.
    public var letter: String { row.letter }
    /// The letter on number plates, where it differs: filing numbers typed with it are understood.
    public var otherLetter: String? { row.other }
    /// The short Chinese name, such as 北京.
    public var name: String { row.name }
    /// The English name.
    public var englishName: String { row.english }
    /// The ministry's number for servers placed here (服务器放置地).
    public var serverPlace: Int { row.serverPlace }

    /// The province that a letter at the head of a filing number means.
    public init?(letter: String) {
        guard let found = Self.allCases.first(where: { $0.letter == letter || $0.otherLetter == letter }) else {
            return nil
        }
        self = found
    }

    /// The province whose division codes begin with two digits.
    public init?(divisionPrefix: String) {
        guard let found = Self.byPrefix[divisionPrefix] else { return nil }
        self = found
    }

    /// True when the first comes before the second in the order of division codes.
    public static func < (left: Province, right: Province) -> Bool { left.row.code < right.row.code }

    private static let byPrefix = Dictionary(uniqueKeysWithValues: allCases.map { ($0.row.code, $0) })
}

private struct ProvinceRow {
    let code: String
    let letter: String
    let other: String?
    let name: String
    let english: String
    let serverPlace: Int

    init(_ code: String, _ letter: String, _ name: String, _ english: String, _ serverPlace: Int, other: String? = nil)
    {
        self.code = code
        self.letter = letter
        self.other = other
        self.name = name
        self.english = english
        self.serverPlace = serverPlace
    }
}

extension Province {
    private var row: ProvinceRow { Self.rows[self] ?? ProvinceRow("", "", "", "", 0) }

    private static let rows: [Province: ProvinceRow] = [
        .beijing: ProvinceRow("11", "京", "北京", "Beijing", 2),
        .tianjin: ProvinceRow("12", "津", "天津", "Tianjin", 29),
        .hebei: ProvinceRow("13", "冀", "河北", "Hebei", 11),
        .shanxi: ProvinceRow("14", "晋", "山西", "Shanxi", 28),
        .innerMongolia: ProvinceRow("15", "蒙", "内蒙古", "Inner Mongolia", 21),
        .liaoning: ProvinceRow("21", "辽", "辽宁", "Liaoning", 19),
        .jilin: ProvinceRow("22", "吉", "吉林", "Jilin", 16),
        .heilongjiang: ProvinceRow("23", "黑", "黑龙江", "Heilongjiang", 14),
        .shanghai: ProvinceRow("31", "沪", "上海", "Shanghai", 26),
        .jiangsu: ProvinceRow("32", "苏", "江苏", "Jiangsu", 17),
        .zhejiang: ProvinceRow("33", "浙", "浙江", "Zhejiang", 34),
        .anhui: ProvinceRow("34", "皖", "安徽", "Anhui", 1),
        .fujian: ProvinceRow("35", "闽", "福建", "Fujian", 4),
        .jiangxi: ProvinceRow("36", "赣", "江西", "Jiangxi", 18),
        .shandong: ProvinceRow("37", "鲁", "山东", "Shandong", 25),
        .henan: ProvinceRow("41", "豫", "河南", "Henan", 9),
        .hubei: ProvinceRow("42", "鄂", "湖北", "Hubei", 10),
        .hunan: ProvinceRow("43", "湘", "湖南", "Hunan", 15),
        .guangdong: ProvinceRow("44", "粤", "广东", "Guangdong", 5),
        .guangxi: ProvinceRow("45", "桂", "广西", "Guangxi", 7),
        .hainan: ProvinceRow("46", "琼", "海南", "Hainan", 12),
        .chongqing: ProvinceRow("50", "渝", "重庆", "Chongqing", 3),
        .sichuan: ProvinceRow("51", "蜀", "四川", "Sichuan", 24, other: "川"),
        .guizhou: ProvinceRow("52", "黔", "贵州", "Guizhou", 8, other: "贵"),
        .yunnan: ProvinceRow("53", "滇", "云南", "Yunnan", 33, other: "云"),
        .xizang: ProvinceRow("54", "藏", "西藏", "Xizang", 32),
        .shaanxi: ProvinceRow("61", "陕", "陕西", "Shaanxi", 27),
        .gansu: ProvinceRow("62", "陇", "甘肃", "Gansu", 6, other: "甘"),
        .qinghai: ProvinceRow("63", "青", "青海", "Qinghai", 23),
        .ningxia: ProvinceRow("64", "宁", "宁夏", "Ningxia", 22),
        .xinjiang: ProvinceRow("65", "新", "新疆", "Xinjiang", 31),
    ]
}
