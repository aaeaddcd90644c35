extension Fact {
    /// What the fact is called in a sentence (要素名称).
    public var name: Said { Self.names[self] ?? Said(chinese: rawValue, english: rawValue) }

    private static let names: [Fact: Said] = Dictionary(
        uniqueKeysWithValues: table.map { ($0.0, Said(chinese: $0.1, english: $0.2)) }
    )

    // swift-format-ignore
    private static let table: [(Fact, String, String)] = [
        (.applicationKind,                "申请类型",               "the kind of application"),
        (.province,                       "备案省份",               "the province of filing"),
        (.nature,                         "主办单位性质",           "the nature of the entity"),
        (.entityClass,                    "主办者类别",             "the class of the entity"),
        (.documentKind,                   "主体证件类型",           "the kind of the entity's certificate"),
        (.codeIsElsewhere,                "信用代码登记地不在备案省份", "the credit code being given out in another province"),
        (.entityName,                     "主办单位名称",           "the name of the entity"),
        (.division,                       "主体所在区县",           "the division of the entity"),
        (.registeredAddress,              "证件住所",               "the address on the certificate"),
        (.mailingAddress,                 "通信地址",               "the mailing address"),
        (.investor,                       "投资人或主管单位",       "the investor or supervising unit"),
        (.entityRemark,                   "主体备注",               "the entity's remark"),
        (.isLegalRepresentative,          "主体负责人是法定代表人", "the person in charge being the legal representative"),
        (.personName,                     "主体负责人姓名",         "the name of the entity's person in charge"),
        (.personDocumentKind,             "主体负责人证件类型",     "the document kind of the entity's person in charge"),
        (.personDocumentNumber,           "主体负责人证件号码",     "the document number of the entity's person in charge"),
        (.personAge,                      "主体负责人年龄",         "the age of the entity's person in charge"),
        (.personRegion,                   "主体负责人身份证所属省", "the province in that person's resident number"),
        (.personMobile,                   "主体负责人手机号码",     "the mobile of the entity's person in charge"),
        (.personMobileIsVirtual,          "主体负责人手机属虚拟运营商", "that mobile belonging to a virtual operator"),
        (.personMobileIsElsewhere,        "主体负责人手机被其他主体使用", "that mobile being used by another entity"),
        (.personOfficePhone,              "主体负责人办公电话",     "the office telephone of the entity's person in charge"),
        (.personMail,                     "主体负责人电子邮件",     "the mail address of the entity's person in charge"),
        (.emergencyPhone,                 "应急联系电话",           "the emergency telephone"),
        (.emergencyIsElsewhere,           "应急电话被其他主体使用", "the emergency telephone being used by another entity"),
        (.serviceCount,                   "服务数量",               "the number of services"),
        (.serviceKind,                    "服务类型",               "the kind of service"),
        (.domain,                         "域名",                   "the domain name"),
        (.suffix,                         "域名后缀",               "the top-level domain"),
        (.suffixIsApproved,               "域名后缀已确认获批",     "the top-level domain being known as approved"),
        (.serviceName,                    "服务名称",               "the name of the service"),
        (.homeURL,                        "首页网址",               "the home page"),
        (.contents,                       "服务内容",               "the contents"),
        (.languages,                      "网站语言",               "the languages"),
        (.preApproval,                    "前置审批类型",           "the pre-approval"),
        (.accessMethod,                   "接入方式",               "the access method"),
        (.serviceRemark,                  "服务备注",               "the service's remark"),
        (.sharesPerson,                   "服务负责人与主体负责人相同", "the service sharing the entity's person in charge"),
        (.servicePersonName,              "服务负责人姓名",         "the name of the service's person in charge"),
        (.servicePersonDocumentKind,      "服务负责人证件类型",     "the document kind of the service's person in charge"),
        (.servicePersonDocumentNumber,    "服务负责人证件号码",     "the document number of the service's person in charge"),
        (.servicePersonAge,               "服务负责人年龄",         "the age of the service's person in charge"),
        (.servicePersonMobile,            "服务负责人手机号码",     "the mobile of the service's person in charge"),
        (.servicePersonMobileIsVirtual,   "服务负责人手机属虚拟运营商", "that mobile belonging to a virtual operator"),
        (.servicePersonMobileIsElsewhere, "服务负责人手机被其他主体使用", "that mobile being used by another entity"),
        (.servicePersonOfficePhone,       "服务负责人办公电话",     "the office telephone of the service's person in charge"),
        (.servicePersonMail,              "服务负责人电子邮件",     "the mail address of the service's person in charge"),
        (.materials,                      "已附材料",               "the attached materials"),
    ]
}
