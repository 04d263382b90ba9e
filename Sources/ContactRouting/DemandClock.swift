import SimulationKernel

/// A clock that runs as fast as customers arrive: one second of it passes while an average
/// second's fresh issues are expected.
struct DemandClock {
    private let issues: Timetable<Double>
    private let meanPerInterval: Double
    private let total: Double

    init(_ issues: Timetable<Double>) {
        self.issues = issues
        total = issues.values.reduce(0, +)
        meanPerInterval = total / Double(issues.values.count)
    }

    /// The instant at which `delay` has passed on this clock since `start`; nil if the
    /// timetable ends before.
    ///
    /// - Complexity: O(intervals of the timetable), whatever the delay.
    func instant(_ delay: TimeSpan, after start: Instant) -> Instant? {
        let length = issues.interval.ticks
        var rest = Double(delay.ticks) / Double(length) * meanPerInterval
        var number = issues.intervalNumber(at: start)
        if issues.isCyclic, rest > total {
            let rounds = (rest / total).rounded(.down)
            rest -= rounds * total
            guard rounds < 1e6 else { return nil }
            number += Int(rounds) * issues.values.count
        }
        var offset = start.ticks % length
        while let expected = issues.value(inInterval: number) {
            let left = expected * Double(length - offset) / Double(length)
            if rest < left {
                let ticks = offset + Int64(rest / expected * Double(length))
                return issues.start(ofInterval: number) + TimeSpan(ticks: ticks)
            }
            rest -= left
            number += 1
            offset = 0
        }
        return nil
    }
}
