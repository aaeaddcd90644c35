import BeianCore
import Testing

@Suite("What stands in the way of a filing on an instance")
struct HostedInstanceTests {
    private let today = Day(ordinal: 20_514)

    private func instance(
        product: FilingProduct = .hosting, province: String? = "fujian", ips: [String] = ["203.0.113.5"],
        billing: HostedInstance.Billing = .subscription, days: Int = 90, bought: Int = 0, slots: Int = 5
    ) -> HostedInstance {
        let start = today.adding(days: -bought)
        return HostedInstance(
            id: ID("ins_a"), owner: ID("acc_a"), product: product, model: "ecs.c7", province: province, region: "cn",
            publicIPs: ips, billing: billing, boughtOn: start, validUntil: start.adding(days: days), slots: slots)
    }

    private func obstacles(_ instance: HostedInstance, used: Int = 0) -> [HostedInstance.Obstacle] {
        instance.obstacles(on: today, used: used, months: 3)
    }

    @Test("Three months, a public address, in the mainland, a slot left: nothing stands in the way")
    func sound() {
        #expect(obstacles(instance()).isEmpty)
        #expect(obstacles(instance(), used: 4).isEmpty)
    }

    @Test("Each obstacle by itself")
    func each() {
        #expect(obstacles(instance(billing: .payAsYouGo)) == [.notSubscribed])
        #expect(obstacles(instance(billing: .trial)) == [.notSubscribed])
        #expect(obstacles(instance(days: 89)) == [.termTooShort])
        #expect(obstacles(instance(ips: [])) == [.noPublicIP])
        #expect(obstacles(instance(province: nil)) == [.outsideMainland])
        #expect(obstacles(instance(), used: 5) == [.slotsUsed])
        #expect(obstacles(instance(days: 100, bought: 101)) == [.expired])
        #expect(obstacles(instance(days: 100, bought: 100)).isEmpty, "the last day counts")
    }

    @Test("All obstacles are told at once")
    func all() {
        let worst = instance(province: nil, ips: [], billing: .trial, days: 10, bought: 11, slots: 1)
        #expect(obstacles(worst, used: 1) == [.notSubscribed, .noPublicIP, .outsideMainland, .expired, .slotsUsed])
    }

    @Test(
        "Shops and site products need neither address nor term",
        arguments: [
            FilingProduct.taobaoShop, .shop1688, .enterpriseSite,
        ])
    func products(product: FilingProduct) {
        #expect(obstacles(instance(product: product, province: nil, ips: [], days: 30, slots: 1)).isEmpty)
        #expect(
            obstacles(instance(product: product, days: 30, bought: 31, slots: 1), used: 1) == [.expired, .slotsUsed])
    }
}
