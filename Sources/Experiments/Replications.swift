import ContactRouting
import SimulationStatistics

/// Scenarios that meet the same customers, each simulated as often as somebody asks.
///
/// Replication `r` is the same customers in every scenario: common random numbers. A replication is
/// run once and kept, so that a procedure may ask for more of some scenarios without paying twice.
/// Another series of replications has customers of its own: what was chosen on one series can be
/// judged on another without favouring what was lucky on the first.
///
/// ```swift
/// var replications = Replications(ReplicationPlan(replications: 20))
/// let desk = replications.add(scenario, named: "desk")
/// try await replications.replicate([desk], upTo: 20)
/// let wait = try replications.estimate(of: Measure.find("waitingSeconds"), in: desk)
/// ```
public struct Replications: Sendable {
    /// One scenario.
    private struct Entry: Sendable {
        let name: String
        let observer: Observer
        let series: Series
        /// Replications so far.
        var count = 0
        /// One of each replication, or those of the batches of the only one.
        var observations: [Observation] = []
    }

    /// Seed and threads; its number of replications is for those who ask.
    package let plan: ReplicationPlan
    /// What is measured in each replication.
    private let measures: MeasureSet
    private let series: Series
    /// By what each replication's measures are broken down.
    private let dimensions: [Grouping]
    private var entries: [Entry] = []
    /// Told after each replication how many were done, of how many asked for so far.
    private let progress: ProgressReport?
    /// Replications already run for others, which `progress` is told of too.
    private let doneBefore: Int

    /// An empty store.
    ///
    /// - Parameters:
    ///   - plan: seed and threads; its number of replications has no meaning here.
    ///   - measures: measures of your own to keep beside those of `Measure.all`.
    ///   - progress: told after each replication.
    public init(
        _ plan: ReplicationPlan, measures: [Measure] = [], progress: ProgressReport? = nil
    ) {
        self.init(plan, series: 0, measures: measures, progress: progress)
    }

    /// An empty store for the series of that number.
    package init(
        _ plan: ReplicationPlan, series: UInt64, measures: [Measure] = [],
        by dimensions: [Grouping] = [], progress: ProgressReport? = nil, doneBefore: Int = 0
    ) {
        self.plan = plan
        self.series = Series(seed: plan.seed).numbered(series)
        self.measures = MeasureSet(beside: measures)
        self.dimensions = dimensions
        self.progress = progress
        self.doneBefore = doneBefore
    }

    /// Adds a scenario that has not been simulated.
    ///
    /// - Parameters:
    ///   - scenario: what to simulate.
    ///   - name: what comparisons call it.
    /// - Returns: its number.
    public mutating func add(_ scenario: Scenario, named name: String = "") -> Int {
        add(
            Observer(
                scenario: scenario, search: nil, batches: nil, dimensions: dimensions,
                measures: measures),
            named: name)
    }

    /// Adds the scenario that others are set against: another month, with customers of its own.
    package mutating func addBaseline(_ scenario: Scenario) -> Int {
        let observer = Observer(
            scenario: scenario, search: nil, batches: nil, dimensions: [], measures: measures)
        return add(observer, on: series.ofBaseline)
    }

    /// Adds a scenario that is observed in a way of its own, on the store's customers or others.
    package mutating func add(
        _ observer: Observer, named name: String = "", on other: Series? = nil
    ) -> Int {
        entries.append(Entry(name: name, observer: observer, series: other ?? series))
        return entries.count - 1
    }

    /// Replications run so far, of all scenarios together.
    public var replicationsRun: Int { entries.reduce(0) { $0 + $1.count } }

    /// How many replications a scenario has.
    public func replications(of scenario: Int) -> Int { entries[scenario].count }

