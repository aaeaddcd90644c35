/// Everything that a first filing asks, with its limits (首次备案填报项表).
///
/// Source: docs/sources.md §3.2 and §4.2; limits from the upload schema of 企业系统接口规范 V3.0.
public enum FieldTable {
    // swift-format-ignore
    static let table: [FieldRow] = [
        //  field                         section         reviewed under     answer                  asked of         mask          tag
        row(.province,                    .typeCheck,     .identity,         .province,              .always,         nil,          "Shengid"),
        row(.nature,                      .typeCheck,     .identity,         .nature,                .always,         nil,          "Dwxz"),
        row(.documentKind,                .typeCheck,     .identity,         .entityDocument,        .always,         nil,          "Zjlx"),
        row(.documentNumber,              .typeCheck,     .identity,         .documentNumber,        .always,         .certificate, "Zjhm"),
        row(.entityName,                  .entity,        .identity,         .line(max: 255),        .always,         nil,          "Dwmc"),
        row(.division,                    .entity,        .address,          .division,              .always,         nil,          "Xianid"),
        row(.registeredAddress,           .entity,        .identity,         .line(max: 1024),       .always,         .address,     "Zjzs"),
        row(.mailingAddress,              .entity,        .address,          .line(max: 1024),       .always,         .address,     "Xxdz"),
        row(.investor,                    .entity,        .address,          .line(max: 255),        .organisations,  nil,          "Tzr"),
        row(.entityRemark,                .entity,        .address,          .lines(max: 1024),      .optional,       nil,          "Bz"),
        row(.isLegalRepresentative,       .person,        .person,           .yesNo,                 .organisations,  nil,          nil),
        row(.personName,                  .person,        .person,           .personName,            .always,         .person,      "Fzr_xm"),
        row(.personDocumentKind,          .person,        .person,           .personDocument,        .organisations,  nil,          "Fzr_zjlx"),
        row(.personDocumentNumber,        .person,        .person,           .documentNumber,        .organisations,  .certificate, "Fzr_zjhm"),
        row(.personValidFrom,             .person,        .person,           .day,                   .always,         nil,          nil),
        row(.personValidUntil,            .person,        .person,           .dayOrLongTerm,         .always,         nil,          nil),
        row(.personMobile,                .person,        .contact,          .mobile,                .always,         .phone,       "Fzr_sjhm"),
        row(.personOfficePhone,           .person,        .contact,          .phone,                 .optional,       .phone,       "Fzr_dhhm"),
        row(.personMail,                  .person,        .contact,          .mail,                  .always,         .mail,        "Fzr_dzyj"),
        row(.emergencyPhone,              .person,        .contact,          .mobile,                .always,         .phone,       nil),
        row(.domain,                      .typeCheck,     .domain,           .domain,                .always,         nil,          "Ym"),
        row(.serviceName,                 .service,       .service,          .line(max: 512),        .always,         nil,          "Wzmc"),
        row(.homeURL,                     .service,       .domain,           .homeURL,               .websites,       nil,          "Syurl"),
        row(.domainHolder,                .service,       .domain,           .line(max: 255),        .optional,       nil,          nil),
        row(.domainHolderNumber,          .service,       .domain,           .line(max: 64),         .optional,       .certificate, nil),
        row(.domainRegistrar,             .service,       .domain,           .line(max: 255),        .optional,       nil,          nil),
        row(.domainVerifiedOn,            .service,       .domain,           .day,                   .optional,       nil,          nil),
        row(.domainExpiresOn,             .service,       .domain,           .day,                   .optional,       nil,          nil),
        row(.contents,                    .service,       .service,          .contents,              .always,         nil,          "Fwnr_id"),
        row(.languages,                   .service,       .service,          .languages,             .always,         nil,          "Yylb_id"),
        row(.preApproval,                 .service,       .preApproval,      .preApproval,           .always,         nil,          "Nrlx_id"),
        row(.preApprovalNumber,           .service,       .preApproval,      .line(max: 512),        .preApproved,    nil,          "Qzsph"),
        row(.accessMethod,                .service,       .hosting,          .accessMethod,          .always,         nil,          "Jrfs"),
        row(.serviceRemark,               .service,       .service,          .lines(max: 1024),      .optional,       nil,          "Wz_Bz"),
        row(.sharesPerson,                .servicePerson, .servicePerson,    .yesNo,                 .always,         nil,          nil),
        row(.servicePersonName,           .servicePerson, .servicePerson,    .personName,            .otherPerson,    .person,      "Fzr_xm"),
        row(.servicePersonDocumentKind,   .servicePerson, .servicePerson,    .personDocument,        .otherPerson,    nil,          "Fzr_zjlx"),
        row(.servicePersonDocumentNumber, .servicePerson, .servicePerson,    .documentNumber,        .otherPerson,    .certificate, "Fzr_zjhm"),
        row(.servicePersonValidFrom,      .servicePerson, .servicePerson,    .day,                   .otherPerson,    nil,          nil),
        row(.servicePersonValidUntil,     .servicePerson, .servicePerson,    .dayOrLongTerm,         .otherPerson,    nil,          nil),
        row(.servicePersonMobile,         .servicePerson, .serviceContact,   .mobile,                .otherPerson,    .phone,       "Fzr_sjhm"),
        row(.servicePersonOfficePhone,    .servicePerson, .serviceContact,   .phone,                 .optional,       .phone,       "Fzr_dhhm"),
        row(.servicePersonMail,           .servicePerson, .serviceContact,   .mail,                  .otherPerson,    .mail,        "Fzr_dzyj"),
    ]

    /// Every row, in the order in which it is asked.
    public static var rows: [FieldRow] { table }

    /// The row of a field.
    public static func row(of field: Field) -> FieldRow { byField[field] ?? table[0] }

    /// The rows of a section, in the order in which they are asked.
    public static func rows(in section: Section) -> [FieldRow] { table.filter { $0.section == section } }

    private static let byField = Dictionary(uniqueKeysWithValues: table.map { ($0.field, $0) })

    private static func row(
        _ field: Field, _ section: Section, _ topic: ReviewTopic, _ kind: FieldKind, _ need: FieldNeed,
        _ mask: Masked.Style?, _ tag: String?
    ) -> FieldRow {
        FieldRow(field: field, section: section, topic: topic, kind: kind, need: need, mask: mask, tag: tag)
    }
}
