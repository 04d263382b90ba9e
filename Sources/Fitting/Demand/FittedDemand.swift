import Workloads

/// A demand model fitted to counts, with how surely each of its parts is known.
public struct FittedDemand: Sendable {
    /// An estimate and half of its interval of 95 %, nil if too few days allow for one.
    public struct Estimate: Sendable, Equatable {
        /// The estimate.
        public let value: Double
        /// Half of its interval.
        public let halfWidth: Double?

        /// An estimate and half of its interval.
        public init(value: Double, halfWidth: Double?) {
            (self.value, self.halfWidth) = (value, halfWidth)
        }
    }

    /// A day that came to more or less than the model lets expect in one of some 16,000.
    public struct OddDay: Sendable {
        /// Its date.
        public let date: CalendarDate
        /// How many came.
        public let count: Double
        /// How many were expected.
        public let expected: Double
        /// How many standard deviations lie between them.
        public let deviations: Double
    }

    /// A change of demand that stays.
    public struct Step: Sendable {
        /// The first day of the new level.
        public let date: CalendarDate
        /// By what share it differs from the level before.
        public let change: Estimate
    }

    /// The counts that it was fitted to: all of them but for `strays`.
    public let table: CountTable
    /// How many came at times of the week at which hardly ever anybody comes, before the desk opens
    /// and after it closes, and were left out.
    public let strays: Double
    /// What they follow.
    public let model: DemandModel
    /// Everybody in a week.
    public let perWeek: Estimate
    /// Coefficient of variation of days.
    public let dayCV: Estimate
    /// What a day has of the day before.
    public let dayCorrelation: Estimate
    /// Coefficient of variation of intervals, the root of the mean square over those that are open.
    public let intervalCV: Estimate
    /// What an interval has of the one before.
    public let intervalCorrelation: Estimate
    /// By what share demand changes in four weeks, on average over the log.
    public let trend: Estimate
    /// By what share a day after a closed one differs from others of its kind; nil if there are
    /// fewer than three such days.
    public let afterClosedDay: Estimate?
    /// Whether that is more than chance, and the model is that of the last day.
    public var isTrendModelled: Bool { path.growth != 0 }
    /// Days from which on demand was higher or lower, and stayed: the model is that of the last
    /// level.
    public let steps: [Step]
    let path: LevelPath
    /// What is known of parts of the year.
    public enum SeasonFinding: String, Sendable {
        /// The counts are of less than two years, in which a season is not told from a trend.
        case tooShort
        /// Parts of the year differ by no more than chance.
        case none
        /// They do.
        case found
    }

    /// What is known of parts of the year.
    public let seasonFinding: SeasonFinding
    /// By what factor months differ from the mean of the year, from January; empty if they do not,
    /// or nobody can tell.
    public let months: [Estimate]
    /// Days that do not fit.
    public let oddDays: [OddDay]
    /// Days without a row, of weekdays that have rows, between the first and the last day.
    public let closedDays: [CalendarDate]
    /// How well a model that was fitted to the days before foretells the last ones; nil if that was
    /// not asked for.
    public let holdOut: HoldOut?

    /// Days beyond those of all weekdays that the random factors need.
    static let fewestDays = 10
    private static let bootstraps = 60
    private static let tests = 40
    private static let draws = 1_000

    /// Fits a model to counts.
    ///
    /// Intervals are by a parametric bootstrap: tables as the model lets expect, fitted again
    /// (Efron and Tibshirani 1993).
    ///
    /// - Parameters:
    ///   - share: of the days, the last ones, that are held out to judge the model by; 0 for none.
    ///     What is returned is fitted to all days.
    ///   - seed: of the bootstrap and the bands.
    /// - Throws: `InvalidCounts` if there are too few days.
    public init(_ all: CountTable, holdingOut share: Double, seed: UInt64) throws(InvalidCounts) {
        let (table, strays) = all.withoutStrays
        self.strays = strays
        let search = SeasonSearch(table, seed: seed)
        let path = search.path
        (seasonFinding, months) = (search.finding, search.months)
        let model = try FittedDemand.model(of: table, at: path, seed: seed)
        (self.table, self.model, self.path) = (table, model, path)
        let again =
            FittedDemand.knowsFactors(table)
            ? FittedDemand.redrawn(table.days.map(\.date), model, path, seed: seed) : []
        func estimate(_ part: (DemandModel) -> Double) -> Estimate {
            Estimate(
                value: part(model), halfWidth: again.distance(from: part(model)) { part($0.0) })
        }
        perWeek = estimate(\.perWeek)
        dayCV = estimate(\.dayCV)
        dayCorrelation = estimate(\.dayCorrelation)
        intervalCV = estimate(\.meanIntervalCV)
        intervalCorrelation = estimate(\.intervalCorrelation)
        steps = zip(path.steps, path.changes).enumerated().map { place, step in
            Step(
                date: CalendarDate(dayNumber: step.0),
                change: Estimate(
                    value: step.1,
                    halfWidth: again.distance(from: step.1) { $0.1.changes[place] }))
        }
        oddDays = FittedDemand.oddDays(table, model, path)
        closedDays = FittedDemand.closedDays(table)
        trend =
            path.growth == 0
            ? DayResiduals(table, model, at: path).trend
            : Estimate(
                value: path.trend, halfWidth: again.distance(from: path.trend) { $0.1.trend })
        afterClosedDay = DayResiduals(table, model, at: path).mean(after: closedDays)
        holdOut = try FittedDemand.holdOut(table, share, seed: seed)
    }

