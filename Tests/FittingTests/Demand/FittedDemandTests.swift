import StrictJSON
import TestSupport
import Testing
import Workloads

@testable import Fitting

/// From a file to a workload.
struct FittedDemandTests {
    private static let model = DemandFitTests.truth()

    private static func table(weeks: Int = 26, replication: Int = 1) -> CountTable {
        DemandDraws(model: model, seed: 5).table(
            DemandFitTests.dates(weeks: weeks), replication: replication)
    }

    /// Days that were drawn from a model lie within its bands.
    @Test(.statistical) func aModelForetellsItsOwnDays() throws {
        let fit = try FittedDemand(Self.table(weeks: 40), holdingOut: 0.25, seed: 1)
        let held = try #require(fit.holdOut)
        #expect(held.days.count == 60 && held.weeks.count == 56)
        #expect(held.days.within >= 52 && held.weeks.within >= 40)
        let share = Double(held.intervals.within) / Double(held.intervals.count)
        #expect(share > 0.9 && share < 0.98, "\(share)")
        // Canary: a model that knows of chance alone does not foretell them.
        var plain = fit.model
        (plain.dayCV, plain.intervalCVs) = (0, plain.intervalCVs.map { _ in 0 })
        var last = fit.table
        last.days = Array(fit.table.days.suffix(60))
        let narrow = HoldOut(last, plain, draws: 300, seed: 1)
        #expect(narrow.days.within < 30)
    }

    @Test func aDayThatDoesNotFitIsNamed() throws {
        var table = Self.table()
        let day = table.days[40]
        table.days[40] = CountTable.Day(date: day.date, counts: day.counts.map { $0 * 2.2 })
        table.days.remove(at: 60)
        let closed = Self.table().days[60].date
        let fit = try FittedDemand(table, holdingOut: 0, seed: 1)
        #expect(fit.oddDays.map(\.date) == [day.date] && fit.oddDays[0].deviations > 4)
        #expect(fit.closedDays == [closed])
        let again = try FittedDemand(table.without([day.date]), holdingOut: 0, seed: 1)
        #expect(again.oddDays.isEmpty && again.closedDays == [day.date, closed])
    }

    /// A week of counts has a shape, and says nothing of how days differ.
    @Test func aFewDaysAreTakenAsTheyAre() throws {
        let table = Self.table(weeks: 1)
        let fit = try FittedDemand(table, holdingOut: 0, seed: 1)
        #expect(fit.dayCV.halfWidth == nil && fit.model.dayCV == 0 && fit.oddDays.isEmpty)
        #expect(fit.model.intervalCVs.allSatisfy { $0 == 0 })
        let whole = table.days.reduce(0) { $0 + $1.total }
        #expect(abs(fit.model.perWeek - whole) < 1e-6)
        #expect(throws: InvalidCounts.self) {
            try FittedDemand(table, holdingOut: 0.5, seed: 1)
        }
    }

    /// The workload that is written expects what was fitted, and can be read.
    @Test func theWorkloadSaysWhatWasFitted() throws {
        let fit = try FittedDemand(Self.table(), holdingOut: 0, seed: 1)
        for base in [nil, WorkloadLibrary.source(named: "help-desk")] {
            let desk = try base.map { try Workload(reading: $0) { _ in [] } }
            let inputs = fit.inputs(into: desk?.inputs, name: "mine", file: "calls.csv")
            let source = SourceText(name: "mine.json", text: inputs.text)
            let workload = try Workload(reading: source, isToBeStaffed: true) { _ in [] }
            let demand = workload.scenario.demand
            #expect(abs((demand.dayFactor?.variance ?? 0).squareRoot() - fit.model.dayCV) < 1e-3)
            #expect(demand.dayFactorCorrelation == fit.model.dayCorrelation)
            #expect(demand.intervalFactor?.correlation == fit.model.intervalCorrelation)
            let monday = workload.scenario.measurement.startMinuteOfWeek / 30
            #expect(monday % 48 == 0)
            for place in 0..<336 {
                let found = demand.issues.value(inInterval: (place - monday + 336) % 336) ?? 0
                let expected = fit.model.expected[place / 48][place % 48]
                let closed = base != nil && (place % 48 < 16 || place % 48 >= 40 || place >= 240)
                if !closed { #expect(abs(found - expected) <= 0.001 * expected + 1e-9, "\(place)") }
            }
            let said = inputs.sources.list.first { $0.name == "demand" }?.value ?? ""
            #expect(said.hasPrefix("fitted to calls.csv: 156 days from 2025-01-06"))
            #expect(!inputs.assumptions.list.contains { $0.name.hasPrefix("demand") })
        }
    }
}
