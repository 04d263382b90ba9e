import TestSupport
import Testing
import Workloads

@testable import Fitting

/// Models fitted to days that were drawn from a known one.
struct DemandFitTests {
    /// A desk that is open from 8 to 18 on weekdays, and on Saturday mornings.
    static func truth(
        dayCV: Double = 0.1, dayCorrelation: Double = 0.5, intervalCV: Double = 0.12,
        intervalCorrelation: Double = 0.7, perHour: Double = 120
    ) -> DemandModel {
        let expected = (0..<7).map { weekday in
            (0..<48).map { place -> Double in
                let open = weekday < 5 ? 16..<36 : weekday == 5 ? 16..<24 : 0..<0
                guard open.contains(place) else { return 0 }
                let busy = weekday == 0 && place < 24 ? 1.4 : 1
                return perHour / 2 * busy * (1 - 0.02 * Double(place - 16))
            }
        }
        return DemandModel(
            minutes: 30, expected: expected, dayCV: dayCV, dayCorrelation: dayCorrelation,
            intervalCVs: Array(repeating: intervalCV, count: 48),
            intervalCorrelation: intervalCorrelation)
    }

    /// The open days of so many weeks from Monday, 6 January 2025.
    static func dates(weeks: Int) -> [CalendarDate] {
        (0..<weeks * 7).filter { $0 % 7 < 6 }.map { CalendarDate(dayNumber: 20_094 + $0) }
    }

    private static func fits(_ truth: DemandModel, weeks: Int, count: Int) -> [DemandModel] {
        (0..<count).map {
            DemandFit(
                DemandDraws(model: truth, seed: 7).table(dates(weeks: weeks), replication: $0)
            )
            .model
        }
    }

    private static func mean(_ models: [DemandModel], _ part: (DemandModel) -> Double) -> Double {
        models.reduce(0) { $0 + part($1) } / Double(models.count)
    }

    @Test(.statistical) func partsAreToldApart() {
        let models = Self.fits(Self.truth(), weeks: 40, count: 40)
        #expect(abs(Self.mean(models, \.dayCV) - 0.1) < 0.015, "\(Self.mean(models, \.dayCV))")
        let day = Self.mean(models, \.dayCorrelation)
        #expect(abs(day - 0.5) < 0.15, "\(day)")
        let interval = Self.mean(models, \.meanIntervalCV)
        #expect(abs(interval - 0.12) < 0.015, "\(interval)")
        let correlation = Self.mean(models, \.intervalCorrelation)
        #expect(abs(correlation - 0.7) < 0.12, "\(correlation)")
        #expect(agree(Self.mean(models, \.perWeek), Self.truth().perWeek, relative: 0.02))
    }

    /// Days alone are not taken for parts of days, parts not for days, and chance for neither.
    @Test(.statistical) func whatIsNotThereIsNotFound() {
        let days = Self.fits(Self.truth(intervalCV: 0), weeks: 30, count: 20)
        #expect(Self.mean(days, \.meanIntervalCV) < 0.045, "\(Self.mean(days, \.meanIntervalCV))")
        #expect(abs(Self.mean(days, \.dayCV) - 0.1) < 0.015)
        let parts = Self.fits(Self.truth(dayCV: 0), weeks: 30, count: 20)
        #expect(Self.mean(parts, \.dayCV) < 0.05, "\(Self.mean(parts, \.dayCV))")
        let chance = Self.fits(Self.truth(dayCV: 0, intervalCV: 0), weeks: 30, count: 20)
        #expect(Self.mean(chance, \.dayCV) < 0.01 && Self.mean(chance, \.meanIntervalCV) < 0.05)
    }

    /// A factor that chance alone might show is left out, and one that is there is kept.
    @Test(.statistical, arguments: [(0.1, 0.0), (0.0, 0.0), (0.0, 0.12), (0.1, 0.12)])
    func whatChanceMightShowIsLeftOut(day: Double, interval: Double) throws {
        var (days, intervals) = (0, 0)
        for number in 0..<5 {
            let truth = Self.truth(dayCV: day, dayCorrelation: 0, intervalCV: interval)
            let table = DemandDraws(model: truth, seed: 3).table(
                Self.dates(weeks: 20), replication: number)
            let model = try FittedDemand(table, holdingOut: 0, seed: 9).model
            days += model.dayCV > 0 ? 1 : 0
            intervals += model.meanIntervalCV > 0 ? 1 : 0
        }
        #expect(day > 0 ? days == 5 : days <= 1, "\(days)")
        #expect(interval > 0 ? intervals == 5 : intervals <= 1, "\(intervals)")
    }

    /// What is expected of a weekday is drawn to the common shape, and keeps what is its own.
    @Test func mondaysAreBusierInTheMorning() {
        let truth = Self.truth(dayCV: 0.05, intervalCV: 0.05)
        let model = Self.fits(truth, weeks: 26, count: 1)[0]
        for (weekday, row) in truth.expected.enumerated() {
            for (place, expected) in row.enumerated() {
                let found = model.expected[weekday][place]
                #expect(abs(found - expected) <= 0.12 * expected, "\(weekday) \(place)")
            }
        }
        #expect(model.expected[6].allSatisfy { $0 == 0 })
    }

    /// The variance of days that a model has is that of days drawn from it.
    @Test func daysVaryAsTheModelSays() {
        let truth = Self.truth()
        let table = DemandDraws(model: truth, seed: 3).table(Self.dates(weeks: 400), replication: 0)
        for weekday in [0, 3, 5] {
            let totals = table.days.filter { $0.date.weekday == weekday }.map(\.total)
            let expected = truth.expected[weekday].reduce(0, +)
            let squares = totals.reduce(0) { $0 + ($1 / expected - 1) * ($1 / expected - 1) }
            let variance = squares / Double(totals.count)
            let exact = truth.relativeVariance(ofDay: weekday)
            #expect(abs(variance / exact - 1) < 0.25, "\(weekday): \(variance) \(exact)")
        }
    }

    /// Of 95 % each, as often as they say.
    @Test(.statistical) func intervalsCover() throws {
        let truth = Self.truth()
        var covered = [0, 0, 0, 0, 0]
        let tables = 40
        for number in 0..<tables {
            let table = DemandDraws(model: truth, seed: 11).table(
                Self.dates(weeks: 30), replication: number)
            let fit = try FittedDemand(table, holdingOut: 0, seed: UInt64(number))
            let pairs = [
                (fit.perWeek, truth.perWeek), (fit.dayCV, truth.dayCV),
                (fit.dayCorrelation, truth.dayCorrelation),
                (fit.intervalCV, truth.meanIntervalCV),
                (fit.intervalCorrelation, truth.intervalCorrelation),
            ]
            for (place, pair) in pairs.enumerated() {
                let halfWidth = try #require(pair.0.halfWidth)
                if abs(pair.0.value - pair.1) <= halfWidth { covered[place] += 1 }
            }
        }
        // 34 of 40 at least: 95 % of 40 are 38, and chance takes four off in one case of forty.
        #expect(covered.allSatisfy { $0 >= 34 }, "\(covered)")
    }
}
