import BeianCore
import Testing

@Suite("Filing numbers")
struct FilingNumberTests {
    @Test(
        "Numbers seen in the world are read and printed in one form",
        arguments: [
            ("京ICP备12345678号", "京ICP备12345678号"), ("京ICP备12345678号-1", "京ICP备12345678号-1"),
            ("沪ICP备2025152989号-1A", "沪ICP备2025152989号-1A"), ("陕ICP备2024026116号-1A", "陕ICP备2024026116号-1A"),
            ("京ICP证030173号", "京ICP证030173号"), ("京ICP证030173号-1", "京ICP证030173号-1"),
            ("浙B2-20080101", "浙B2-20080101"), ("浙B2-20080101-4", "浙B2-20080101-4"),
            ("粤B2-20090059-1626X", "粤B2-20090059-1626X"), ("京ICP备10046444号-9", "京ICP备10046444号-9"),
            ("苏ICP备2023005487号-1", "苏ICP备2023005487号-1"), ("赣ICP备2024031528号-4A", "赣ICP备2024031528号-4A"),
            ("A2.B1.B2-20090059", "A2.B1.B2-20090059"), ("合字B2-20090059-3", "合字B2-20090059-3"),
            ("　沪ｉｃｐ备２０２５０００００１号－２ａ　", "沪ICP备2025000001号-2A"), ("沪ICP备 2025000001 - 3x", "沪ICP备2025000001号-3X"),
            ("沪icp备2025000001号—4k", "沪ICP备2025000001号-4K"), ("川ICP备2025000001号", "蜀ICP备2025000001号"),
            ("贵ICP备2025000001号", "黔ICP备2025000001号"), ("云ICP备2025000001号", "滇ICP备2025000001号"),
            ("甘ICP备2025000001号", "陇ICP备2025000001号"), ("京ICP备2025000001号-007", "京ICP备2025000001号-7"),
        ]
    )
    func seen(text: String, printed: String) throws {
        let number = try FilingNumber(text)
        #expect(number.description == printed)
        #expect(try FilingNumber(printed) == number)
    }

    @Test(
        "What is no filing number is refused, each for its reason",
        arguments: [
            ("", FilingNumber.Fault.shape), ("京ICP12345678号", .shape), ("ICP备12345678号", .province),
            ("港ICP备12345678号", .province),
            ("啊ICP备12345678号", .province), ("京ICP备号", .serial), ("京ICP备123号", .serial),
            ("京ICP备1234567890123号", .serial),
            ("京ICP备12345678号-", .ordinal), ("京ICP备12345678号-0", .ordinal), ("京ICP备12345678号-123456", .ordinal),
            ("京ICP备12345678号-1B", .shape), ("京ICP备12345678号-1AA", .shape), ("京ICP备12345678号1", .shape),
            ("京C3-20080101", .shape), ("京ICP备12345678号-1号", .shape), ("京B2", .shape), ("京ICP备-1", .serial),
        ]
    )
    func refused(text: String, fault: FilingNumber.Fault) {
        #expect(throws: fault) { try FilingNumber(text) }
    }

    @Test("An entity's services share one sequence, with the letter of their kind")
    func sequence() throws {
        let entity = try FilingNumber.entity(province: .shanghai, year: 2025, serial: 1)
        #expect(entity.description == "沪ICP备2025000001号")
        let kinds: [ServiceKind] = [.website, .app, .miniProgram, .quickApp, .website]
        let services = try kinds.enumerated().map {
            try entity.service(ordinal: $0.offset + 1, kind: $0.element).description
        }
        let tails = services.map { String($0.dropFirst(entity.description.count)) }
        #expect(tails == ["-1", "-2A", "-3X", "-4K", "-5"])
    }

    @Test("Every issued number reads back as itself, in all provinces and kinds")
    func roundTrip() throws {
        for province in Province.allCases {
            let entity = try FilingNumber.entity(province: province, year: 2026, serial: 999_999)
            #expect(try FilingNumber(entity.description) == entity)
            for kind in ServiceKind.allCases {
                let service = try entity.service(ordinal: 99_999, kind: kind)
                #expect(try FilingNumber(service.description) == service)
                #expect(service.entity == entity && service.isService && service.kind == kind)
            }
        }
    }

    @Test("A province that has run out of serials, or a wrong ordinal, is refused")
    func exhausted() throws {
        #expect(throws: FilingNumber.Fault.serial) {
            try FilingNumber.entity(province: .hebei, year: 2026, serial: 1_000_000)
        }
        #expect(throws: FilingNumber.Fault.serial) { try FilingNumber.entity(province: .hebei, year: 2026, serial: 0) }
        #expect(throws: FilingNumber.Fault.serial) { try FilingNumber.entity(province: .hebei, year: 26, serial: 1) }
        let entity = try FilingNumber.entity(province: .hebei, year: 2026, serial: 1)
        #expect(throws: FilingNumber.Fault.ordinal) { try entity.service(ordinal: 0, kind: .website) }
        #expect(throws: FilingNumber.Fault.ordinal) { try entity.service(ordinal: 100_000, kind: .app) }
    }

    @Test("The year is told from old and new numbers, and odd lengths are marked")
    func year() throws {
        #expect(try FilingNumber("京ICP备10046444号").year == 2010)
        #expect(try FilingNumber("苏ICP备2023005487号").year == 2023)
        #expect(try FilingNumber("京ICP证030173号").year == nil)
        #expect(try FilingNumber("京ICP备1234567号").hasUnusualSerial)
        #expect(try !FilingNumber("京ICP备12345678号").hasUnusualSerial)
    }

    @Test("The footer shows the entity's number in Guangdong and the service's elsewhere")
    func footer() throws {
        let guangdong = try FilingNumber.entity(province: .guangdong, year: 2025, serial: 1).service(
            ordinal: 1,
            kind: .website
        )
        #expect(guangdong.footerText == "粤ICP备2025000001号")
        let zhejiang = try FilingNumber.entity(province: .zhejiang, year: 2025, serial: 1).service(
            ordinal: 1,
            kind: .website
        )
        #expect(zhejiang.footerText == "浙ICP备2025000001号-1")
        #expect(FilingNumber.footerLink.hasPrefix("https://beian.miit.gov.cn"))
    }
}
