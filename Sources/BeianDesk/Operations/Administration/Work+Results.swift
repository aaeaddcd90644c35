package import BeianCore
package import BeianStore

extension Work {
    /// The application to which a result of the administration belongs, the first time the result comes; nil afterwards.
    ///
    /// Results are repeated until they are acknowledged, and one that comes twice changes nothing. Nor does the result of a
    /// report that was followed by another one: only the last report of an application counts. A result that an operator
    /// has put aside is never recorded.
    package func applicationOfResult(
        _ sequence: Int, of report: ID<ReportRecord>, _ result: String
    ) throws -> FilingApplication? {
        guard try db.results.find(sequence)?.state != .putAside else {
            leaveUnrecorded()
            return nil
        }
        guard let record = try db.reports.find(report) else { throw Problem(.reportNotFound) }
        recorded += 1
        try db.results.recorded(sequence)
        guard try db.reports.note(sequence: sequence, of: report, result: result, at: now) else { return nil }
        guard try db.reports.latest(of: record.application) == report else { return nil }
        return try application(record.application)
    }
}
