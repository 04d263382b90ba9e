import ElementaryFunctions
import RandomVariates
import Workloads

/// The season of a table whose steps are known, together with weekdays, levels and a growth.
///
/// Counts are products, so that their logarithms are sums: of these the likeliest are found by
/// turns, each on what counts are above the expected ones (weighted least squares; McCullagh and
/// Nelder 1989, 2.5), in the median distance of their weekday, cut off at three standard
/// deviations, so that no single day makes a season.
struct SeasonFit {
    /// From how many days on, from the first to the last, a season is told from a trend: two years.
    static let fewestDays = 730
    private static let turns = 6
    /// Drawn series, of which one may look as seasonal: a test at 1 %.
    private static let draws = 199
    private static let mostBeyond = 1

    /// The factors.
    let season: YearSeason
    /// First days of levels after the first one.
    let steps: [Int]
    /// What is the smaller the better a fit is for what it is worth; see `YearRegression`.
    let criterion: Double
    private var regression: YearRegression
    private let solution: YearRegression.Solution
    private let days: OpenDays
    /// Logarithms of the counts, those that are far off cut, in standard deviations of their day.
    private let values: [Double]
    private let deviations: [Double]

    /// Where a search begins: with a growth, and with one step on the likeliest day of a fortnight.
    /// In two years growth and a season that falls back once a year look like a step.
    static func beginnings(_ table: CountTable) -> [SeasonFit] {
        guard let growing = SeasonFit(table, steps: [], grows: true) else { return [] }
        let starts = growing.days.numbers.dropFirst(LevelSearch.shortest)
            .dropLast(LevelSearch.shortest).enumerated().filter { $0.offset % 12 == 0 }
            .map(\.element)
        let criteria = starts.map {
            growing.criterion(steps: [$0], grows: false, hasSeason: true) ?? .infinity
        }
        guard let place = criteria.indices.min(by: { criteria[$0] < criteria[$1] }) else {
            return [growing]
        }
        let stepping = SeasonFit(table, steps: [starts[place]], grows: false)
        return [growing] + (stepping.map { [$0] } ?? [])
    }

    /// Fits to the open days of a table, with a growth only if it is worth it.
    ///
    /// - Parameter steps: first days of levels after the first one.
    /// - Returns: nil if the days do not determine it.
    static func best(_ table: CountTable, steps: [Int]) -> SeasonFit? {
        let growing = SeasonFit(table, steps: steps, grows: true)
        let steady = SeasonFit(table, steps: steps, grows: false)
        guard let growing, let steady else { return growing ?? steady }
        let other = growing.criterion(steps: steps, grows: false, hasSeason: true)
        return other.map { $0 <= growing.criterion } ?? false ? steady : growing
    }

    /// The same with a growth or without one.
    private init?(_ table: CountTable, steps: [Int], grows: Bool) {
        let all = table.days.filter { $0.total > 0 }
        guard !all.isEmpty else { return nil }
        let days = OpenDays(all.map(\.date))
        var deviations = [Double](repeating: 1, count: all.count)
        var targets = all.map { Elementary.log($0.total) }
        var found: (YearRegression, YearRegression.Solution, [Double])?
        for _ in 0..<SeasonFit.turns {
            var regression = days.regression(
                steps, grows: grows, hasSeason: true, deviations)
            let values = zip(targets, deviations).map { $0 / $1 }
            guard let solution = regression.solution(values) else { return nil }
            found = (regression, solution, values)
            let logarithms = zip(regression.explained(by: solution), deviations).map { $0 * $1 }
            let more = zip(all, logarithms).map { $0.total / Elementary.exp($1) - 1 }
            let ofWeekdays = SeasonFit.deviations(more, days.places, days.weekdays)
            deviations = days.places.map { ofWeekdays[$0] }
            targets = zip(zip(logarithms, more), deviations).map { own, deviation in
                own.0 + min(3 * deviation, max(-3 * deviation, own.1))
            }
        }
        guard let (regression, solution, values) = found else { return nil }
        (self.regression, self.solution, self.days) = (regression, solution, days)
        (self.values, self.deviations, self.steps) = (values, deviations, steps)
        criterion = SeasonFit.criterion(regression, solution, steps, deviations)
        let knots = solution.coefficients.suffix(YearSeason.knots)
        season = YearSeason(shape: Array(knots))
    }

    /// The criterion of the same values without a season; nil if they do not determine the rest.
    ///
    /// - Parameter steps: first days of levels after the first one.
    func criterionWithout(steps: [Int]) -> Double? {
        [true, false].compactMap { criterion(steps: steps, grows: $0, hasSeason: false) }.min()
    }

