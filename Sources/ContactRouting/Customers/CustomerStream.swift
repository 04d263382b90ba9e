import RandomVariates

/// Which customers come: one replication of an endless series, every draw of which is a function
/// of this address and of what it is for.
///
/// Two scenarios with the same stream meet the same people (common random numbers); streams that
/// differ anywhere meet people who have nothing to do with each other.
public struct CustomerStream: Sendable, Hashable {
    /// Root of all randomness.
    public let seed: UInt64
    /// Tells series of replications apart that are meant to be fresh for each other, such as those
    /// of a search and of the check of what was found.
    public let series: UInt32
    /// Number of the replication in the series.
    public let replication: UInt32

    /// Names a stream.
    public init(seed: UInt64, series: UInt32 = 0, replication: UInt32) {
        self.seed = seed
        self.series = series
        self.replication = replication
    }

    /// Names a stream by its seed and one number for series and replication.
    public init(seed: UInt64, number: UInt64) {
        self.init(
            seed: seed, series: UInt32(number >> 32),
            replication: UInt32(truncatingIfNeeded: number))
    }

    /// Series and replication as one number: 2^32 times the one plus the other.
    public var number: UInt64 { UInt64(series) << 32 | UInt64(replication) }

    /// The stream of one purpose.
    func draws(_ purpose: DrawPurpose) -> KeyedStream {
        KeyedStream(seed: seed, replication: number, purpose: purpose.rawValue)
    }

    /// The streams of all purposes, by their raw values: a key is ten rounds of the generator, and
    /// most of a draw if it is made for each.
    var allDraws: [KeyedStream] {
        let most = DrawPurpose.allCases.map(\.rawValue).max() ?? 0
        return (0...most).map { KeyedStream(seed: seed, replication: number, purpose: $0) }
    }

    /// A uniform number for a purpose that few need; `round` tells several of one attempt apart.
    func luck(_ purpose: DrawPurpose, in attempt: Attempt, round: UInt32 = 0) -> Double {
        draws(purpose).uniform(attempt, round: round)
    }
}
