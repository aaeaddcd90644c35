package import BeianCore
import Foundation

/// Where the house reads the time.
package protocol TimeSource: Sendable {
    /// The present instant.
    var now: Instant { get }
}

/// The clock of the machine.
///
/// No other file reads it.
package struct SystemClock: TimeSource {
    package init() {}

    package var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
