package import BeianCore
import BeianStore

/// Takes the provider's inventory of instances over (导入实例).
///
/// All rows or none: every faulty row is named. An instance that is known already is brought up to date; slots that are
/// taken stay taken.
package struct ImportInstances: Operation {
    package static let name = "instances.import"
    package static let askers: Set<Role> = [.operator]
    package static let problems: Set<Problem.Code> = [.fieldsInvalid]
    package static let scope: Scope? = .instances

    package var rows: [InstanceRow]

    package init(rows: [InstanceRow]) {
        self.rows = rows
    }

    package func run(_ work: Work) throws -> Int {
        var findings: [Finding] = []
        var instances: [HostedInstance] = []
        for (index, row) in rows.enumerated() {
            do {
                instances.append(try row.instance(at: index, owner: owner(of: row, work), policy: work.policy))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }

        for instance in instances { try work.db.instances.save(instance, at: work.now) }
        try work.record(.instancesImported, of: .house, details: ["count": String(instances.count)])
        return instances.count
    }

    /// The account that a row names by its id or by the address with which its holder signs in.
    private func owner(of row: InstanceRow, _ work: Work) -> ID<Account>? {
        if let account = try? work.db.accounts.find(ID(row.owner)) { return account.id }
        guard let address = try? LoginAddress(row.owner) else { return nil }
        return try? work.db.accounts.find(address)?.id
    }
}

/// A row of the inventory as it was given (实例清单行): raw text, as in the CSV file and in the API.
package struct InstanceRow: Sendable, Equatable, Codable {
    /// The names of the columns, in the order of the CSV file.
    package static let columns = [
        "id", "owner", "product", "model", "province", "region", "publicIPs", "billing", "boughtOn", "validUntil",
        "slots",
    ]

    package var id: String
    package var owner: String
    package var product: String
    package var model: String
    package var province: String
    package var region: String
    package var publicIPs: String
    package var billing: String
    package var boughtOn: String
    package var validUntil: String
    package var slots: String

    /// Reads a row from its columns.
    package init(_ values: [String: String]) {
        func value(_ name: String) -> String { values[name] ?? "" }
        id = value("id")
        owner = value("owner")
        product = value("product")
        model = value("model")
        province = value("province")
        region = value("region")
        publicIPs = value("publicIPs")
        billing = value("billing")
        boughtOn = value("boughtOn")
        validUntil = value("validUntil")
        slots = value("slots")
    }

    /// The instance that the row describes.
    ///
    /// - Throws: `fieldsInvalid` with every faulty column.
    func instance(at index: Int, owner: ID<Account>?, policy: Policy) throws(Problem) -> HostedInstance {
        var faults: [(String, String)] = []
        let product = FilingProduct(rawValue: self.product)
        let billing = HostedInstance.Billing(rawValue: self.billing)
        let bought = try? Day(boughtOn)
        let valid = try? Day(validUntil)
        let usual = product == .hosting ? policy.slotsPerInstance : 1
        let count = slots.isEmpty ? usual : Int(slots)
        let place = province.isEmpty ? nil : province
        if id.isEmpty || id.utf8.count > 64 || !id.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) {
            faults.append(("id", "id"))
        }
        if owner == nil { faults.append(("owner", "owner")) }
        if product == nil { faults.append(("product", "choice")) }
        if billing == nil { faults.append(("billing", "choice")) }
        if bought == nil { faults.append(("boughtOn", "day")) }
        if valid == nil { faults.append(("validUntil", "day")) }
        if let place, Province(rawValue: place) == nil { faults.append(("province", "province")) }
        if !(1...usual).contains(count ?? 0) { faults.append(("slots", "slots")) }
        let ips = publicIPs.split(whereSeparator: { " ;,".contains($0) }).map(String.init)
        if !ips.allSatisfy(Self.isAddress) { faults.append(("publicIPs", "ip")) }
        guard faults.isEmpty, let owner, let product, let billing, let bought, let valid, let count else {
            throw Problem(
                .fieldsInvalid, faults.map { Finding(pointer: "#/\(index)/\($0.0)", code: "instance-row.\($0.1)") })
        }
        return HostedInstance(
            id: ID(id), owner: owner, product: product, model: model, province: place, region: region,
            publicIPs: ips, billing: billing, boughtOn: bought, validUntil: valid, slots: count)
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4 {
            return parts.allSatisfy { $0.first?.isNumber == true && $0.utf8.count <= 3 && UInt8($0) != nil }
        }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        return (3...8).contains(groups.count) && text.utf8.count <= 39
            && groups.allSatisfy { $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) }
    }
}
