import ElementaryFunctions
import Workloads

/// How demand changed in the course of a log: levels that stay until the next step, a growth that
/// is the same all the time, and a season. A level of 1 is that of the last day on average over a
/// year.
struct LevelPath: Equatable, Sendable {
    /// The first days of the levels.
    private(set) var starts: [Int]
    /// The levels at their middle days.
    private var levels: [Double]
    private var middles: [Double]
    /// By what the logarithm of demand grows from day to day.
    private(set) var growth = 0.0
    private var last: Int
    /// What the time of the year makes of it.
    var season = YearSeason.none

    /// A demand that stays what it is.
    static let flat = LevelPath(starts: [0], levels: [1], middles: [0], last: 0)

    private init(starts: [Int], levels: [Double], middles: [Double], last: Int) {
        (self.starts, self.levels, self.middles, self.last) = (starts, levels, middles, last)
    }

    /// A demand that changes with the season alone.
    static func yearly(_ season: YearSeason) -> LevelPath {
        var path = flat
        path.season = season
        return path
    }

    /// The first days of levels after the first one.
    var steps: [Int] { Array(starts.dropFirst()) }

    /// The level of a day.
    func level(_ day: Int) -> Double { at(day) / at(last) * season.factor(day) }

    private func at(_ day: Int) -> Double {
        let place = max(0, (starts.firstIndex { $0 > day } ?? starts.count) - 1)
        return levels[place] * Elementary.exp(growth * (Double(day) - middles[place]))
    }

    /// By what share demand grows in four weeks.
    var trend: Double { Elementary.expm1(28 * growth) }

    /// By what share each step changes demand: the levels on both sides of it.
    var changes: [Double] {
        starts.dropFirst().map { at($0) / at($0 - 1) - 1 }
    }

    /// The likeliest levels of a table whose steps are known, by turns with what is expected on a
    /// weekday at a level of 1.
    ///
    /// - Parameters:
    ///   - starts: the first days of levels after the first one.
    ///   - season: what is known of parts of the year.
    init(_ table: CountTable, starts: [Int], grows: Bool, season: YearSeason = .none) {
        self = .yearly(season)
        guard let first = table.days.first, let last = table.days.last else { return }
        guard grows || !starts.isEmpty else { return }
        let all = [first.date.dayNumber] + starts
        let days = table.days.map { (number: $0.date.dayNumber, total: $0.total) }
        let parts = all.indices.map { place in
            days.filter { day in
                day.number >= all[place]
                    && (place + 1 == all.count || day.number < all[place + 1])
            }
        }
        self = LevelPath(
            starts: all, levels: Array(repeating: 1, count: all.count),
            middles: parts.map { part in
                part.reduce(0) { $0 + Double($1.number) } / Double(max(1, part.count))
            }, last: last.date.dayNumber)
        self.season = season
        for _ in 0..<10 { improve(table, parts, grows: grows) }
    }

    private mutating func improve(
        _ table: CountTable, _ parts: [[(number: Int, total: Double)]], grows: Bool
    ) {
        let usual = LevelPath.usual(table) { at($0) * season.factor($0) }
        func expected(_ number: Int) -> Double {
            usual[CalendarDate(dayNumber: number).weekday] * at(number) * season.factor(number)
        }
        var (slope, spread) = (0.0, 0.0)
        for (place, part) in parts.enumerated() {
            let whole = part.reduce(0) { $0 + expected($1.number) }
            let factor = part.reduce(0) { $0 + $1.total } / max(whole, 1e-9)
            levels[place] = max(1e-9, levels[place] * factor)
            for day in part {
                let distance = Double(day.number) - middles[place]
                let share = day.total / max(1e-9, expected(day.number)) - 1
                slope += distance * share
                spread += distance * distance
            }
        }
        if grows, spread > 0 { growth += slope / spread }
    }

    /// What comes on a day of each weekday at a level of 1.
    static func usual(_ table: CountTable, level: (Int) -> Double) -> [Double] {
        var (sums, levels) = ([Double](repeating: 0, count: 7), [Double](repeating: 0, count: 7))
        for day in table.days {
            sums[day.date.weekday] += day.total
            levels[day.date.weekday] += level(day.date.dayNumber)
        }
        return zip(sums, levels).map { $1 > 0 ? $0 / $1 : 0 }
    }
}
