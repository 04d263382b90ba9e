import Workloads

/// How well a demand model foretells days that it was not fitted to: how many counts lie within
/// prediction bands of 95 %.
public struct HoldOut: Sendable {
    /// Things of one kind.
    public struct Coverage: Sendable, Equatable {
        /// How many lie within their bands.
        public var within = 0
        /// How many there are.
        public var count = 0

        mutating func add(_ value: Double, _ drawn: [Double]) {
            let sorted = drawn.sorted()
            let last = Double(sorted.count - 1)
            count += 1
            let low = sorted[Int((0.025 * last).rounded(.down))]
            let high = sorted[Int((0.975 * last).rounded(.up))]
            within += low <= value && value <= high ? 1 : 0
        }
    }

    /// Counts of whole days.
    public private(set) var days = Coverage()
    /// Counts of the intervals in which somebody is expected.
    public private(set) var intervals = Coverage()
    /// Counts of five open days, one after the other.
    public private(set) var weeks = Coverage()

    /// Bands for held-out days from so many draws of them, at the level of the last day before and
    /// in the season of their own.
    ///
    /// - Complexity: O(draws * days * intervals * log(draws)).
    init(
        _ held: CountTable, _ model: DemandModel, _ season: YearSeason = .none, draws: Int,
        seed: UInt64
    ) {
        let dates = held.days.map(\.date)
        let drawn = (0..<draws).map {
            DemandDraws(model: model, path: .yearly(season), seed: seed)
                .table(dates, replication: $0)
        }
        for (number, day) in held.days.enumerated() {
            days.add(day.total, drawn.map { $0.days[number].total })
            for (place, count) in day.counts.enumerated()
            where model.expected[day.date.weekday][place] > 0 {
                intervals.add(count, drawn.map { $0.days[number].counts[place] })
            }
        }
        let length = 5
        for start in 0..<max(0, dates.count - length + 1) {
            func sum(_ table: CountTable) -> Double {
                table.days[start..<start + length].reduce(0) { $0 + $1.total }
            }
            weeks.add(sum(held), drawn.map(sum))
        }
    }
}
