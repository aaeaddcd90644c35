import Dispatch

/// Work that waits for the disk, kept away from the few threads on which everybody's requests run.
enum BlockingWork {
    private static let queue = DispatchQueue(label: "beian.disk", attributes: .concurrent)

    static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
