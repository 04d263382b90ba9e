import ElementaryFunctions
import Workloads

/// By what share days come to more or less than a model lets expect.
struct DayResiduals {
    private let days: [(number: Int, share: Double)]
    /// By what a mean of days that have something of each other varies more than one of
    /// independent ones, as a factor on its standard deviation: that of an autoregression.
    private let inflation: Double

    /// Of the days of a table, those that were expected to have anybody.
    init(_ table: CountTable, _ model: DemandModel, at path: LevelPath = .flat) {
        days = table.days.compactMap { day in
            let usual = model.expected[day.date.weekday].reduce(0, +)
            let expected = usual * path.level(day.date.dayNumber)
            return expected > 0 ? (day.date.dayNumber, day.total / expected - 1) : nil
        }
        let correlation = model.dayCV > 0 ? min(0.95, max(0, model.dayCorrelation)) : 0
        inflation = ((1 + correlation) / (1 - correlation)).squareRoot()
    }

    private func quantile(_ degrees: Int) -> Double {
        Elementary.studentQuantile(0.975, degreesOfFreedom: Double(degrees))
    }

    /// The change in four weeks: least squares over the days.
    var trend: FittedDemand.Estimate {
        let n = Double(days.count)
        guard days.count > 9 else { return .init(value: 0, halfWidth: nil) }
        let (x, y) = (
            days.reduce(0) { $0 + Double($1.number) } / n, days.reduce(0) { $0 + $1.share } / n
        )
        let spread = days.reduce(0) { $0 + (Double($1.number) - x) * (Double($1.number) - x) }
        let slope =
            days.reduce(0) { $0 + (Double($1.number) - x) * ($1.share - y) } / spread
        let rest = days.reduce(0) { sum, day in
            let off = day.share - y - slope * (Double(day.number) - x)
            return sum + off * off
        }
        let error = (rest / (n - 2) / spread).squareRoot() * inflation
        return .init(value: 28 * slope, halfWidth: 28 * error * quantile(days.count - 2))
    }

    /// Days of which the last one that came before was closed.
    func mean(after closed: [CalendarDate]) -> FittedDemand.Estimate? {
        let closed = Set(closed.map(\.dayNumber))
        // Over a weekend, too: the first open day after the closed one.
        let after = zip(days, days.dropFirst()).filter { before, day in
            day.number - before.number > 1
                && (before.number + 1..<day.number).contains(where: closed.contains)
        }.map(\.1.share)
        guard after.count >= 3 else { return nil }
        let n = Double(after.count)
        let mean = after.reduce(0, +) / n
        let squares = after.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return .init(
            value: mean,
            halfWidth: (squares / (n - 1) / n).squareRoot() * quantile(after.count - 1))
    }
}
