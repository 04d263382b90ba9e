import ElementaryFunctions
import StrictJSON
import TestSupport
import Testing
import Workloads

@testable import Fitting

/// Seasons that are there, and those that are not.
struct SeasonSearchTests {
    /// From 9 to 19, and more on Saturdays.
    private static let shop = (0..<7).map { weekday in
        (0..<24).map { hour in
            weekday < 6 && 9..<19 ~= hour ? weekday == 5 ? 70.0 : 55 : 0
        }
    }

    /// Days from 2022 on of a shop that is closed on Sundays.
    private static func table(
        days: Int, season: YearSeason = .none, cv: Double = 0.1, correlation: Double = 0.66,
        replication: Int = 0, _ level: (Int) -> Double = { _ in 1 }
    ) -> CountTable {
        let model = DemandModel(
            minutes: 60, expected: shop, dayCV: cv, dayCorrelation: correlation,
            intervalCVs: Array(repeating: 0, count: 24), intervalCorrelation: 0)
        let first = 18_993
        let dates = (0..<days).map { CalendarDate(dayNumber: first + $0) }
            .filter { $0.weekday < 6 }
        let table = DemandDraws(model: model, path: .yearly(season), seed: 77).table(
            dates, replication: replication)
        return CountTable(
            minutes: 60,
            days: table.days.map { day in
                let level = level(day.date.dayNumber - first)
                return .init(date: day.date, counts: day.counts.map { ($0 * level).rounded() })
            })
    }

    /// Knots of a year that goes up and down once.
    private static let smooth = season { 0.22 * ((4 * abs($0 - 0.5) - 1)) }
    /// Five weeks before Christmas, up to twice as much.
    private static let christmas = season { part in
        let distance = (part - 0.95) * 365 / 14
        return 0.7 * Elementary.exp(-0.5 * distance * distance)
    }

    private static func season(_ logarithm: (Double) -> Double) -> YearSeason {
        YearSeason(shape: (0..<YearSeason.knots).map { logarithm(Double($0) / 52) })
    }

    /// The mean factor of each month.
    private static func months(_ season: YearSeason) -> [Double] {
        var sums = [(sum: Double, count: Double)](repeating: (0, 0), count: 12)
        for day in 20_089..<20_454 {
            let month = (Int(CalendarDate(dayNumber: day).monthText.suffix(2)) ?? 1) - 1
            sums[month].sum += season.factor(day)
            sums[month].count += 1
        }
        return sums.map { $0.sum / $0.count }
    }

    private static func within(_ found: [FittedDemand.Estimate], _ truth: [Double]) -> Int {
        zip(found, truth).count { abs($0.value - $1) <= $0.halfWidth ?? 0 }
    }

    @Test(.statistical) func aChristmasPeakIsFoundAndWritten() throws {
        let table = Self.table(days: 1_096, season: Self.christmas)
        let search = SeasonSearch(table, seed: 1)
        #expect(search.finding == .found && search.path.steps.isEmpty)
        let truth = Self.months(Self.christmas)
        #expect(truth[11] > 1.4 && truth[5] < 1)
        #expect(Self.within(search.months, truth) >= 10, "\(search.months)")
        #expect(abs((search.months.last?.value ?? 0) / truth[11] - 1) < 0.1)
        // Canary: half a year away it would be far off.
        #expect(Self.within(search.months, Array(truth[6...] + truth[..<6])) < 9)
    }

    @Test func whatIsWrittenIsARunThatHasTheSeason() throws {
        let table = Self.table(days: 800, season: Self.smooth)
        let fit = try FittedDemand(table, holdingOut: 0, seed: 1)
        #expect(fit.seasonFinding == .found && fit.months.count == 12)
        let inputs = fit.inputs(into: nil, name: "shop", file: "shop.csv")
        let last = table.days[table.days.count - 1].date
        #expect(inputs.start == CalendarDate(dayNumber: last.dayNumber + 1))
        let series = try #require(inputs.overTime.first)
        let points = try #require(series.lines)
        #expect(series.isFactor && series.input == "demand.freshPerMonth")
        let span = points[points.count - 1].from.dayNumber - points[0].from.dayNumber
        #expect(points[0].from == inputs.start && span >= 366)
        #expect(inputs.sources.list.contains { $0.name == "overTime[0]" })
        let source = SourceText(name: "shop.json", text: inputs.text)
        _ = try Workload(reading: source, isToBeStaffed: true) { _ in [] }
        // A week at the level of the last day is one of the mean of the year.
        let truth = Self.shop.reduce(0) { $0 + $1.reduce(0, +) }
        #expect(abs(fit.model.perWeek / truth - 1) < 0.06, "\(fit.model.perWeek)")
        #expect(fit.model.dayCV < 0.14)
    }

