// What stores and outside look-ups answer about an entity or a service, as codes.

/// What the ministry knows of an entity or a domain (工信部备案状态).
public enum MinistryStatus: String, CaseIterable, Sendable, Codable {
    /// Not filed (未备案).
    case unfiled
    /// Filed (已备案).
    case filed
    /// An entity that is filed without any service left (空壳主体).
    case shell
}

/// Whose filing a domain is (域名备案主体).
public enum ServiceOwner: String, CaseIterable, Sendable, Codable {
    /// That of the entity of the application.
    case same
    /// That of another entity.
    case other
}

/// What the business registry says of an entity (经营状态).
public enum RegistryStatus: String, CaseIterable, Sendable, Codable {
    /// In business (存续、在业).
    case active
    /// On the list of abnormal operations (经营异常).
    case abnormal
    /// Its licence was revoked (吊销).
    case revoked
    /// Struck off (注销).
    case cancelled
    /// Not found under name and number (查无此主体).
    case notFound = "not-found"
}

/// Who the holder of a domain is to the entity (域名持有者与主体的关系).
public enum DomainHolderRole: String, CaseIterable, Sendable, Codable {
    /// The entity itself (主体本身).
    case entity
    /// Its legal representative (法定代表人).
    case representative
    /// A shareholder or senior manager (股东或高级管理人员).
    case manager
    /// Somebody else (其他).
    case other
}

/// How the check of a face ended (人脸核验结果).
public enum FaceCheckResult: String, CaseIterable, Sendable, Codable {
    /// It was the person.
    case passed
    /// It was not, or the picture was unfit.
    case failed
    /// It was not made.
    case missing
}

/// What is wrong with a picture (图片问题).
public enum PictureFault: String, CaseIterable, Sendable, Codable {
    /// A photocopy or print (复印件、打印件).
    case copy
    /// A photograph of a screen (翻拍屏幕).
    case screenPhoto = "screen-photo"
    /// An edge is missing (缺边缺角).
    case cropped
    /// It cannot be read (模糊、反光).
    case blurred
    /// Something covers it, a watermark included (遮挡).
    case covered
    /// What it shows is valid no longer (已过期).
    case expired
    /// An electronic licence (电子执照).
    case electronic
    /// It shows something else than what is asked (与要求不符).
    case mismatch
}

/// The operating system for which an app is made (APP 平台).
public enum AppPlatform: String, CaseIterable, Sendable, Codable {
    /// Android (安卓).
    case android
    /// iOS.
    case ios
    /// HarmonyOS (鸿蒙).
    case harmony
    /// Any other.
    case other
}
