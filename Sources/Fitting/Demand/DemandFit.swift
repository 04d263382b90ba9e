import Workloads

/// Estimates a demand model from counts by its moments.
///
/// Counts over their expectation less 1 of two intervals of a day, k apart, have the mean product v
/// + (1 + v) c c' r^k, for a day factor of variance v and interval factors of coefficients c and
/// correlation r; those of two days, m apart, v q^m for days of correlation q. So the variances of
/// days and of intervals are told apart, and fitted together. (For factors under a normal copula
/// these are exact up to the square of their coefficients of variation.)
struct DemandFit {
    let model: DemandModel

    /// Which random factors a model may have.
    struct Factors: OptionSet {
        let rawValue: Int

        static let day = Factors(rawValue: 1)
        static let interval = Factors(rawValue: 2)
    }

    /// Fits a model to a table, whose demand is at the levels of a path.
    init(
        _ table: CountTable, _ factors: Factors = [.day, .interval], at path: LevelPath = .flat
    ) {
        let expected = DemandFit.expected(table, path)
        let residuals = Residuals(table, expected, path)
        let split = residuals.split(factors)
        model = DemandModel(
            minutes: table.minutes, expected: expected, dayCV: split.day.squareRoot(),
            dayCorrelation: split.dayCorrelation,
            intervalCVs: residuals.intervalCVs(dayVariance: split.day, mean: split.interval),
            intervalCorrelation: split.interval > 0 ? split.intervalCorrelation : 0)
    }

    // MARK: What is expected

    /// From the first to the last interval in which anybody came.
    private static func open(_ counts: [Double]) -> Range<Int> {
        guard let first = counts.firstIndex(where: { $0 > 0 }),
            let last = counts.lastIndex(where: { $0 > 0 })
        else { return 0..<0 }
        return first..<last + 1
    }

    /// The mean of each interval of each weekday, drawn towards the common shape of all days as far
    /// as it differs from that by no more than chance.
    ///
    /// A day counts as much as its level: the mean of counts is that at a level of 1.
    private static func expected(_ table: CountTable, _ path: LevelPath) -> [[Double]] {
        let count = 1_440 / table.minutes
        var sums = [[Double]](repeating: Array(repeating: 0, count: count), count: 7)
        var squares = sums
        var days = [Double](repeating: 0, count: 7)
        for day in table.days {
            let weekday = day.date.weekday
            let level = path.level(day.date.dayNumber)
            days[weekday] += level
            for (place, value) in day.counts.enumerated() {
                sums[weekday][place] += value
                squares[weekday][place] += value * value / level
            }
        }
        let common = (0..<count).map { place in sums.reduce(0) { $0 + $1[place] } }
        /// The common shape of the intervals between which a weekday is open.
        let shapes = sums.map { row -> [Double] in
            let open = DemandFit.open(row)
            let whole = open.reduce(0) { $0 + common[$1] }
            return (0..<count).map { open.contains($0) ? common[$0] / whole : 0 }
        }
        // How much rows differ from the product of totals and shape, and by chance alone.
        var (signal, noise) = (0.0, 0.0)
        for weekday in 0..<7 where days[weekday] > 1 {
            let total = sums[weekday].reduce(0, +) / days[weekday]
            for place in 0..<count where shapes[weekday][place] > 0 {
                let mean = sums[weekday][place] / days[weekday]
                let product = total * shapes[weekday][place]
                let variance = max(
                    squares[weekday][place] / days[weekday] - mean * mean, mean)
                signal += (mean - product) * (mean - product) / product
                noise += variance / (days[weekday] - 1) / product
            }
        }
        let trust = signal > 0 ? max(0, 1 - noise / signal) : 0
        return (0..<7).map { weekday in
            guard days[weekday] > 0 else { return Array(repeating: 0, count: count) }
            let total = sums[weekday].reduce(0, +) / days[weekday]
            return (0..<count).map { place in
                let mean = sums[weekday][place] / days[weekday]
                let product = total * shapes[weekday][place]
                return product + trust * (mean - product)
            }
        }
    }
}

