import ElementaryFunctions
import RandomVariates

/// How long after it was taken an event of the hold model comes again.
public enum IncrementLaw: String, CaseIterable, Sendable {
    /// Exponential with mean 1.
    case exponential
    /// An application's mix: nine exponential increments of mean 1 to one of mean 100.
    case bimodal
    /// Pareto of shape 1.1 from 1 on, at most 2^20.
    case heavy
    /// 0, 1, 2 or 3, equally likely: nothing but equal keys, in crowds.
    case ties
    /// Always 1.
    case constant

    /// The law in words.
    public var definition: String {
        switch self {
        case .exponential: "exponential, mean 1"
        case .bimodal: "0.9 exponential of mean 1, 0.1 of mean 100"
        case .heavy: "Pareto of shape 1.1, at most 2^20"
        case .ties: "0, 1, 2, 3, equally likely"
        case .constant: "always 1"
        }
    }

    /// What is drawn; `units` makes an increment of it.
    private var distribution: Distribution {
        switch self {
        case .exponential: .exponential(mean: 1)
        case .bimodal:
            .mixture([(0.9, .exponential(mean: 1)), (0.1, .exponential(mean: 100))])
        // The logarithm of a Pareto variable is exponential.
        case .heavy: .exponential(mean: 1 / 1.1)
        case .ties: .uniform(0, 4)
        case .constant: .constant(1)
        }
    }

    private func units(_ draw: Double) -> Double {
        switch self {
        case .heavy: min(Elementary.exp(draw), 0x1p20)
        case .ties: draw.rounded(.down)
        case .exponential, .bimodal, .constant: draw
        }
    }

    /// `count` increments, round(x · 2^32) each.
    func increments(seed: UInt64, count: Int) -> [UInt64] {
        let purpose = IncrementLaw.allCases.firstIndex(of: self) ?? 0
        let stream = KeyedStream(seed: seed, replication: 0, purpose: UInt64(purpose))
        var draws = Array(repeating: 0.0, count: count)
        var buffer = draws.mutableSpan
        distribution.fill(&buffer, from: stream, firstEntity: 0)
        return draws.map { UInt64((units($0) * 0x1p32).rounded()) }
    }
}

/// The increments of one law in memory, used over and over again.
struct Increments: ~Copyable {
    private let base: UnsafeMutablePointer<UInt64>
    private let mask: Int

    /// Draws the increments: a million of them, unless a test has other wishes.
    ///
    /// - Precondition: `count` is a power of two.
    init(_ law: IncrementLaw, seed: UInt64, count: Int = 1 << 20) {
        precondition(count.nonzeroBitCount == 1, "numbers are masked")
        mask = count - 1
        base = .allocate(capacity: count)
        base.initialize(from: law.increments(seed: seed, count: count), count: count)
    }

    deinit { base.deallocate() }

    /// The increment of the push of this number.
    @inline(__always)
    subscript(number: UInt64) -> UInt64 {
        base[Int(truncatingIfNeeded: number) & mask]
    }
}