    /// Models and levels fitted again to tables as these let expect, in the season as it is: over
    /// whole years it is 1 on average.
    private static func redrawn(
        _ dates: [CalendarDate], _ model: DemandModel, _ path: LevelPath, seed: UInt64
    ) -> [(DemandModel, LevelPath)] {
        let draws = DemandDraws(model: model, path: path, seed: seed ^ 1 << 62)
        return (0..<bootstraps).map { replication in
            let table = draws.table(dates, replication: replication)
            let own = LevelPath(
                table, starts: path.steps, grows: path.growth != 0, season: path.season)
            return (DemandFit(table, at: own).model, own)
        }
    }

    /// Whether there are days enough to tell chance from busy days.
    private static func knowsFactors(_ table: CountTable) -> Bool {
        let weekdays = Set(table.days.map(\.date.weekday)).count
        return table.days.count >= weekdays + fewestDays
    }

    /// The model, with those random factors that chance alone would make look as large in one of
    /// twenty tables at most; without any if the days are too few to tell.
    private static func model(
        of table: CountTable, at path: LevelPath, seed: UInt64
    ) throws(InvalidCounts) -> DemandModel {
        guard table.days.contains(where: { $0.total > 0 }) else {
            throw InvalidCounts(words: "nobody ever came")
        }
        guard knowsFactors(table) else { return DemandFit(table, [], at: path).model }
        var factors: DemandFit.Factors = [.day, .interval]
        for (factor, size) in [
            (DemandFit.Factors.interval, \DemandModel.meanIntervalCV), (.day, \.dayCV),
        ] {
            let without = DemandFit(table, factors.subtracting(factor), at: path).model
            let found = DemandFit(table, factors, at: path).model[keyPath: size]
            let draws = DemandDraws(model: without, path: path, seed: seed ^ 1 << 61)
            let byChance = (0..<tests).map { replication in
                let table = draws.table(table.days.map(\.date), replication: replication)
                return DemandFit(table, factors, at: path).model[keyPath: size]
            }.sorted()
            if found <= byChance[tests * 19 / 20 - 1] { factors.remove(factor) }
        }
        return DemandFit(table, factors, at: path).model
    }

    private static func holdOut(
        _ table: CountTable, _ share: Double, seed: UInt64
    ) throws(InvalidCounts) -> HoldOut? {
        let count = Int((Double(table.days.count) * share).rounded())
        guard count > 0 else { return nil }
        var (before, held) = (table, table)
        before.days = Array(table.days.dropLast(count))
        held.days = Array(table.days.suffix(count))
        guard knowsFactors(before) else {
            throw InvalidCounts(
                words: "\(before.days.count) days are left when \(count) are held out: too few to "
                    + "fit a model to")
        }
        let path = SeasonSearch(before, seed: seed).path
        let model = try model(of: before, at: path, seed: seed)
        return HoldOut(held, model, path.season, draws: draws, seed: seed)
    }

    private static func oddDays(
        _ table: CountTable, _ model: DemandModel, _ path: LevelPath
    ) -> [OddDay] {
        guard knowsFactors(table) else { return [] }
        let spreads = (0..<7).map { model.relativeVariance(ofDay: $0).squareRoot() }
        return table.days.compactMap { day in
            let usual = model.expected[day.date.weekday].reduce(0, +)
            let expected = usual * path.level(day.date.dayNumber)
            let deviations = (day.total / expected - 1) / spreads[day.date.weekday]
            guard abs(deviations) > 4 else { return nil }
            return OddDay(
                date: day.date, count: day.total, expected: expected, deviations: deviations)
        }
    }

    private static func closedDays(_ table: CountTable) -> [CalendarDate] {
        let open = Set(table.days.map(\.date.dayNumber))
        let weekdays = Set(table.days.map(\.date.weekday))
        guard let first = open.min(), let last = open.max() else { return [] }
        return (first...last).filter { !open.contains($0) }.map { CalendarDate(dayNumber: $0) }
            .filter { weekdays.contains($0.weekday) }
    }
}

extension DemandModel {
    /// The root of the mean square of the coefficients of open intervals.
    var meanIntervalCV: Double {
        let open = intervalCVs.indices.filter { place in expected.contains { $0[place] > 0 } }
        guard !open.isEmpty else { return 0 }
        let squares = open.reduce(0) { $0 + intervalCVs[$1] * intervalCVs[$1] }
        return (squares / Double(open.count)).squareRoot()
    }
}

extension [(DemandModel, LevelPath)] {
    /// How far a part is from the one that these were drawn from in 19 of 20 of them, whichever
    /// way: what an estimate is off by, its bias among it. Nil if there are none.
    fileprivate func distance(
        from value: Double, of part: ((DemandModel, LevelPath)) -> Double
    ) -> Double? {
        let distances = map { abs(part($0) - value) }.sorted()
        return isEmpty ? nil : distances[Swift.min(count - 1, count * 19 / 20)]
    }
}

extension FittedDemand.Estimate {
    /// A share, with half of Wilson's interval (1927).
    static func share(_ count: Int, of all: Int) -> FittedDemand.Estimate {
        let (n, z) = (Double(all), 1.96)
        let share = Double(count) / n
        let half =
            z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return FittedDemand.Estimate(value: share, halfWidth: half)
    }
}
