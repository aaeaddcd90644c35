/// A filing number (备案号): of an entity (主体备案号), or with an ordinal of one of its services (服务备案号).
///
/// Issued by the province's administration when it grants, shown at the foot of the site, never changed by a change of
/// provider, never issued twice. Read leniently, because it is copied from pages of all kinds, and printed in one form.
/// Numbers of licences (ICP证, B2) are understood where they are met and never issued here.
///
/// Example: `沪ICP备2025000001号` and its services `-1`, `-2A`, `-3X`, `-4K`.
public struct FilingNumber: TradeValue {
    /// Why a text is not a filing number.
    public enum Fault: String, TradeFault {
        case shape = "filing-number.shape"
        case province = "filing-number.province"
        case serial = "filing-number.serial"
        case ordinal = "filing-number.ordinal"
    }

    /// What the number rests on (备 or 证).
    public enum Licence: Hashable, Sendable {
        /// A filing (ICP备).
        case filing
        /// A licence for commercial services (ICP证).
        case commercial
        /// Licences for value-added services (增值电信业务经营许可证), by their classes such as B2 or 合字B2.
        case valueAdded(classes: String)
    }

    /// The province that issued it; nothing for a licence that holds in several provinces (合字).
    public let province: Province?
    /// What the number rests on.
    public let licence: Licence
    /// The digits of the entity.
    public let serial: String
    /// The place of the service in the entity's sequence; nothing for the entity's own number.
    public let ordinal: Int?
    /// The kind of service that the number names; nothing for the entity's own number.
    public let kind: ServiceKind?

    init(_ province: Province?, _ licence: Licence, _ serial: String, _ ordinal: Int?, _ kind: ServiceKind?) {
        self.province = province
        self.licence = licence
        self.serial = serial
        self.ordinal = ordinal
        self.kind = kind
    }

    /// The number of the entity that a province grants as the so-manieth in a year.
    public static func entity(province: Province, year: Int, serial: Int) throws(Fault) -> FilingNumber {
        guard (2000...9999).contains(year), (1...999_999).contains(serial) else { throw .serial }
        return FilingNumber(province, .filing, padded(year, 4) + padded(serial, 6), nil, nil)
    }

    /// The number of one of the entity's services.
    public func service(ordinal: Int, kind: ServiceKind) throws(Fault) -> FilingNumber {
        guard (1...99_999).contains(ordinal) else { throw .ordinal }
        return FilingNumber(province, licence, serial, ordinal, kind)
    }

    /// The number of the entity, without ordinal.
    public var entity: FilingNumber { FilingNumber(province, licence, serial, nil, nil) }

    /// True for the number of a service.
    public var isService: Bool { ordinal != nil }

    /// The year of a filing's number: two digits in the old ones of eight, four in those of ten.
    public var year: Int? {
        guard licence == .filing else { return nil }
        switch serial.utf8.count {
        case 8: return serial.utf8.prefix(2).decimal.map { 2000 + $0 }
        case 10: return serial.utf8.prefix(4).decimal
        default: return nil
        }
    }

    /// True when the digits are of a length never seen, which a person should look at.
    public var hasUnusualSerial: Bool { ![6, 8, 10].contains(serial.utf8.count) }

    /// The number in its one written form.
    public var description: String {
        let tail = ordinal.map { "-\($0)" + (kind?.suffix ?? "") } ?? ""
        switch licence {
        case .filing: return "\(province?.letter ?? "")ICP备\(serial)号\(tail)"
        case .commercial: return "\(province?.letter ?? "")ICP证\(serial)号\(tail)"
        case .valueAdded(let classes): return "\(province?.letter ?? "")\(classes)-\(serial)\(tail)"
        }
    }
}
