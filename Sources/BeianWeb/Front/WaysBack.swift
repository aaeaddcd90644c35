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

    /// The page with the form, as it stands now.
    private var form: PageLink? {
        guard visit.method == .post, problem.code != .stepNotOpen else { return nil }
        let segments = visit.path.split(separator: "/").map(String.init)
        guard case .found = visit.site.table.match(.get, segments) else { return nil }
        let query = visit.rawQuery.isEmpty ? "" : "?\(visit.rawQuery)"
        return PageLink(visit.path + query, visit.words("problems.form"))
    }

    private var application: PageLink? {
        let segments = visit.path.split(separator: "/").map(String.init)
        let isStaff = segments.first == "staff"
        let place = isStaff ? segments.dropFirst() : segments[...]
        guard place.first == "applications", let text = place.dropFirst().first,
            text.hasPrefix(FilingApplication.prefix + "_"), text.utf8.count <= 64
        else { return nil }
        let id = ID<FilingApplication>(text)
        return PageLink(
            isStaff ? Links.staffApplication(id) : Links.application(id), visit.words("problems.application"))
    }
}