    @Test func lessThanTwoYearsCannotTell() {
        let table = Self.table(days: 720, season: Self.smooth)
        let search = SeasonSearch(table, seed: 1)
        #expect(search.finding == .tooShort && search.path.season == .none)
        #expect(SeasonSearch(CountTable(minutes: 60, days: []), seed: 1).finding == .tooShort)
    }

    /// A level that rises and stays is none, and days that are alike have none.
    @Test(.statistical) func whatIsNoSeason() {
        let step = Self.table(days: 800) { $0 < 300 ? 1 : 1.4 }
        let search = SeasonSearch(step, seed: 1)
        #expect(search.finding == .none && search.path.steps.count == 1, "\(search.path)")
    }

    @Test func factorsByHand() {
        var shape = [Double](repeating: 0, count: YearSeason.knots)
        #expect(YearSeason(shape: shape) == .none && YearSeason.none.factor(20_000) == 1)
        shape[10] = 1
        let season = YearSeason(shape: shape)
        let mean = (0..<365).reduce(0) { $0 + season.factor($1) } / 365
        #expect(agree(mean, 1, relative: 1e-9))
        let (high, low) = (season.factor(70), season.factor(200))
        #expect(abs(Elementary.log(high / low) - 1) < 0.1)
        // It comes round.
        #expect(abs(season.factor(70 + 1_461) - high) < 0.1 * high)
    }

    @Test func equationsByHand() throws {
        // 4 x + 2 y = 2, 2 x + 3 y = 5.
        let system = try #require(SymmetricSystem([4, 2, 2, 3], size: 2))
        let found = system.solution([2, 5])
        #expect(agree(found[0], -0.5, relative: 1e-12) && agree(found[1], 2, relative: 1e-12))
        #expect(agree(system.diagonal[0] * system.diagonal[1], 8.0.squareRoot(), relative: 1e-12))
        #expect(SymmetricSystem([1, 2, 2, 1], size: 2) == nil)
    }

    /// Of forty tables each: months of known seasons lie within their intervals about as often as
    /// those say, and no season is seldom taken for one, beside steps or not.
    @Test(.statistical) func howOften() {
        for season in [Self.smooth, Self.christmas] {
            let truth = Self.months(season)
            var (within, found) = (0, 0)
            for number in 0..<40 {
                let search = SeasonSearch(
                    Self.table(days: 800, season: season, replication: number), seed: 5)
                guard search.finding == .found else { continue }
                found += 1
                within += Self.within(search.months, truth)
            }
            let share = Double(within) / Double(12 * max(1, found))
            #expect(found >= 38 && share > 0.9 && share < 0.99, "\(found) \(share)")
        }
        var (ofFlat, ofSteps) = (0, 0)
        for number in 0..<40 {
            let flat = Self.table(days: 800, replication: number)
            if SeasonSearch(flat, seed: 5).finding == .found { ofFlat += 1 }
            let step = Self.table(days: 800, replication: number) { $0 < 330 ? 1 : 1.3 }
            if SeasonSearch(step, seed: 5).finding == .found { ofSteps += 1 }
        }
        #expect(ofFlat <= 3 && ofSteps <= 4, "\(ofFlat) \(ofSteps)")
    }

    /// In two years growth and a season that falls back once a year look like a step: mostly it is
    /// told that it is one, and then months lie within their intervals.
    @Test(.statistical) func aStepBesideAPeak() {
        let truth = Self.months(Self.christmas)
        var (steps, within) = (0, 0)
        for number in 0..<12 {
            let table = Self.table(days: 731, season: Self.christmas, replication: number) {
                $0 < 400 ? 1 : 1.3
            }
            let search = SeasonSearch(table, seed: 5)
            guard search.finding == .found, search.path.growth == 0 else { continue }
            steps += 1
            within += Self.within(search.months, truth)
        }
        #expect(steps >= 8 && Double(within) > 0.8 * Double(12 * steps), "\(steps) \(within)")
    }
}
