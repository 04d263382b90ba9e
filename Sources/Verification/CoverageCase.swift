import Experiments
import SimulationStatistics

/// A way to an interval, in a queue of which the truth is known: how often does it cover?
public struct CoverageCase: Sendable {
    /// What a macro-replication found.
    struct Finding: Sendable {
        let estimate: Estimate
        /// Replications or batches that the interval rests on.
        let replications: Int
        /// Whether the result says that the interval can be trusted.
        var isTrusted = true
    }

    /// Name in the table.
    public let name: String
    /// How the interval comes about, for people.
    public let method: String
    /// The true value.
    public let exact: Double
    /// Does all that a user would do once, with a seed of its own.
    let find: @Sendable (UInt64) throws -> Finding
}

/// How often the 95 % intervals of a case covered the truth.
public struct CoverageResult: Sendable {
    /// One macro-replication.
    public struct Macro: Sendable {
        /// What it estimated, with its interval.
        public let estimate: Estimate
        /// Replications or batches that the interval rests on.
        public let replications: Int
        /// Whether the result says that the interval can be trusted.
        public let isTrusted: Bool
    }

    /// What was done.
    public let study: CoverageCase
    /// Each macro-replication, in order.
    public let macros: [Macro]

    /// Macro-replications whose interval covers the exact value.
    public var covered: Int { macros.count { $0.estimate.interval.contains(study.exact) } }
    /// Those whose interval lies below it.
    public var low: Int { macros.count { $0.estimate.interval.upperBound < study.exact } }
    /// Their share.
    public var coverage: Double { Double(covered) / Double(macros.count) }
    /// Share of those that the result calls trustworthy.
    public var trusted: Double { Double(macros.count(where: \.isTrusted)) / Double(macros.count) }
    /// Mean of the estimates, whose distance from the exact value is bias.
    public var mean: Double { average { $0.estimate.mean } }
    /// Mean half-width.
    public var halfWidth: Double { average { $0.estimate.halfWidth ?? .infinity } }
    /// Mean number of replications or batches.
    public var replications: Double { average { Double($0.replications) } }

    private func average(_ value: (Macro) -> Double) -> Double {
        macros.reduce(0) { $0 + value($1) } / Double(macros.count)
    }
}
