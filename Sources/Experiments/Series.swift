import ContactRouting

/// Customers that no other series has, as many replications of them as anybody wants.
///
/// A run is a function of a scenario and its customers. Whoever needs customers of his own (what
/// was chosen on some is judged on others, a trial run must not favour what is measured, a
/// baseline is another month) takes a series from here and nowhere else, so that no two are ever
/// the same by accident. Those of one seed differ in the numbers of their replications; those of a
/// baseline and of a study's cases in the seed itself.
public struct Series: Sendable, Equatable {
    /// Seed of its runs.
    public let seed: UInt64
    /// Number of its first replication.
    private let first: UInt64

    /// The customers of a seed, whom every scenario meets unless it is said otherwise.
    public init(seed: UInt64) { self.init(seed: seed, first: 0) }

    private init(seed: UInt64, first: UInt64) {
        self.seed = seed
        self.first = first
    }

    /// The customers of replication `number` of the series, from 0.
    public func customers(_ number: Int) -> CustomerStream {
        CustomerStream(seed: seed, number: first + UInt64(number))
    }

    /// Series `number` of the same seed, below 2^31; number 0 is the one of the seed itself.
    ///
    /// A series has 2^32 replications.
    public func numbered(_ number: UInt64) -> Series {
        Series(seed: seed, first: first + number << 32)
    }

    /// The trial runs of the replications of this series, one each.
    public var ofTrials: Series { Series(seed: seed, first: first | 1 << 63) }

    /// The customers of the month that this one is set against.
    public var ofBaseline: Series { Series(seed: seed ^ 1 << 63, first: first) }

    /// The customers of a case of a study, by its number: cases share none, lest one unlucky seed
    /// fail several of them together.
    public func ofCase(_ number: Int) -> Series {
        Series(seed: seed &+ UInt64(number) << 32, first: first)
    }
}
