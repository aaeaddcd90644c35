package import Foundation

extension Process {
    /// Starts the child with no signal blocked.
    ///
    /// A child inherits the signals its starter blocks, and Swift's own threads block nearly all: without this a child
    /// of a test never hears SIGTERM.
    package func start() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }

    /// Asks the child to end, waits for it, and ends it by force when it has not in time.
    package func stop(within seconds: Double = 5) {
        guard isRunning else { return }
        kill(processIdentifier, SIGTERM)
        for _ in 0..<Int(seconds * 50) where isRunning { usleep(20_000) }
        if isRunning { kill(processIdentifier, SIGKILL) }
        waitUntilExit()
    }
}
