import ElementaryFunctions
import TestSupport
import Testing
import Workloads

@testable import Fitting

/// Steps and growth that are there, and those that are not.
struct LevelSearchTests {
    /// Days of a model whose demand was changed.
    private static func table(
        weeks: Int, correlation: Double = 0.5, replication: Int = 0,
        _ level: (Int) -> Double = { _ in 1 }
    ) -> CountTable {
        let truth = DemandFitTests.truth(dayCV: 0.08, dayCorrelation: correlation)
        let table = DemandDraws(model: truth, seed: 21).table(
            DemandFitTests.dates(weeks: weeks), replication: replication)
        let days = table.days.enumerated().map { number, day in
            CountTable.Day(
                date: day.date, counts: day.counts.map { ($0 * level(number)).rounded() })
        }
        return CountTable(minutes: table.minutes, days: days)
    }

    @Test func aStepThatStays() throws {
        let table = Self.table(weeks: 20) { $0 < 70 ? 1 : 1.4 }
        let path = LevelSearch(table, seed: 1).path
        #expect(path.starts.count == 2 && path.growth == 0, "\(path)")
        let found = table.days.firstIndex { $0.date.dayNumber == path.starts[1] } ?? 0
        #expect(abs(found - 70) <= 3)
        #expect(path.changes.count == 1 && abs(path.changes[0] - 0.4) < 0.08, "\(path.changes)")
        // What was fitted is the demand of the last level, and days vary no more than they did.
        let fit = try FittedDemand(table, holdingOut: 0.1, seed: 1)
        let truth = DemandFitTests.truth().perWeek * 1.4
        #expect(abs(fit.model.perWeek / truth - 1) < 0.06, "\(fit.model.perWeek) \(truth)")
        #expect(fit.model.dayCV < 0.12 && fit.oddDays.isEmpty, "\(fit.model.dayCV)")
        let step = try #require(fit.steps.first)
        #expect(abs(step.change.value - 0.4) < 1.6 * (step.change.halfWidth ?? 0))
        #expect(fit.holdOut.map { $0.days.within >= $0.days.count - 2 } == true)
        // Beside the log the workload has its steps.
        let (first, last) = (table.days[0].date, table.days[table.days.count - 1].date)
        let course = try #require(fit.course(from: first, to: last))
        #expect(course.input == "demand.freshPerMonth" && course.isFactor)
        #expect(course.steps?.map(\.from) == [first, step.date])
        // Canary: mixed together, days vary three times as much.
        #expect(DemandFit(table).model.dayCV > 0.15)
    }

    @Test func growthIsNoStep() throws {
        let table = Self.table(weeks: 30) { Elementary.exp(0.004 * Double($0) * 7 / 6) }
        let fit = try FittedDemand(table, holdingOut: 0, seed: 1)
        #expect(fit.steps.isEmpty && fit.isTrendModelled)
        #expect(abs(fit.trend.value - 28 * 0.004) < 1.6 * (fit.trend.halfWidth ?? 0))
        #expect(fit.model.dayCV < 0.12)
        let last = DemandFitTests.truth().perWeek * Elementary.exp(0.004 * 210)
        #expect(abs(fit.model.perWeek / last - 1) < 0.1, "\(fit.model.perWeek) \(last)")
    }

    /// A few days out of line, a short log, one that stays, and nobody.
    @Test func whatIsNoStep() throws {
        var table = Self.table(weeks: 20)
        #expect(LevelSearch(table, seed: 1).path == .flat)
        for place in 100..<103 {
            let day = table.days[place]
            table.days[place] = .init(date: day.date, counts: day.counts.map { $0 * 3 })
        }
        #expect(LevelSearch(table, seed: 1).path == .flat)
        let short = Self.table(weeks: 6) { $0 < 18 ? 1 : 2 }
        #expect(LevelSearch(short, seed: 1).path == .flat)
        let nobody = CountTable(minutes: 60, days: [])
        #expect(LevelSearch(nobody, seed: 1).path == .flat)
        let alike = CountTable(
            minutes: 60,
            days: DemandFitTests.dates(weeks: 20).map {
                .init(date: $0, counts: Array(repeating: 5, count: 24))
            })
        #expect(LevelSearch(alike, seed: 1).path == .flat)
    }

    /// Levels of a table whose step is known: a hundred a day, then a hundred and thirty.
    @Test func levelsByHand() throws {
        let days = (0..<56).map { number in
            CountTable.Day(
                date: CalendarDate(dayNumber: 20_094 + number),
                counts: [number < 21 ? 100 : 130])
        }
        let table = CountTable(minutes: 1_440, days: days)
        let path = LevelPath(table, starts: [20_094 + 21], grows: false)
        #expect(agree(path.changes[0], 0.3, relative: 1e-9))
        #expect(agree(path.level(20_094), 100.0 / 130, relative: 1e-9))
        #expect(path.level(20_094 + 55) == 1 && path.level(30_000) == 1)
        let model = DemandFit(table, [], at: path).model
        #expect(agree(model.perWeek, 910, relative: 1e-9))
        // Canary: without the path it is the mean of both.
        #expect(agree(DemandFit(table, []).model.perWeek, 7 * 118.75, relative: 1e-9))
        #expect(LevelPath(table, starts: [], grows: false) == .flat)
    }

    /// Of a hundred logs in which nothing changes, steps or growth are found in few, whatever days
    /// have of the ones before; steps of three standard deviations in most.
    @Test(.statistical, arguments: [0.0, 0.5, 0.7]) func howOften(correlation: Double) {
        var (found, seen) = (0, 0)
        for number in 0..<100 {
            let flat = Self.table(weeks: 26, correlation: correlation, replication: number)
            if LevelSearch(flat, seed: UInt64(number)).path != .flat { found += 1 }
            let step = Self.table(weeks: 26, correlation: correlation, replication: number) {
                $0 < 100 ? 1 : 1.25
            }
            if LevelSearch(step, seed: UInt64(number)).path.starts.count > 1 { seen += 1 }
        }
        #expect(found <= 11, "\(found)")
        #expect(seen >= (correlation < 0.6 ? 90 : 50), "\(seen)")
    }
}
