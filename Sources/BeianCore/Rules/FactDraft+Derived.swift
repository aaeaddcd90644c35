// Facts that follow from other facts, the day and the place.
extension FactDraft {
    /// Adds what follows from what was answered and looked up.
    mutating func derive() {
        deriveCounts()
        if let until = day(.certificateValidUntil) { values[.certificateMonthsLeft] = .number(months(until: until)) }
        if let until = day(.domainExpiresOn) { values[.domainMonthsLeft] = .number(months(until: until)) }
        deriveSuffix()
        deriveVerification()
        deriveHolder()
        deriveOrigin()
    }

    /// Whether an individual comes from another province: by the address on the card, which follows a move, and without a
    /// place in it by the number, which does not.
    private mutating func deriveOrigin() {
        guard dossier.isIndividual, let province = dossier.province, let region = text(.personRegion) else { return }
        let address = text(.registeredAddress) ?? ""
        if CityText.names(address, in: province) {
            values[.personIsFromElsewhere] = .yesNo(false)
        } else {
            // Cards from before 1997 give Chongqing as a part of Sichuan.
            let isOld = province == .chongqing && region == Province.sichuan.code
            let isElsewhere =
                CityText.province(of: address).map { $0 != province } ?? (region != province.code && !isOld)
            values[.personIsFromElsewhere] = .yesNo(isElsewhere)
        }
    }

    private mutating func deriveCounts() {
        if case .number(let filed) = values[.filedServices] {
            values[.serviceTotal] = .number(filed + dossier.services.count)
        } else if values[.applicationKind] == .text(ApplicationKind.firstFiling.rawValue) {
            values[.serviceTotal] = .number(dossier.services.count)
        }
        let kinds = Dictionary(grouping: dossier.services.indices) { dossier.answer(.domain, service: $0).halfWidth }
        values[.sharesDomainWithApp] = .yesNo(
            kinds.contains { domain, places in
                !domain.isEmpty && Set(places.map { dossier.services[$0].kind }).isSuperset(of: [.website, .app])
            })
    }

    /// Whether somebody told that the suffix is not approved; the book's own list may only be out of date.
    private mutating func deriveSuffix() {
        guard case .yesNo(let isApproved)? = values[.suffixIsApproved] else { return }
        let lookedUp = context.services.indices.contains(index) ? context.services[index] : [:]
        let isTold = lookedUp[.suffixIsApproved] != nil || !context.approvedSuffixes.isEmpty
        values[.suffixIsRefused] = .yesNo(isTold && !isApproved)
    }

    private mutating func deriveVerification() {
        guard let verified = day(.domainVerifiedOn) else { return }
        guard verified <= self.day else {
            // Looked up later than the day that is asked about: on that day it was still to come.
            let lookedUp = context.services.indices.contains(index) ? context.services[index] : [:]
            if lookedUp[.domainVerifiedOn] != nil { values[.domainIsVerified] = .yesNo(false) }
            return
        }
        let recent = max(verified, self.day.adding(days: -60))
        let passed = context.calendar.remainingWorkingDays(from: recent, to: self.day)
        values[.domainVerifiedDays] = .number(passed)
        if values[.domainIsVerified] == nil { values[.domainIsVerified] = .yesNo(true) }
    }

    /// Who the holder of the domain is, when nobody said.
    private mutating func deriveHolder() {
        guard let holder = text(.domainHolder).map(PlainText.init), !holder.isEmpty else { return }
        let entity: Fact = dossier.isIndividual ? .personName : .entityName
        let number = text(.domainHolderNumber)?.typedNumber
        let own = dossier.answer(.documentNumber).typedNumber
        let isEntity = text(entity).map(PlainText.init) == holder || text(.entityName).map(PlainText.init) == holder
        if let number, !own.isEmpty, isEntity { values[.domainHolderNumberDiffers] = .yesNo(number != own) }
        guard values[.domainHolderRole] == nil else { return }
        let heads = [
            values[.isLegalRepresentative] == .yesNo(true) ? text(.personName) : nil, text(.registryRepresentative),
        ]
        let isHead = heads.contains { $0.map(PlainText.init) == holder }
        let role: DomainHolderRole = isEntity ? .entity : isHead ? .representative : .other
        values[.domainHolderRole] = .text(role.rawValue)
    }

    private func text(_ fact: Fact) -> String? {
        guard case .text(let text) = values[fact], !text.isEmpty else { return nil }
        return text
    }

    private func day(_ fact: Fact) -> Day? { text(fact).flatMap { try? Day($0) } }

    /// How many whole months are left after today; minus one when the last day has passed.
    private func months(until last: Day) -> Int {
        guard last >= day else { return -1 }
        var months = 0
        while months < 1200, day.adding(months: months + 1) < last { months += 1 }
        return months
    }
}
