import BeianCore
import HTTPTypes

/// Where somebody goes on from a problem (返回入口): to the page whose form was not taken, and to the application concerned.
struct WaysBack {
    private let problem: Problem
    private let visit: Visit

    init(_ problem: Problem, _ visit: Visit) {
        self.problem = problem
        self.visit = visit
    }

    /// Nothing for somebody who may not see it: what was not found leads home only.
    var links: [PageLink] {
        let isForOthers = [.notFound, .methodNotAllowed, .forbidden, .unauthorised].contains(problem.code.kind)
        guard !isForOthers || problem.code == .requestForged else { return [] }
        let all = [form, application].compactMap { $0 }
        return all.enumerated().filter { index, link in all.prefix(index).allSatisfy { $0.address != link.address } }
            .map(\.element)
    }

    /// The page on which the form stood that was sent: that of its address, that from which the browser says it came, or
    /// that of the application.
    var page: String? { formAddress ?? referrer ?? applicationAddress }

    /// The page with the form, as it stands now.
    private var form: PageLink? {
        guard visit.method == .post, problem.code != .stepNotOpen else { return nil }
        return formAddress.map { PageLink($0, visit.words("problems.form")) }
    }

    private var formAddress: String? {
        guard isPage(visit.path[...]) else { return nil }
        return visit.path + (visit.rawQuery.isEmpty ? "" : "?\(visit.rawQuery)")
    }

    /// Only the path of what the browser says is taken, and only when it is a page of ours: it leads nowhere else.
    private var referrer: String? {
        let sender = HTTPField.Name("Sec-Fetch-Site").flatMap { visit.headers[$0] } ?? "same-origin"
        guard sender == "same-origin", let text = visit.headers[.referer], text.utf8.count <= 2048,
            let scheme = text.firstRange(of: "://")
        else { return nil }
        let address = Links.local(String(text[scheme.upperBound...].drop { $0 != "/" }), otherwise: "")
        return isPage(address.prefix { $0 != "?" }) ? address : nil
    }

    private func isPage(_ path: Substring) -> Bool {
        guard path.hasPrefix("/") else { return false }
        let segments = path.split(separator: "/").map(String.init)
        guard case .found = visit.site.table.match(.get, segments) else { return false }
        return true
    }

    private var application: PageLink? {
        applicationAddress.map { PageLink($0, visit.words("problems.application")) }
    }

    private var applicationAddress: String? {
        let segments = visit.path.split(separator: "/").map(String.init)
        let isStaff = segments.first == "staff"
        let place = isStaff ? segments.dropFirst() : segments[...]
        guard place.first == "applications", let text = place.dropFirst().first,
            text.hasPrefix(FilingApplication.prefix + "_"), text.utf8.count <= 64
        else { return nil }
        let id = ID<FilingApplication>(text)
        return isStaff ? Links.staffApplication(id) : Links.application(id)
    }
}
