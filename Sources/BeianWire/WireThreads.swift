import CCurl
import Dispatch
import Foundation
import Synchronization

/// The few threads of our own on which libcurl may block, so that it never holds one of Swift's.
final class WireThreads: Sendable {
    /// What is done with a handle; there is none when libcurl could not give one.
    typealias Job = @Sendable (CurlHandle?) -> Void

    static let shared = WireThreads(limit: 16)

    private struct Line {
        var waiting: [Job] = []
        var threads = 0
        var idle = 0
    }

    private let limit: Int
    private let line = Mutex(Line())
    private let ready = DispatchSemaphore(value: 0)

    init(limit: Int) {
        self.limit = limit
        _ = beian_curl_start()
    }

    /// Queues the job; one thread more is started while all are busy and the limit is not reached.
    func run(_ job: @escaping Job) {
        let startsAnother = line.withLock { line in
            line.waiting.append(job)
            guard line.idle < line.waiting.count, line.threads < limit else { return false }
            line.threads += 1
            return true
        }
        if startsAnother {
            let thread = Thread { [self] in work() }
            thread.name = "beian-wire"
            thread.start()
        }
        ready.signal()
    }

    private func work() {
        let handle = curl_easy_init().map(CurlHandle.init)
        while true {
            line.withLock { $0.idle += 1 }
            ready.wait()
            let job = line.withLock { line in
                line.idle -= 1
                return line.waiting.isEmpty ? nil : line.waiting.removeFirst()
            }
            job?(handle)
        }
    }
}
