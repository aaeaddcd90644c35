package import BeianCore
package import BeianDesk

extension WebContext {
    /// Performs an operation for the one who asks.
    package func perform<O: Operation>(_ operation: O) async throws(Problem) -> O.Outcome {
        try await site.desk.perform(operation, as: actor)
    }

    /// Answers a question of the one who asks.
    package func answer<E: Enquiry>(_ enquiry: E) async throws(Problem) -> E.Answer {
        try await site.desk.answer(enquiry, as: actor)
    }
}
