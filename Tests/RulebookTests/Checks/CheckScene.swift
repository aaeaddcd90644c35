import BeianCore
import BeianNames
import BeianRulebook
import Foundation

/// A pre-flight by the book that comes with the program, on the day of the cases.
enum CheckScene {
    static let book = Result { () throws(RulebookFault) in try BeianRulebook.load() }

    static func preflight(_ book: Rulebook? = nil, on day: String = "2026-11-23") throws -> Preflight {
        Preflight(book: try book ?? Self.book.get(), day: try Day(day), policy: Policy()) { text in
            Result { () throws(DomainName.Fault) in try DomainNames.parse(text) }
        }
    }

    static func members(_ json: String) throws -> [String: JSONValue] {
        try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8))
    }

    /// A sound first filing of an invented company in Hangzhou, with some members changed.
    static func company(_ changes: (inout [String: JSONValue]) -> Void = { _ in }) throws -> [String: JSONValue] {
        var members = try members(
            """
            {"entity":{"province":"zhejiang","nature":"enterprise","documentKind":"business-licence",
            "documentNumber":"91330100799655058B","name":"杭州青山演示有限公司","division":"330106",
            "investor":"杭州青山演示有限公司","registeredAddress":"杭州市西湖区青山路1号","mailingAddress":"青山路1号8楼801室",
            "person":{"isLegalRepresentative":true,"name":"青小山","documentKind":"resident-id",
            "documentNumber":"350102188001010012","validFrom":"2020-01-01","validUntil":"long-term",
            "mobile":"13900000303","mail":"qing@qingshan-demo.cn","emergencyPhone":"13900000304"}},
            "services":[{"domain":"qingshan-demo.cn","name":"青山演示","homeURL":"www.qingshan-demo.cn",
            "contents":["organisation-portal"],"languages":["simplified-chinese"],"preApproval":"none",
            "accessMethod":"cloud","person":{"sameAsEntity":true},"hosting":{"instance":"i-1"}}],
            "materials":[{"kind":"entity-certificate"},{"kind":"person-front"},{"kind":"person-back"}]}
            """)
        changes(&members)
        return members
    }
}

extension JSONValue {
    /// A member of an object, however deep; `nil` where there is none.
    subscript(path: String...) -> JSONValue? {
        get {
            path.reduce(self as JSONValue?) { value, key in
                switch value {
                case .object(let members): members[key]
                case .list(let values): Int(key).flatMap { values.indices.contains($0) ? values[$0] : nil }
                default: nil
                }
            }
        }
    }
}
