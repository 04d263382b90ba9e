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
    /// What is the smaller the better a fit is for what it is worth; see `YearRegression`.
    let criterion: Double
    private var regression: YearRegression
    private let solution: YearRegression.Solution
    private let values: [Double]

    /// Fits to the open days of a table; nil if they do not determine it.
    ///
    /// - Parameters:
    ///   - steps: first days of levels after the first one.
    ///   - hasSeason: whether there is a season beside them.
    init?(_ table: CountTable, steps: [Int], hasSeason: Bool = true) {
        let days = table.days.filter { $0.total > 0 }
        guard let first = days.first, let last = days.last else { return nil }
        let weekdays = Set(days.map(\.date.weekday)).sorted()
        let free = weekdays.count + steps.count + 1
        let middle = Double(first.date.dayNumber + last.date.dayNumber) / 2
        let rows = days.map { day -> YearRegression.Row in
            let number = day.date.dayNumber
            var row: YearRegression.Row = [
                (weekdays.firstIndex(of: day.date.weekday) ?? 0, 1),
                (free - 1, (Double(number) - middle) / YearSeason.year),
            ]
            for (place, step) in steps.enumerated() where number >= step {
                row.append((weekdays.count + place, 1))
            }
            guard hasSeason else { return row }
            let (knot, share) = YearSeason.place(number)
            return row + [
                (free + knot, 1 - share), (free + (knot + 1) % YearSeason.knots, share),
            ]
        }
        let places = days.map { weekdays.firstIndex(of: $0.date.weekday) ?? 0 }
        var deviations = [Double](repeating: 1, count: weekdays.count)
        var targets = days.map { Elementary.log($0.total) }
        var found: (YearRegression, YearRegression.Solution, [Double])?
        for _ in 0..<SeasonFit.turns {
            let scaled = zip(rows, places).map { row, place in
                row.map { ($0.column, $0.value / deviations[place]) }
            }
            var regression = YearRegression(
                days.map(\.date.dayNumber), scaled, free: free, weekdays: weekdays.count,
                hasSeason: hasSeason)
            let values = zip(targets, places).map { $0 / deviations[$1] }
            guard let solution = regression.solution(values) else { return nil }
            found = (regression, solution, values)
            let logarithms = zip(regression.explained(by: solution), places).map {
                $0 * deviations[$1]
            }
            let more = zip(days, logarithms).map { $0.total / Elementary.exp($1) - 1 }
            deviations = SeasonFit.deviations(more, places, weekdays.count)
            targets = zip(zip(logarithms, more), places).map { own, place in
                own.0 + min(3 * deviations[place], max(-3 * deviations[place], own.1))
            }
        }
        guard let (regression, solution, values) = found else { return nil }
        (self.regression, self.solution, self.values) = (regression, solution, values)
        // A step is described by a day and a size (Zhang and Siegmund 2007).
        criterion =
            regression.criterion(solution, deviations: places.map { deviations[$0] })
            + Elementary.log(Double(days.count)) * Double(steps.count)
        season = hasSeason ? YearSeason(shape: Array(solution.coefficients[free...])) : .none
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
