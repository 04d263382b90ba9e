/// The replications of all scenarios of a run, of which there can be more and more.
struct ObservedRuns: Sendable {
    private let observers: [(observer: Observer, seed: UInt64)]
    private let threads: Int
    private let progress: ProgressReport?
    private var observations: [[Observation]]
    /// Replications of each scenario.
    private(set) var count = 0

    /// No replications yet.
    ///
    /// - Parameter observers: each with the seed of its customers.
    init(
        _ observers: [(observer: Observer, seed: UInt64)], threads: Int,
        progress: ProgressReport?
    ) {
        self.observers = observers
        self.threads = threads
        self.progress = progress
        observations = observers.map { _ in [] }
    }

    /// Goes on until there are `goal` replications of each scenario.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, between replications.
    mutating func replicate(upTo goal: Int) async throws {
        let (first, missing) = (count, goal - count)
        let done = first * observers.count
        let report: ProgressReport = { [progress] in progress?(done + $0, done + $1) }
        let found = try await inParallel(
            missing * observers.count, threads: threads, progress: report
        ) { [observers] unit in
            let (observer, seed) = observers[unit / missing]
            return observer.observe(seed: seed, replication: UInt64(first + unit % missing))
        }
        for place in observers.indices {
            observations[place] += found[place * missing..<(place + 1) * missing].joined()
        }
        count = goal
    }

    /// The replications of a scenario, or the batches of its only one.
    func sample(_ place: Int) -> Sample {
        Sample(scenario: observers[place].observer.observed, observations: observations[place])
    }

    /// Throws if the search for the warm-up found no steady state in most replications of a
    /// scenario.
    func checkSteadyState() throws {
        for found in observations {
            let lost = found.count { $0.warmUp?.isSteady == false }
            if 2 * lost > count { throw NoSteadyState(replications: lost, total: count) }
        }
    }
}
