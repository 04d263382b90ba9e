/// Something that takes the earliest event of a queue and schedules what follows: the hold
/// model, by which future event lists are compared (Vaucher & Duval 1975; Jones 1986).
protocol HoldModel: ~Copyable {
    /// One hold: what was popped.
    mutating func step(_ increments: borrowing Increments) -> (key: UInt64, payload: UInt64)
}

extension HoldModel where Self: ~Copyable {
    /// So many holds one after another.
    ///
    /// - Returns: the hash of what was popped, the same fold as in `Benchmarks/Peers/queue`.
    @inline(__always)
    mutating func run(holds: Int, _ increments: borrowing Increments) -> OutcomeHash {
        var hash: UInt64 = 0
        for _ in 0..<holds {
            let (key, payload) = step(increments)
            hash = (hash &* 31 &+ key) &* 31 &+ payload
        }
        return OutcomeHash(hash)
    }

    /// Holds that are not timed, then some that are: their hash and their CPU seconds.
    @inline(__always)
    mutating func timedRun(
        warmUp: Int, holds: Int, _ increments: borrowing Increments
    ) -> (hash: OutcomeHash, seconds: Double) {
        _ = run(holds: warmUp, increments)
        let start = ProcessUsage.threadSeconds
        let hash = run(holds: holds, increments)
        return (hash, ProcessUsage.threadSeconds - start)
    }
}
