extension Rule {
    /// The whole rule in one sentence (规则全文), as it is shown under a finding and printed in the list of rules.
    ///
    /// - Parameters:
    ///   - language: the language of the sentence.
    ///   - naming: what a code of a fact is called; the code itself when nobody says.
    /// - Returns: the sentence.
    public func sentence(
        in language: Language,
        naming: @escaping (Fact, String) -> String = { _, code in code }
    ) -> String {
        let speaker = Speaker(language: language, naming: naming)
        let condition = speaker.say(when)
        // What the operator raised is no mere advice any more.
        let isRaised = demand == .care && decision?.verdict == .raise
        let demand = speaker.say(isRaised ? .correction : demand)
        return language == .chinese
            ? "当\(condition)时，\(demand)。依据：\(source)" : "When \(condition), \(demand). Source: \(source)"
    }
}

extension Condition {
    /// The condition in words.
    func sentence(in language: Language, naming: @escaping (Fact, String) -> String) -> String {
        Speaker(language: language, naming: naming).say(self)
    }
}

private struct Speaker {
    let language: Language
    let naming: (Fact, String) -> String

    func say(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts): parts.map { group($0) }.joined(separator: pick("，且", " and "))
        case .any(let parts): parts.map { group($0) }.joined(separator: pick("，或", " or "))
        case .not(let part): pick("并非（\(say(part))）", "it is not so that (\(say(part)))")
        case .is(let fact, .yesNo(let isYes)):
            pick("“\(name(fact))”为\(isYes ? "是" : "否")", "\(name(fact)) is \(isYes ? "so" : "not so")")
        case .is(let fact, let value): name(fact) + pick("为", " is ") + say(value, of: fact)
        case .oneOf(let fact, let codes):
            name(fact) + pick("属于", " is one of ") + list(codes.map { naming(fact, $0) })
        case .between(let fact, let least, let most):
            pick("\(name(fact))在 \(least) 至 \(most) 之间", "\(name(fact)) is between \(least) and \(most)")
        case .check(let check): say(check)
        }
    }

    func say(_ demand: Demand) -> String {
        switch demand {
        case .refusal: pick("不予受理", "the application cannot be accepted")
        case .correction: pick("须改正", "the answer has to be changed")
        case .care: pick("请再次核对", "please check again")
        case .remark(let words) where words.words.isEmpty: pick("须在备注中说明", "the remark has to explain it")
        case .remark(let words):
            pick("须在备注中写明\(list(words.words))", "the remark has to say one of \(list(words.words))")
        case .material(let kinds):
            pick("须提交\(either(kinds))", "\(either(kinds)) has to be attached")
        case .limit(let fact, let most):
            pick("\(name(fact))不得超过 \(most)", "\(name(fact)) may not be more than \(most)")
        }
    }

    private func say(_ check: NamedCheck) -> String {
        let fact = name(check.facts[0])
        return switch check {
        case .containsWord(_, let words, _): pick("\(fact)含有\(list(words))", "\(fact) contains one of \(list(words))")
        case .beginsWith(_, let words): pick("\(fact)以\(list(words))开头", "\(fact) begins with one of \(list(words))")
        case .endsWith(_, let words): pick("\(fact)以\(list(words))结尾", "\(fact) ends with one of \(list(words))")
        case .fewerCharacters(_, let least): pick("\(fact)少于 \(least) 个字", "\(fact) has fewer than \(least) characters")
        case .moreCharacters(_, let most): pick("\(fact)多于 \(most) 个字", "\(fact) has more than \(most) characters")
        case .otherMarks(_, let allowed):
            pick("\(fact)含有“\(allowed)”以外的符号", "\(fact) holds marks other than “\(allowed)”")
        case .onlyDigits: pick("\(fact)为纯数字", "\(fact) is digits only")
        case .onlyLatin: pick("\(fact)为纯字母或数字", "\(fact) is Latin letters and digits only")
        case .readsAsDomain: pick("\(fact)写成域名", "\(fact) is written like a domain name")
        case .isEmpty: pick("\(fact)为空", "\(fact) is empty")
        case .equals(_, let other): pick("\(fact)与\(name(other))相同", "\(fact) equals \(name(other))")
        case .resembles(_, let other): pick("\(fact)与\(name(other))相近", "\(fact) resembles \(name(other))")
        case .liesBelow(_, let domain):
            pick("\(fact)在\(name(domain))的下级域名", "\(fact) lies below \(name(domain))")
        case .repeatsProvince: pick("\(fact)重复了省份", "\(fact) repeats the province")
        case .lacksNumber: pick("\(fact)没有门牌号", "\(fact) has no number")
        case .liesInOtherProvince: pick("\(fact)不在备案省份", "\(fact) is in another province")
        case .liesInOtherCity: pick("\(fact)不在主体所在城市", "\(fact) is in another city than the entity")
        case .namesOtherCity: pick("\(fact)写的是其他城市", "\(fact) names another city")
        case .isNoFixedLine: pick("\(fact)不是固定电话", "\(fact) is no fixed line")
        }
    }

    private func either(_ kinds: [MaterialKind]) -> String {
        kinds.map { naming(.materials, $0.rawValue) }.joined(separator: pick("或", " or "))
    }

    private func list(_ words: WordList) -> String {
        guard let meaning = words.meaning?.said(in: language) else { return list(words.words) }
        return pick("\(meaning)（\(list(words.words))）", "\(meaning) (\(list(words.words)))")
    }

    private func group(_ condition: Condition) -> String {
        switch condition {
        case .all, .any: pick("（\(say(condition))）", "(\(say(condition)))")
        default: say(condition)
        }
    }

    private func say(_ value: FactValue, of fact: Fact) -> String {
        switch value {
        case .text(let text): "“\(naming(fact, text))”"
        case .number(let number): String(number)
        case .yesNo(let isYes): isYes ? pick("是", "yes") : pick("否", "no")
        case .codes(let codes): list(codes.sorted().map { naming(fact, $0) })
        }
    }

    private func list(_ words: [String]) -> String {
        let shown = words.prefix(12).map { "“\($0)”" }.joined(separator: pick("、", ", "))
        return words.count > 12 ? shown + pick("等 \(words.count) 项", " … (\(words.count) in all)") : shown
    }

    private func name(_ fact: Fact) -> String { fact.name.said(in: language) }

    private func pick(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
}