    /// The criterion of the same values by something else.
    private func criterion(steps: [Int], grows: Bool, hasSeason: Bool) -> Double? {
        var regression = days.regression(steps, grows: grows, hasSeason: hasSeason, deviations)
        return regression.solution(values).map {
            SeasonFit.criterion(regression, $0, steps, deviations)
        }
    }

    /// A step is described by a day and a size (Zhang and Siegmund 2007), of which the regression
    /// has the size.
    private static func criterion(
        _ regression: YearRegression, _ solution: YearRegression.Solution, _ steps: [Int],
        _ deviations: [Double]
    ) -> Double {
        regression.criterion(solution, deviations: deviations)
            + Elementary.log(Double(deviations.count)) * Double(steps.count)
    }

    /// What days of each weekday differ by: the median distance of normal values is .6745 of their
    /// standard deviation.
    private static func deviations(_ more: [Double], _ places: [Int], _ count: Int) -> [Double] {
        func deviation(_ sizes: [Double]) -> Double {
            max(1e-6, sizes.sorted()[sizes.count / 2] / 0.6745)
        }
        let all = deviation(more.map(abs))
        return (0..<count).map { place in
            let own = more.indices.filter { places[$0] == place }.map { abs(more[$0]) }
            return own.count < 10 ? all : deviation(own)
        }
    }

    /// Whether it is more than what days that have something of each other make by chance: whether
    /// its gain of likelihood is among the greatest of series that are drawn without one. (The law
    /// of that gain is none of the textbooks': Crainiceanu and Ruppert 2004.)
    mutating func isMoreThanChance(seed: UInt64) -> Bool {
        guard solution.gain > 0 else { return false }
        var beyond = 0
        for number in 0..<SeasonFit.draws {
            let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 1 << 42)
            let drawn = regression.drawn(solution.correlation) { stream.uniform(entity: $0) }
            if let other = regression.solution(drawn), other.gain >= solution.gain { beyond += 1 }
            if beyond > SeasonFit.mostBeyond { return false }
        }
        return true
    }

    /// The mean factor of each month, from January.
    var months: [FittedDemand.Estimate] {
        // The days of 2025.
        let first = 20_089
        var sums = [(factor: Double, days: Double, weights: [Double])](
            repeating: (0, 0, Array(repeating: 0, count: YearSeason.knots)), count: 12)
        for day in first..<first + 365 {
            let month = (Int(CalendarDate(dayNumber: day).monthText.suffix(2)) ?? 1) - 1
            let (knot, share) = YearSeason.place(day)
            sums[month].factor += season.factor(day)
            sums[month].days += 1
            sums[month].weights[knot] += 1 - share
            sums[month].weights[(knot + 1) % YearSeason.knots] += share
        }
        return sums.map { sum in
            let factor = sum.factor / sum.days
            let variance = regression.variance(
                of: sum.weights.map { $0 / sum.days }, solution)
            return .init(value: factor, halfWidth: 1.96 * factor * variance.squareRoot())
        }
    }
}

/// Days of a table, and what explains their counts.
private struct OpenDays {
    let numbers: [Int]
    /// How many different weekdays there are, and which of them a day is.
    let weekdays: Int
    let places: [Int]

    init(_ dates: [CalendarDate]) {
        numbers = dates.map(\.dayNumber)
        let open = Set(dates.map(\.weekday)).sorted()
        weekdays = open.count
        places = dates.map { open.firstIndex(of: $0.weekday) ?? 0 }
    }

    /// Weekdays, steps, a growth and knots of a season, over what days differ by.
    func regression(
        _ steps: [Int], grows: Bool, hasSeason: Bool, _ deviations: [Double]
    ) -> YearRegression {
        let free = weekdays + steps.count + (grows ? 1 : 0)
        let middle = Double((numbers.first ?? 0) + (numbers.last ?? 0)) / 2
        let rows = numbers.indices.map { day -> YearRegression.Row in
            var row: YearRegression.Row = [(places[day], 1)]
            if grows {
                row.append((free - 1, (Double(numbers[day]) - middle) / YearSeason.year))
            }
            for (place, step) in steps.enumerated() where numbers[day] >= step {
                row.append((weekdays + place, 1))
            }
            if hasSeason {
                let (knot, share) = YearSeason.place(numbers[day])
                row.append((free + knot, 1 - share))
                row.append((free + (knot + 1) % YearSeason.knots, share))
            }
            return row.map { ($0.column, $0.value / deviations[day]) }
        }
        return YearRegression(
            numbers, rows, free: free, weekdays: weekdays, hasSeason: hasSeason)
    }
}