/// Counts less what was expected.
private struct Residuals {
    /// By day: number of the date, expected counts, and what came more than that.
    private let days: [(date: Int, expected: [Double], more: [Double])]
    /// What taking means of the same days hides.
    private let correction: Double

    init(_ table: CountTable, _ expected: [[Double]], _ path: LevelPath) {
        days = table.days.map { day in
            let level = path.level(day.date.dayNumber)
            let row = expected[day.date.weekday].map { $0 * level }
            return (day.date.dayNumber, row, zip(day.counts, row).map { $0 - $1 })
        }
        let weekdays = Set(table.days.map(\.date.weekday)).count
        let count = table.days.count
        correction = Double(count) / Double(max(1, count - weekdays))
    }

    private var intervals: Int { days.first?.expected.count ?? 0 }

    /// The mean product of what came more in two intervals of a day, over that of what was
    /// expected, by how far apart they are, from 1; all of them together weigh half as much as the
    /// days, for each has the same days behind it.
    private func productsWithinDays() -> [Product] {
        let open = days.map { $0.expected.count { $0 > 0 } }.max() ?? 0
        let sums = (1..<max(2, open)).map { lag in
            var (sum, weight) = (0.0, 0.0)
            for day in days {
                for place in 0..<max(0, intervals - lag) where day.expected[place] > 0 {
                    sum += day.more[place] * day.more[place + lag]
                    weight += day.expected[place] * day.expected[place + lag]
                }
            }
            return (sum, weight)
        }
        let whole = sums.reduce(0) { $0 + $1.1 }
        return sums.map { sum, weight in
            Product(
                value: weight > 0 ? sum / weight * correction : 0,
                weight: whole > 0 ? weight / whole * Double(days.count) / 2 : 0)
        }
    }

    /// The same of whole days, by the days between, from 1 to 14; each pair of days weighs 1.
    private func productsOfDays() -> [Product] {
        let totals = days.map { day in
            (day.date, day.more.reduce(0, +) / max(day.expected.reduce(0, +), 1e-9))
        }
        var sums = [Double](repeating: 0, count: 14)
        var counts = sums
        for (number, one) in totals.enumerated() {
            for other in totals[(number + 1)...].prefix(14) where other.0 - one.0 <= 14 {
                sums[other.0 - one.0 - 1] += one.1 * other.1 * correction
                counts[other.0 - one.0 - 1] += 1
            }
        }
        return zip(sums, counts).map { sum, count in
            Product(value: count > 0 ? sum / count : 0, weight: count)
        }
    }

    private struct Product {
        var value: Double
        var weight: Double
    }

    /// How what came more is split between days and their parts.
    struct Split {
        /// The variance of the day's factor, and what it has of the day before.
        var day = 0.0
        var dayCorrelation = 0.0
        /// The mean variance of the intervals' factors, and what one has of the one before.
        var interval = 0.0
        var intervalCorrelation = 0.0
    }

    /// Least squares over all products: v + c r^k within days, v q^m between them.
    ///
    /// - Complexity: O(the square of the grid's size).
    func split(_ factors: DemandFit.Factors) -> Split {
        let (within, between) = (productsWithinDays(), productsOfDays())
        var (best, least) = (Split(), Double.infinity)
        for dayStep in 0...49 {
            // Intervals that have nearly all of those before are the day's own factor.
            for step in 0...45 {
                let (dayCorrelation, correlation) = (Double(dayStep) / 50, Double(step) / 50)
                var sums = Squares()
                sums.add(within, day: 1, interval: correlation)
                sums.add(between, day: dayCorrelation, interval: 0)
                let fit = sums.solution(factors)
                guard fit.error < least else { continue }
                least = fit.error
                best = Split(
                    day: fit.day, dayCorrelation: fit.day > 0 ? dayCorrelation : 0,
                    interval: fit.interval / (1 + fit.day), intervalCorrelation: correlation)
            }
        }
        return best
    }

