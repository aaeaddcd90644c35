package import BeianCore

/// Something that a person, the administration or the clock can ask of the house (操作), and that changes it.
///
/// `run` is synchronous: nothing can call the network while the transaction is open. Its rhythm is load, check, change,
/// record, answer.
package protocol Operation: Sendable {
    associatedtype Outcome: Sendable

    /// The name in history, documents and logs: `application.submit`.
    static var name: String { get }
    /// Who may ask.
    static var askers: Set<Role> { get }
    /// The steps of the life cycle that it takes.
    static var steps: Set<Step> { get }
    /// Every problem with which it may end.
    static var problems: Set<Problem.Code> { get }
    /// The scope that a token needs; nil when a token may not ask at all.
    static var scope: Scope? { get }

    func run(_ work: Work) throws -> Outcome
}

extension Operation {
    package static var steps: Set<Step> { [] }
    package static var scope: Scope? { .applications }
}

/// A question that changes nothing (查询).
package protocol Enquiry: Sendable {
    associatedtype Answer: Sendable

    /// The name in documents and logs: `application.in-full`.
    static var name: String { get }
    /// Who may ask.
    static var askers: Set<Role> { get }
    /// Every problem with which it may end.
    static var problems: Set<Problem.Code> { get }
    /// The scope that a token needs; nil when a token may not ask at all.
    static var scope: Scope? { get }

    func answer(_ work: Work) throws -> Answer
}

extension Enquiry {
    package static var scope: Scope? { .applications }
}

/// An operation that ends with a problem although what it recorded stays (拒绝但留痕): a counted try, a used code.
package struct Refusal: Error {
    let problem: Problem
}
