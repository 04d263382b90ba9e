import ContactRouting
import SimulationStatistics

/// Scenarios that meet the same customers, each simulated as often as somebody asks.
///
/// Replication `r` is the same customers in every design. A replication is run once and kept, so
/// that a procedure may ask for more of some designs without paying twice. Another series of
/// replications has customers of its own: what was chosen on one series can be judged on another
/// without favouring what was lucky on the first.
package struct Designs: Sendable {
    /// Seed and threads; its number of replications is for those who ask.
    package let plan: ReplicationPlan
    /// Number of the series.
    package let series: UInt64
    /// By what each replication's measures are broken down.
    let dimensions: [Grouping]
    /// The designs, by number.
    package private(set) var scenarios: [Scenario] = []
    private var observations: [[Observation]] = []
    /// Told after each replication how many were done, of how many asked for so far.
    let progress: ProgressReport?
    /// Replications already run for others, which `progress` is told of too.
    let doneBefore: Int

    /// An empty store.
    package init(
        _ plan: ReplicationPlan, series: UInt64 = 0, by dimensions: [Grouping] = [],
        progress: ProgressReport? = nil, doneBefore: Int = 0
    ) {
        self.plan = plan
        self.series = series
        self.dimensions = dimensions
        self.progress = progress
        self.doneBefore = doneBefore
    }

    /// Adds a design that has not been simulated.
    ///
    /// - Returns: its number.
    package mutating func add(_ scenario: Scenario) -> Int {
        scenarios.append(scenario)
        observations.append([])
        return scenarios.count - 1
    }

    /// Replications run so far, of all designs together.
    package var replicationsRun: Int { observations.reduce(0) { $0 + $1.count } }

    /// How many replications a design has.
    package func replications(of design: Int) -> Int { observations[design].count }

    /// Simulates the designs until each has at least `count` replications.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package mutating func replicate(_ designs: some Sequence<Int>, upTo count: Int) async throws {
        let missing = designs.uniqued.flatMap { design in
            (observations[design].count..<max(count, observations[design].count)).map {
                (design: design, replication: $0)
            }
        }
        let before = doneBefore + replicationsRun
        let report: ProgressReport = { [progress] in progress?(before + $0, before + $1) }
        let done = try await inParallel(
            missing.count, threads: plan.threads, progress: report
        ) { [scenarios, dimensions, seed = plan.seed, first = series << 32] unit in
            let (design, replication) = missing[unit]
            let scenario = scenarios[design]
            let tally = simulate(
                scenario, seed: seed, replication: first + UInt64(replication))
            return Observation(tally, scenario, by: dimensions)
        }
        for (unit, observation) in zip(missing, done) {
            observations[unit.design].append(observation)
        }
    }

    /// One replication of a design.
    package func observation(_ design: Int, _ replication: Int) -> Observation {
        observations[design][replication]
    }

    /// The replications of a design, or the first `count` of them.
    package func sample(_ design: Int, first count: Int? = nil) -> Sample {
        let all = Sample(scenario: scenarios[design], observations: observations[design])
        return count.map(all.first) ?? all
    }

    /// What cannot be true of any run and was of one of these; empty unless there is a fault.
    package var contradictions: [String] {
        var found: [String] = []
        for observation in observations.joined() {
            found += observation.checks.contradictions.filter { !found.contains($0) }
        }
        return found
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    package var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
