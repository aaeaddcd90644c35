import BeianCore
import BeianDesk
import BeianWeb

/// The invented companies, persons and staff of the demonstration (演示人物).
///
/// None of them exists.
enum DemoPeople {
    /// The password of every demo account.
    static let password = "beian-demo-2026"

    /// A company of the demonstration and where its application stands.
    struct Company: Sendable {
        let login: String
        let site: AccountSite
        let name: String
        let code: String
        let province: Province
        let division: String
        let address: String
        let person: String
        let identity: String
        let mobile: String
        let domain: String
        let service: String
        let stage: Stage
        let daysAgo: Int
    }

    // swift-format-ignore
    static let companies: [Company] = [
        company("13900000101", "蓝田演示科技（广州）有限公司", "91440100000000107F", .guangdong, "440106", "广州市天河区演示路1号101室", "蓝小田", "44010618800312001X", "13900000201", "lantian-demo.cn", "蓝田演示官网", .granted, 40),
        company("13900000102", "珠水示例贸易有限公司", "91440100000000211K", .guangdong, "440103", "广州市荔湾区示例街2号202室", "珠小水", "440106188104130022", "13900000202", "zhushui-demo.cn", "珠水示例官网", .initialReview, 1),
        company("13900000103", "西湖边示例软件有限公司", "91330100000000326Y", .zhejiang, "330106", "杭州市西湖区示例路3号301室", "湖小西", "33010618820514003X", "13900000203", "xihubian-demo.cn", "西湖边示例软件", .draft, 3),
        company("13900000104", "锦城演示商务有限公司", "915101000000004308", .sichuan, "510104", "成都市锦江区演示街4号401室", "锦小城", "510104188306150043", "13900000204", "jincheng-demo.cn", "锦城演示商务", .correction, 4),
        company("13900000105", "浦江示例信息有限公司", "913101000000005451", .shanghai, "310101", "上海市黄浦区示例路5号501室", "浦小江", "31010118840716005X", "13900000205", "pujiang-demo.cn", "浦江示例信息", .smsVerification, 0),
        company("13900000106", "金陵演示网络有限公司", "9132010000000065X6", .jiangsu, "320102", "南京市玄武区演示路6号601室", "金小陵", "320102188508170060", "13900000206", "jinling-demo.cn", "金陵演示", .unverified, 6),
        company("13900000107", "燕山示例文创有限公司", "91110100000000764X", .beijing, "110101", "北京市东城区示例胡同7号", "燕小山", "110101188609180078", "13900000207", "yanshan-demo.cn", "燕山示例", .administrationReview, 5),
        company("13900000108", "泉城演示数据有限公司", "91370100000000879A", .shandong, "370102", "济南市历下区演示路8号801室", "泉小城", "370102188710190080", "13900000208", "quancheng-demo.cn", "泉城演示数据", .refused, 8),
        company("13900000109", "江城示例餐饮有限公司", "91420100000000983G", .hubei, "420102", "武汉市江岸区示例路9号901室", "江小城", "420102188811200094", "13900000209", "jiangcheng-demo.cn", "江城示例餐饮", .abandoned, 20),
        company("13900000110", "越秀演示公益中心", "91440100000001118T", .guangdong, "440106", "广州市天河区演示路10号1001室", "越小秀", "440103188912210101", "13900000210", "yuexiu-demo.cn", "越秀演示", .initialReview, 0),
        company("demo@intl-demo.cn", "海外示例（杭州）有限公司", "913301000000012224", .zhejiang, "330106", "杭州市西湖区示例路12号1201室", "海小外", "330106187802040120", "13900000212", "intl-demo.cn", "海外示例", .granted, 30, .international),
    ]

    private static func company(
        _ login: String, _ name: String, _ code: String, _ province: Province, _ division: String, _ address: String,
        _ person: String, _ identity: String, _ mobile: String, _ domain: String, _ service: String, _ stage: Stage,
        _ daysAgo: Int, _ site: AccountSite = .china
    ) -> Company {
        Company(
            login: login, site: site, name: name, code: code, province: province, division: division,
            address: address, person: person, identity: identity, mobile: mobile, domain: domain, service: service,
            stage: stage, daysAgo: daysAgo)
    }

    /// The demo staff: name, role, secret of the second factor.
    static let staff: [(name: String, role: Role, secret: [UInt8])] = [
        ("reviewer", .reviewer, Array("demo-reviewer-secret".utf8)),
        ("reviewer2", .reviewer, Array("demo-reviewer2-secre".utf8)),
        ("operator", .operator, Array("demo-operator-secret".utf8)),
        ("operator2", .operator, Array("demo-operator2-secre".utf8)),
        ("auditor", .auditor, Array("demo-auditor--secret".utf8)),
    ]

    /// The demo staff with the codes of this moment.
    static func staffOnDuty(at now: Instant) -> [DemoStaffMember] {
        staff.map { member in
            DemoStaffMember(
                name: member.name, password: password, role: member.role,
                code: TOTP(secret: member.secret).code(step: TOTP.step(at: now)))
        }
    }

    /// What is printed at the start.
    static func introduce(port: Int, sms: Int, mail: Int, administration: Int) {
        print(
            """

            Beian, a demonstration. Nothing here is a real filing.

              pages                       http://127.0.0.1:\(port)/
              staff                       http://127.0.0.1:\(port)/staff/sign-in   (shows the second factor)
              SMS inbox                   http://127.0.0.1:\(sms)/
              mail inbox                  http://127.0.0.1:\(mail)/
              simulated administration    http://127.0.0.1:\(administration)/       (its SMS: /sms, its desk: /desk)

            Demo accounts, all with the password \(password):
            """)
        for company in companies {
            print("  \(company.login.padded(to: 20)) \(company.stage.rawValue.padded(to: 22)) \(company.name)")
        }
        print("Demo staff: \(staff.map(\.name).joined(separator: ", ")), with the same password.")
        print("Stop with Ctrl-C.")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
