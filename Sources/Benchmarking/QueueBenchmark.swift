/// Told after each step of a benchmark how many are done of how many.
public typealias BenchmarkProgress = (_ done: Int, _ total: Int) -> Void

/// The hold model on the event queue, for several laws of increments and sizes.
///
/// Every repeat has a queue of its own, filled and warmed up by two holds per pending event
/// before anything is timed; so all of them pop the same events, and have the same hash.
public struct QueueBenchmark: Sendable {
    /// One law and one size.
    public struct Cell: Sendable {
        /// When an event comes again.
        public let law: IncrementLaw
        /// Events pending at a time.
        public let pending: Int
        /// Timed holds of a repeat.
        public let holds: Int
        /// Over the popped keys and payloads of the timed holds of one repeat.
        public let hash: OutcomeHash
        /// CPU time of all holds of a repeat.
        public let time: RepeatedTime

        /// Median CPU time of one hold, nanoseconds.
        public var nanoseconds: Double { time.median / Double(holds) * 1e9 }
        /// Least CPU time of one hold, nanoseconds.
        public var leastNanoseconds: Double { time.least / Double(holds) * 1e9 }
    }

    /// Root of the increments.
    public let seed: UInt64
    /// Repeats of a cell.
    public let repeats: Int
    /// Numbers of pending events, rising.
    public let sizes: [Int]
    /// Law by law, and within a law in the order of the sizes.
    public let cells: [Cell]

    /// How much is done for one time.
    struct Effort {
        /// Different increments of a law; a power of two.
        var increments = 1 << 20
        /// Holds before the timed ones, at least; there are at most 20 million.
        var fewestWarmUpHolds = 100_000
        /// Timed holds, at least; there is also one for each pending event.
        var fewestHolds = 2_000_000

        func warmUpHolds(pending: Int) -> Int {
            min(max(2 * pending, fewestWarmUpHolds), 20_000_000)
        }
    }

    /// Times every law with every size.
    ///
    /// - Precondition: sizes and repeats are positive.
    /// - Throws: `ChangedOutcome` if a repeat pops other events than the first.
    public init(
        sizes: [Int], repeats: Int, seed: UInt64, progress: BenchmarkProgress? = nil
    ) throws {
        try self.init(
            sizes: sizes, repeats: repeats, seed: seed, effort: Effort(), progress: progress)
    }

    init(
        sizes: [Int], repeats: Int, seed: UInt64, effort: Effort,
        progress: BenchmarkProgress? = nil
    ) throws {
        precondition(repeats > 0 && sizes.allSatisfy { $0 > 0 })
        (self.sizes, self.repeats, self.seed) = (sizes, repeats, seed)
        let total = IncrementLaw.allCases.count * sizes.count * repeats
        var cells: [Cell] = []
        for law in IncrementLaw.allCases {
            let increments = Increments(law, seed: seed, count: effort.increments)
            for size in sizes {
                let done = cells.count * repeats
                let cell = try Cell(
                    law, pending: size, repeats: repeats, effort, increments
                ) { progress?(done + $0, total) }
                cells.append(cell)
            }
        }
        self.cells = cells
    }
}

extension QueueBenchmark.Cell {
    init(
        _ law: IncrementLaw, pending: Int, repeats: Int, _ effort: QueueBenchmark.Effort,
        _ increments: borrowing Increments, progress: (Int) -> Void
    ) throws {
        let holds = max(effort.fewestHolds, pending)
        var time = RepeatedTime()
        var expected: OutcomeHash?
        for number in 1...repeats {
            var model = Hold(pending: pending, increments)
            let (hash, seconds) = model.timedRun(
                warmUp: effort.warmUpHolds(pending: pending), holds: holds, increments)
            time.seconds.append(seconds)
            try ChangedOutcome.check(hash, is: expected, of: "\(law), \(pending) pending")
            expected = hash
            progress(number)
        }
        self.init(
            law: law, pending: pending, holds: holds, hash: expected ?? OutcomeHash(), time: time)
    }
}
