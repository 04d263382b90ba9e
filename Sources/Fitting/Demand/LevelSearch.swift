import ElementaryFunctions
import RandomVariates
import Workloads

/// Looks for steps and growth of demand that are more than days which have something of each other
/// make by chance.
///
/// Days are less what is usual on their weekday, in standard deviations, cut off at three, so that
/// no single day is a step. For each day on which a level could begin the gain of the likelihood
/// under an autoregression is known; the greatest of all is set beside those of series that are
/// drawn from the autoregression that is left when the step is taken away (Davis, Huang and Yao
/// 1995 have the limit of their law; drawn series have that of short logs, and of a look at every
/// day). What is found is taken away, and both sides are looked at again (Vostrikova 1981).
struct LevelSearch {
    /// Open days that a level has at least.
    static let shortest = 10
    /// Open days of a log that is looked at at all.
    static let fewestDays = 40
    /// Drawn series, of which one may reach as far: steps and growth are tested at 1 % each. (What
    /// days have of each other is estimated too low by chance, so that more is found than that: of
    /// a hundred logs in which nothing changes something in up to ten.)
    private static let draws = 199
    private static let mostBeyond = 1
    private static let mostSteps = 6

    private let seed: UInt64
    private let table: CountTable
    private let season: YearSeason

    /// Looks at a table.
    ///
    /// - Parameters:
    ///   - seed: of the drawn series.
    ///   - season: what is known of parts of the year, which is no step.
    init(_ table: CountTable, seed: UInt64, season: YearSeason = .none) {
        (self.table, self.seed, self.season) = (table, seed, season)
    }

    /// The path of the demand: flat if nothing is found.
    var path: LevelPath {
        guard table.days.count >= LevelSearch.fewestDays else { return .yearly(season) }
        let whole = DaySeries(table, .yearly(season))
        var grows = false
        if let growth = tested(whole, isStep: false) {
            let step = tested(whole, isStep: true)
            // A step is described by a day and a size (Zhang and Siegmund 2007).
            let penalty = Elementary.log(Double(whole.count)) / Double(whole.count)
            grows = step.map { growth.rest <= $0.rest * (1 + penalty) } ?? true
        }
        let starts = steps(LevelPath(table, starts: [], grows: grows, season: season))
        if !grows, !starts.isEmpty {
            let path = LevelPath(table, starts: starts, grows: false, season: season)
            grows = tested(DaySeries(table, path, within: starts), isStep: false) != nil
        }
        return LevelPath(table, starts: starts, grows: grows, season: season)
    }

    private func steps(_ path: LevelPath) -> [Int] {
        let series = DaySeries(table, path)
        var (found, open) = ([Int](), [0..<series.count])
        while let part = open.popLast(), found.count < LevelSearch.mostSteps {
            let own = series.part(part)
            guard own.count >= LevelSearch.fewestDays || found.isEmpty,
                let step = tested(own, isStep: true)
            else { continue }
            let place = part.lowerBound + step.place
            found.append(place)
            open += [place..<part.upperBound, part.lowerBound..<place]
        }
        return found.sorted().map { series.numbers[$0] }
    }

    /// What is found, if it is more than chance.
    private func tested(_ series: DaySeries, isStep: Bool) -> DaySeries.Change? {
        guard let change = series.change(isStep: isStep) else { return nil }
        let n = Double(series.count)
        // What a short series hides of its correlation (Kendall 1954), once for the mean and once
        // for what was taken away.
        let correlation = min(0.95, change.correlation + (2 + 4 * change.correlation) / n)
        var beyond = 0
        for number in 0..<LevelSearch.draws {
            let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 1 << 41)
            let drawn = series.drawn(correlation: correlation) { stream.uniform(entity: $0) }
            if let other = drawn.change(isStep: isStep), other.gain >= change.gain { beyond += 1 }
            if beyond > LevelSearch.mostBeyond { return nil }
        }
        return change
    }
}

/// Days by how many standard deviations more came than is usual on their weekday.
struct DaySeries {
    /// Numbers of the dates, and of the weekdays.
    private(set) var numbers: [Int]
    private var weekdays: [Int]
    private var values: [Double]
    /// The distance of each day from the middle of its level.
    private var distances: [Double]

    var count: Int { numbers.count }

    /// The days of a table at the levels of a path.
    ///
    /// - Parameter starts: first days of levels within which distances are measured.
    init(_ table: CountTable, _ path: LevelPath, within starts: [Int] = []) {
        let usual = LevelPath.usual(table, level: path.level)
        let days = table.days.filter { usual[$0.date.weekday] > 0 }
        numbers = days.map(\.date.dayNumber)
        weekdays = days.map(\.date.weekday)
        values = days.map { day in
            let expected = usual[day.date.weekday] * path.level(day.date.dayNumber)
            return day.total / expected - 1
        }
        distances = []
        center()
        distances = DaySeries.distances(numbers, within: starts)
        // Weekdays to which few come differ more.
        for weekday in 0..<7 {
            let own = weekdays.indices.filter { weekdays[$0] == weekday }
            let sizes = own.map { abs(values[$0]) }.sorted()
            guard sizes.count > 1 else { continue }
            // The median distance of normal values is .6745 of their standard deviation.
            let deviation = max(1e-9, sizes[sizes.count / 2] / 0.6745)
            for place in own { values[place] = min(3, max(-3, values[place] / deviation)) }
        }
        center()
    }

