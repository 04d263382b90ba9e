import ContactRouting

/// What models of queues need to know of a scenario.
extension Scenario {
    /// The hours of the week that a run measures, those of equal expected demand together.
    package func hoursOfEqualDemand(_ hours: [Int]) -> [[Int]] {
        let (expected, measured) = (issuesPerHourByInterval, measurement.measuredHours)
        var groups: [[Int]] = []
        for hour in hours.filter({ measured[$0] > 0 }).sorted(by: {
            (expected[$0], $0) < (expected[$1], $1)
        }) {
            // Sums over weeks may differ in their last digits.
            if let last = groups.last?.first, expected[hour] <= expected[last] * (1 + 1e-9) {
                groups[groups.count - 1].append(hour)
            } else {
                groups.append([hour])
            }
        }
        return groups
    }

    /// Mean patience over all intents, by the harmonic mean, so that rates of giving up add up;
    /// nil if nobody gives up.
    package var meanPatience: Double? {
        let rate = intents.reduce(0) { rate, intent in
            rate + (intent.patience.map { intent.share / $0.mean } ?? 0)
        }
        return rate > 0 ? 1 / rate : nil
    }
}
