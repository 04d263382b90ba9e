import TestSupport
import Testing
import Workloads

@testable import Fitting

struct DayResidualsTests {
    /// Forty days of 200 each, changed by their number.
    private static func table(
        _ numbers: [Int], _ count: (Int) -> Double
    ) -> (CountTable, DemandModel) {
        let days = numbers.map { number in
            CountTable.Day(
                date: CalendarDate(dayNumber: 20_094 + number),
                counts: (0..<24).map { $0 == 10 ? count(number) : 0 })
        }
        let model = DemandModel(
            minutes: 60,
            expected: (0..<7).map { _ in (0..<24).map { $0 == 10 ? 200 : 0 } }, dayCV: 0,
            dayCorrelation: 0, intervalCVs: Array(repeating: 0, count: 24), intervalCorrelation: 0)
        return (CountTable(minutes: 60, days: days), model)
    }

    @Test func aTrend() throws {
        let (table, model) = Self.table(Array(0..<56)) { number in
            200 * (1 + 0.002 * Double(number - 28)) + (number % 2 == 0 ? 4 : -4)
        }
        let trend = DayResiduals(table, model).trend
        let half = try #require(trend.halfWidth)
        #expect(abs(trend.value - 28 * 0.002) < half && half < 0.02, "\(trend)")
        let (level, _) = Self.table(Array(0..<56)) { $0 % 2 == 0 ? 204 : 196 }
        let none = DayResiduals(level, model).trend
        #expect(abs(none.value) < none.halfWidth ?? 0)
    }

    /// The first open day after a closed one, over a weekend too.
    @Test func daysAfterClosedOnes() throws {
        let closed = [3, 10, 18, 19]
        let (table, model) = Self.table((0..<40).filter { !closed.contains($0) }) { number in
            [4, 11, 20].contains(number) ? 250 : 200
        }
        let dates = closed.map { CalendarDate(dayNumber: 20_094 + $0) }
        let after = try #require(DayResiduals(table, model).mean(after: dates))
        #expect(agree(after.value, 0.25, relative: 1e-9) && after.halfWidth ?? 1 < 1e-9)
        #expect(DayResiduals(table, model).mean(after: Array(dates.prefix(2))) == nil)
    }
}
