import ContactRouting
import ElementaryFunctions
import RandomVariates
import SimulationKernel
import Workloads

/// Days as a demand model lets expect them, by the same random factors as a run has.
struct DemandDraws {
    let model: DemandModel
    var path = LevelPath.flat
    let seed: UInt64

    /// The counts of open days, which have these dates, in order.
    ///
    /// - Parameter replication: tells one draw from another.
    func table(_ dates: [CalendarDate], replication: Int) -> CountTable {
        let stream = CustomerStream(seed: seed, number: UInt64(replication))
        var factors = DemandFactors(demand, stream)
        let luck = KeyedStream(seed: seed, replication: UInt64(replication), purpose: 1 << 40)
        let first = dates.first?.dayNumber ?? 0
        let length = Int64(model.minutes) * 60 * TimeSpan.ticksPerSecond
        let days = dates.map { date -> CountTable.Day in
            let day = Int64(date.dayNumber - first)
            let level = path.level(date.dayNumber)
            let counts = model.expected[date.weekday].enumerated().map { place, usual in
                let expected = usual * level
                guard expected > 0 else { return 0.0 }
                let now = Instant(ticks: day * TimeSpan.day.ticks + Int64(place) * length)
                let mean = expected * factors.factor(at: now).value
                return poisson(luck.uniform(entity: UInt64(day), index: UInt64(place)), mean)
            }
            return CountTable.Day(date: date, counts: counts)
        }
        return CountTable(minutes: model.minutes, days: days)
    }

    private var demand: Demand {
        func law(_ cv: Double) -> Distribution? {
            cv >= 0.001 ? .gamma(mean: 1, coefficientOfVariation: cv) : nil
        }
        var demand = Demand(issues: .constant(1), dayFactor: law(model.dayCV))
        demand.dayFactorCorrelation = model.dayCorrelation
        let laws = model.intervalCVs.map(law)
        if laws.contains(where: { $0 != nil }) {
            demand.intervalFactor = IntervalFactor(
                interval: TimeSpan(ticks: TimeSpan.day.ticks / Int64(laws.count)), laws: laws,
                correlation: model.intervalCorrelation)
        }
        return demand
    }

    /// The Poisson count that is reached with a probability: summed up for small means; for large
    /// ones by Cornish and Fisher's expansion, which is off by less than a count in a hundred.
    private func poisson(_ probability: Double, _ mean: Double) -> Double {
        if mean > 40 {
            let z = Elementary.normalQuantile(probability)
            let root = mean.squareRoot()
            let value = mean + root * z + (z * z - 1) / 6 + (z - z * z * z) / (72 * root)
            return max(0, value.rounded())
        }
        var (count, term) = (0.0, Elementary.exp(-mean))
        var sum = term
        while sum < probability, count < 1_000 {
            count += 1
            term *= mean / count
            sum += term
        }
        return count
    }
}