    /// Simulates the scenarios of some numbers until each has at least `count` replications: the
    /// first one of all of them, then the second, so that they can be compared at any time.
    ///
    /// - Throws: `CancellationError` when the task is cancelled; what was complete is kept.
    ///   `ShardDone` after those of the plan's shard, if it has one.
    public mutating func replicate(
        _ scenarios: some Sequence<Int>, upTo count: Int
    ) async throws {
        let numbers = scenarios.uniqued
        let least = numbers.map { entries[$0].count }.min() ?? 0
        let missing = (least..<max(least, count)).flatMap { replication in
            numbers.filter { entries[$0].count <= replication }.map {
                (entry: $0, replication: replication)
            }
        }
        let report = progress?.after(doneBefore + replicationsRun)
        let runs = entries.map { ($0.observer, $0.series) }
        var done: [[Observation]] = []
        defer {
            for (unit, observations) in zip(missing, done) {
                entries[unit.entry].count += 1
                entries[unit.entry].observations += observations
            }
        }
        let threads = try plan.threads(for: numbers.map { entries[$0].observer.scenario })
        let shapes = plan.store == nil ? [] : runs.map(\.0.shape)
        @Sendable func shape(_ unit: Int) -> ListShape<Observation.Shape> {
            shapes[missing[unit].entry]
        }
        let work = plan.keeping(missing.count, as: shape) { unit in
            let (observer, series) = runs[missing[unit].entry]
            return try observer.observe(series, replication: missing[unit].replication)
        }
        if let shard = plan.shard {
            let own = SweepTasks(0..<missing.count, shard: shard)
            try await inOrder(own, threads: threads, progress: report, work: work) { _ in }
            throw ShardDone(count: own.count, total: missing.count)
        }
        try await inOrder(0..<missing.count, threads: threads, progress: report, work: work) {
            done.append($0)
        }
    }
}

/// What the replications say.
extension Replications {
    /// The scenario of that number.
    package func scenario(_ number: Int) -> Scenario { entries[number].observer.scenario }

    /// One replication of a scenario.
    package func observation(_ number: Int, _ replication: Int) -> Observation {
        entries[number].observations[replication]
    }

    /// The replications of a scenario, or the batches of its only one; or the first `count`.
    package func sample(_ number: Int, first count: Int? = nil) -> Sample {
        let entry = entries[number]
        let all = Sample(
            scenario: entry.observer.observed, observations: entry.observations,
            measures: measures)
        return count.map(all.first) ?? all
    }

    /// The mean of a measure over all replications, with its interval of 95 %; nil where the
    /// measure does not apply, or is neither built in nor one that the store was told of.
    public func estimate(of measure: Measure, in scenario: Int) -> Estimate? {
        sample(scenario).linearised(measure)?.estimate
    }

    /// Every measure that applies, the store's own ones last.
    public func values(of scenario: Int) -> [MeasuredValue] { sample(scenario).values() }

    /// The scenarios beside each other, on the same customers.
    ///
    /// - Parameters:
    ///   - control: the one that each of the others is set against; nil for every pair.
    ///   - count: replications to compare, the first ones; as many as all of them have unless
    ///     given.
    public func comparison(control: Int? = nil, first count: Int? = nil) -> Comparison {
        let shared = count ?? entries.map(\.count).min() ?? 0
        let samples = entries.indices.map { sample($0, first: shared) }
        return Comparison(entries.map(\.name), control: control, measures.all) {
            samples[$0].linearised($1)
        }
    }

    /// What cannot be true of any run and was of one of these; empty unless there is a fault.
    public var contradictions: [String] {
        var found: [String] = []
        for observation in entries.map(\.observations).joined() {
            found += observation.contradictions.filter { !found.contains($0) }
        }
        return found
    }

    /// Throws if the search for the warm-up found no steady state in most replications of a
    /// scenario.
    func checkSteadyState() throws {
        for entry in entries {
            let lost = entry.observations.count { $0.warmUp?.isSteady == false }
            if 2 * lost > entry.count {
                throw NoSteadyState(replications: lost, total: entry.count)
            }
        }
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    package var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
