/// A complete application of an invented company, in one line of JSON; the number changes its names.
enum SampleApplication {
    static func json(number: Int) -> String {
        """
        {"kind":"first-filing","entity":{"province":"zhejiang","nature":"enterprise","documentKind":"business-licence",\
        "documentNumber":"91330100799655058B","name":"杭州青山\(number)演示有限公司","division":"330106",\
        "investor":"杭州青山演示有限公司","registeredAddress":"杭州市西湖区青山路\(number)号",\
        "mailingAddress":"青山路\(number)号8楼801室","person":{"isLegalRepresentative":true,"name":"青小山",\
        "documentKind":"resident-id","documentNumber":"350102188001010012","validFrom":"2020-01-01",\
        "validUntil":"long-term","mobile":"13900000303","mail":"qing@qingshan-demo.cn","emergencyPhone":"13900000304"}},\
        "services":[{"domain":"qingshan\(number)-demo.cn","name":"青山演示\(number)","homeURL":"www.qingshan\(number)-demo.cn",\
        "contents":["organisation-portal"],"languages":["simplified-chinese"],"preApproval":"none","accessMethod":"cloud",\
        "person":{"sameAsEntity":true},"hosting":{"instance":"i-\(number)"},\
        "domainCertificate":{"holder":"杭州青山\(number)演示有限公司","registrar":"演示注册商","expiresOn":"2028-01-01"}}],\
        "materials":[{"kind":"entity-certificate"},{"kind":"person-front"},{"kind":"person-back"}],\
        "context":{"entity":{"ministryStatus":"unfiled"},"person":{"mobileHome":"330100"},\
        "services":[{"ministryStatus":"unfiled","domainVerified":true}]}}
        """
    }
}
