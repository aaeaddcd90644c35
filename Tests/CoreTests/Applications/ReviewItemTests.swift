import BeianCore
import BeianTesting
import Testing

@Suite("Items of the review")
struct ReviewItemTests {
    @Test("The name of an item is read back", arguments: ReviewTopic.allCases)
    func keys(topic: ReviewTopic) {
        let item = ReviewItem(topic, service: topic.isOfService ? ID("svc_1") : nil)
        #expect(ReviewItem(key: item.key) == item)
        #expect(ReviewItem(key: topic.isOfService ? topic.rawValue : "svc_1.\(topic.rawValue)") == nil)
    }

    @Test(
        "What names no item is not read",
        arguments: ["", ".", "svc_1.", "svc_1.identity", "domain", "a.b.domain", "identity "])
    func wrongKeys(key: String) {
        #expect(ReviewItem(key: key) == nil)
    }

    @Test("Every field and every material is judged under an item of the dossier that asks for it")
    func everythingIsJudged() {
        let dossier = SampleDossier.companyWithServicePerson()
        let items = Set(dossier.reviewItems)
        let service = dossier.services[0].id
        for row in FieldTable.rows {
            #expect(
                items.contains(ReviewItem(row.topic, service: row.topic.isOfService ? service : nil)), "\(row.field)")
        }
        for kind in MaterialKind.allCases {
            #expect(items.contains(ReviewItem(kind.topic, service: kind.topic.isOfService ? service : nil)), "\(kind)")
            #expect(kind.isOfService == kind.topic.isOfService, "\(kind)")
        }
        #expect(items.count == dossier.reviewItems.count)
    }

    @Test("A person who is not asked for is not judged")
    func sharedPerson() {
        let topics = SampleDossier.company(services: 2).reviewItems.map(\.topic)
        #expect(!topics.contains(.servicePerson) && !topics.contains(.serviceContact))
        #expect(topics.filter { $0 == .domain }.count == 2)
        #expect(Set(SampleDossier.company().allItems.map(\.topic)) == Set(ReviewTopic.allCases))
    }

    @Test("The fields of the items are all fields, each once")
    func fields() {
        let fields = ReviewTopic.allCases.flatMap { ReviewItem($0).fields }
        #expect(Set(fields) == Set(Field.allCases) && fields.count == Field.allCases.count)
    }
}