    /// Weighted sums of squares for values that are d^k times one unknown and i^k times another,
    /// neither of which is negative.
    private struct Squares {
        private var (dd, di, ii, dy, iy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

        mutating func add(_ products: [Product], day: Double, interval: Double) {
            var (d, i) = (1.0, 1.0)
            for product in products {
                d *= day
                i *= interval
                dd += product.weight * d * d
                di += product.weight * d * i
                ii += product.weight * i * i
                dy += product.weight * d * product.value
                iy += product.weight * i * product.value
                yy += product.weight * product.value * product.value
            }
        }

        func solution(
            _ factors: DemandFit.Factors
        ) -> (error: Double, day: Double, interval: Double) {
            func error(_ day: Double, _ interval: Double) -> Double {
                yy - 2 * day * dy - 2 * interval * iy + day * day * dd
                    + 2 * day * interval * di + interval * interval * ii
            }
            var candidates = [(0.0, 0.0)]
            if dd > 0, factors.contains(.day) { candidates.append((max(0, dy / dd), 0)) }
            if ii > 0, factors.contains(.interval) { candidates.append((0, max(0, iy / ii))) }
            let determinant = dd * ii - di * di
            if determinant > 1e-12 * dd * ii, factors == [.day, .interval] {
                let day = (dy * ii - iy * di) / determinant
                let interval = (dd * iy - di * dy) / determinant
                if day >= 0, interval >= 0 { candidates.append((day, interval)) }
            }
            let best = candidates.min { error($0.0, $0.1) < error($1.0, $1.1) } ?? (0, 0)
            return (error(best.0, best.1), best.0, best.1)
        }
    }

    /// The coefficients of variation of each interval's factor, 0 where nobody is expected: from
    /// what is left of its variance, smoothed over its neighbours and drawn to the mean as far as
    /// intervals differ by chance.
    func intervalCVs(dayVariance: Double, mean: Double) -> [Double] {
        guard mean > 0 else { return Array(repeating: 0, count: intervals) }
        let raw = (0..<intervals).map { place -> (variance: Double, weight: Double) in
            var (sum, noise, weight) = (0.0, 0.0, 0.0)
            for day in days {
                sum += day.more[place] * day.more[place] * correction
                noise += day.expected[place]
                weight += day.expected[place] * day.expected[place]
            }
            guard weight > 0 else { return (0, 0) }
            return (((sum - noise) / weight + 1) / (1 + dayVariance) - 1, weight)
        }
        let smooth = (0..<intervals).map { place -> Double in
            let near = [(-1, 1.0), (0, 2.0), (1, 1.0)].filter { offset, _ in
                raw.indices.contains(place + offset) && raw[place + offset].weight > 0
            }
            let whole = near.reduce(0) { $0 + $1.1 }
            return near.reduce(0) { $0 + $1.1 * raw[place + $1.0].variance } / max(whole, 1)
        }
        let whole = raw.reduce(0) { $0 + $1.weight }
        let middle = raw.indices.reduce(0) { $0 + raw[$1].weight * smooth[$1] } / whole
        let open = raw.indices.filter { raw[$0].weight > 0 }
        /// The variance of a smoothed value by chance: a mean of three, of weights 1, 2 and 1.
        func chance(_ place: Int) -> Double {
            let perDay = (raw[place].weight / Double(days.count)).squareRoot()
            let variance = 1 / perDay + dayVariance + max(0, middle)
            return 2 * variance * variance / Double(days.count) * 3 / 8
        }
        let differing = open.reduce(0) { sum, place in
            sum + (smooth[place] - middle) * (smooth[place] - middle) - chance(place)
        }
        let spread = max(0, differing / Double(open.count))
        return raw.indices.map { place in
            guard raw[place].weight > 0 else { return 0 }
            let trust = spread / (spread + chance(place))
            return max(0, middle + trust * (smooth[place] - middle)).squareRoot()
        }
    }
}
