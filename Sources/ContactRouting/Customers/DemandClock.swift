import SimulationKernel

/// A clock that runs as fast as customers arrive: one second of it passes while an average
/// second's fresh issues are expected.
struct DemandClock {
    private let issues: Timetable<Double>
    /// Expected issues before each interval of the timetable, and their total.
    private let before: [Double]
    private let meanPerInterval: Double

    init(_ issues: Timetable<Double>) {
        self.issues = issues
        before = issues.values.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        meanPerInterval = before[issues.values.count] / Double(issues.values.count)
    }

    /// The instant at which `delay` has passed on this clock since `start`; nil if that is never.
    ///
    /// After the end of a timetable that does not come round it runs like any other clock.
    ///
    /// - Complexity: O(log intervals of the timetable).
    func instant(_ delay: TimeSpan, after start: Instant) -> Instant? {
        let count = issues.values.count
        let length = Double(issues.interval.ticks)
        let total = before[count]
        let number = issues.intervalNumber(at: start)
        let place = issues.phase + number
        guard issues.isCyclic || place < count else { return start + delay }
        let into = Double(start.ticks % issues.interval.ticks) / length
        let index = place % count
        let target =
            before[index] + into * issues.values[index]
            + Double(delay.ticks) / length * meanPerInterval
        var rounds = issues.isCyclic ? (target / total).rounded(.down) : 0
        var rest = max(0, target - rounds * total)
        if issues.isCyclic, rest >= total { (rounds, rest) = (rounds + 1, 0) }
        guard rest < total else {
            guard total > 0 else { return nil }
            let late = TimeSpan(
                seconds: (rest - total) / meanPerInterval * issues.interval.seconds)
            return issues.start(ofInterval: count - issues.phase) + late
        }
        guard rounds < 1e6 else { return nil }
        let found = interval(holding: rest)
        let fraction = (rest - before[found]) / issues.values[found]
        let passed = found - index + Int(rounds) * count
        let instant =
            issues.start(ofInterval: number + passed) + TimeSpan(ticks: Int64(fraction * length))
        // Rounding must not take a very short delay into the past.
        return max(instant, start)
    }

    /// The interval with `before[i] <= amount < before[i + 1]`, which is never an empty one.
    private func interval(holding amount: Double) -> Int {
        var (low, high) = (0, issues.values.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if before[middle] <= amount { low = middle } else { high = middle }
        }
        return low
    }
}