    private static func distances(_ numbers: [Int], within starts: [Int]) -> [Double] {
        var distances: [Double] = []
        for edge in starts + [Int.max] {
            let part = numbers[distances.count...].prefix { $0 < edge }.map(Double.init)
            let middle = part.reduce(0, +) / Double(max(1, part.count))
            distances += part.map { $0 - middle }
        }
        return distances
    }

    /// Takes away the mean of each weekday.
    private mutating func center() {
        for weekday in Set(weekdays) {
            let own = weekdays.indices.filter { weekdays[$0] == weekday }
            let mean = own.reduce(0) { $0 + values[$1] } / Double(own.count)
            for place in own { values[place] -= mean }
        }
    }

    /// Some of the days.
    func part(_ range: Range<Int>) -> DaySeries {
        var part = self
        part.numbers = Array(numbers[range])
        part.weekdays = Array(weekdays[range])
        part.values = Array(values[range])
        part.distances = DaySeries.distances(part.numbers, within: [])
        part.center()
        return part
    }

    /// A series of the same days in which nothing changes but by chance.
    func drawn(correlation: Double, _ uniform: (UInt64) -> Double) -> DaySeries {
        var series = self
        var last = 0.0
        for place in values.indices {
            let own = Elementary.normalQuantile(uniform(UInt64(place)))
            let kept = kept(correlation, at: place)
            last = kept * last + (1 - kept * kept).squareRoot() * own
            series.values[place] = last
        }
        series.center()
        return series
    }

    /// What a day has of the one before it in the series.
    private func kept(_ correlation: Double, at place: Int) -> Double {
        place == 0
            ? 0 : YearRegression.kept(correlation, numbers[place] - numbers[place - 1])
    }
}

// MARK: Changes

extension DaySeries {
    /// A step or a growth.
    struct Change {
        /// The first day of the new level.
        var place = 0
        /// How much less of the squares is left with it than without, as a part of what is left.
        var gain = 0.0
        /// The mean square that is left.
        var rest = 1.0
        /// What a day has of the day before when the change is taken away.
        var correlation = 0.0
    }

    /// The likeliest step or growth; nil if there are too few days.
    func change(isStep: Bool) -> Change? {
        guard count >= 2 * LevelSearch.shortest + 3 else { return nil }
        // By turns: what changes, and what a day has of the day before when that is taken away.
        var change = whitened(correlation: 0, isStep: isStep)
        change.correlation = correlation(without: change, isStep: isStep)
        let correlation = change.correlation
        change = whitened(correlation: correlation, isStep: isStep)
        change.correlation = self.correlation(without: change, isStep: isStep)
        return change
    }

    private func correlation(without change: Change, isStep: Bool) -> Double {
        let regressor =
            isStep ? values.indices.map { $0 >= change.place ? 1.0 : 0 } : distances
        let n = Double(count)
        let (meanX, meanY) = (regressor.reduce(0, +) / n, values.reduce(0, +) / n)
        let spread = regressor.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        let slope =
            zip(regressor, values).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
            / max(spread, 1e-12)
        let rest = zip(regressor, values).map { $1 - meanY - slope * ($0 - meanX) }
        return min(0.95, YearRegression.correlation(of: rest, numbers) ?? 0)
    }

    /// The best change if a day has so much of the day before: least squares of what days do not
    /// have of the ones before.
    private func whitened(correlation: Double, isStep: Bool) -> Change {
        var (one, own, value) = ([Double](), [Double](), [Double]())
        for place in values.indices {
            let kept = kept(correlation, at: place)
            let scale = 1 / (1 - kept * kept).squareRoot()
            func less(_ value: Double, _ before: Double) -> Double {
                (value - kept * before) * scale
            }
            one.append(less(1, place == 0 ? 0 : 1))
            own.append(
                isStep ? scale : less(distances[place], place == 0 ? 0 : distances[place - 1]))
            value.append(less(values[place], place == 0 ? 0 : values[place - 1]))
        }
        func sum(_ a: [Double], _ b: [Double]) -> Double {
            zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let (ones, oneValue, squares) = (sum(one, one), sum(one, value), sum(value, value))
        let without = squares - oneValue * oneValue / ones
        /// What is left less by a regressor with these products.
        func saved(_ xx: Double, _ xOne: Double, _ xValue: Double) -> Double {
            let spread = xx - xOne * xOne / ones
            let product = xValue - xOne * oneValue / ones
            return spread > 1e-9 ? product * product / spread : 0
        }
        var (best, place) = (0.0, 0)
        if isStep {
            // After its first day a step is what a constant is.
            var (xx, xValue) = (0.0, 0.0)
            for start in values.indices.reversed() {
                if start >= LevelSearch.shortest, start <= count - LevelSearch.shortest {
                    let gain = saved(
                        xx + own[start] * own[start], xx + own[start] * one[start],
                        xValue + own[start] * value[start])
                    if gain > best { (best, place) = (gain, start) }
                }
                xx += one[start] * one[start]
                xValue += one[start] * value[start]
            }
        } else {
            best = saved(sum(own, own), sum(own, one), sum(own, value))
        }
        let rest = max(1e-12, without - best)
        return Change(place: place, gain: best / rest, rest: rest / Double(count))
    }
}
