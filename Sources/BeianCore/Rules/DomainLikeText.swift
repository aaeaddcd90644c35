/// Whether a name is written like a domain name (形似域名): `lantian-demo.cn` is, `青山2.0版` and `v1.2.3` are not.
enum DomainLikeText {
    /// True when every label could stand in a domain and the last one is a top-level domain that people know.
    static func matches(_ text: String) -> Bool {
        var text = String(text.foldedText.map { dots.contains($0) ? "." : $0 })
        for scheme in ["http://", "https://"] where text.hasPrefix(scheme) { text.removeFirst(scheme.count) }
        let labels = text.prefix { $0 != "/" }.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last else { return false }
        let isWritten = labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
        return isWritten && (endings.contains(String(last)) || last.hasPrefix("xn--"))
    }

    // The marks that a browser takes for the dot between labels.
    private static let dots: Set<Character> = ["。", "｡"]

    // Names are folded before, so that the simplified form of a Chinese ending is enough.
    private static let endings = Set(
        (countries + " " + others + " " + chinese).split { $0.isWhitespace }.map { String($0) })

    private static let countries = """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv
        bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es
        et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu
        id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt
        lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no
        np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si
        sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk
        us uy uz va vc ve vg vi vn vu wf ws ye yt zm zw
        """

    private static let others = """
        app archi art asia auto baidu beer bio biz black blog blue center chat citic city cloud club com
        company cool design dev edu email fans fashion fit fun fund games gold gov green group guru host icu
        info ink int kim law life link live lotto love ltd luxe mil mobi museum name net news online org
        organic page pet pink plus poker press pro promo pub red ren run shop show site ski social sohu
        space store studio team tech today top travel video vip vote voto wang website wiki work world xin
        xyz yoga zone
        """

    private static let chinese = """
        世界 中信 中国 中文网 企业 佛山 信息 健康 公司 公益 台湾 商城 商店 商标 在线 娱乐 广东 微博 慈善
        我爱你 手机 招聘 政务 政府 新加坡 新闻 时尚 机构 游戏 澳门 移动 组织机构 网址 网店 网站 网络 购物 集团
        食品 餐厅 香港
        """
}
