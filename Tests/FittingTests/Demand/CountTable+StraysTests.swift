import Testing
import Workloads

@testable import Fitting

/// Calls at times at which a desk is not open.
struct CountTableStraysTests {
    /// Weekdays of a desk that is open from 8 to 18, by the hour, and who else came: by days after
    /// Monday, 6 January 2025, and hours.
    private static func table(
        _ perHour: (Int) -> Double, weeks: Int = 12, _ others: [(day: Int, hour: Int)]
    ) -> CountTable {
        let days = (0..<weeks * 7).compactMap { number -> CountTable.Day? in
            let isOpen = number % 7 < 5
            let counts = (0..<24).map { hour in
                (isOpen && (8..<18).contains(hour) ? perHour(number * 24 + hour) : 0)
                    + Double(others.count { $0.day == number && $0.hour == hour })
            }
            guard isOpen || counts.contains(where: { $0 > 0 }) else { return nil }
            return .init(date: CalendarDate(dayNumber: 20_094 + number), counts: counts)
        }
        return CountTable(minutes: 60, days: days)
    }

    @Test func callsAtNightAndOnASunday() throws {
        let others = [(day: 7, hour: 3), (7, 22), (8, 19), (20, 12)]
        let table = Self.table({ _ in 20 }, others)
        #expect(table.days.count == 61)
        let (usual, strays) = table.withoutStrays
        #expect(strays == 4 && usual.days.count == 60)
        #expect(usual.days.allSatisfy { $0.total == 200 })
        let fit = try FittedDemand(table, holdingOut: 0, seed: 1)
        #expect(fit.strays == 4 && fit.closedDays.isEmpty)
        for weekday in 0..<7 {
            let open = fit.model.expected[weekday].indices.filter {
                fit.model.expected[weekday][$0] > 0
            }
            #expect(open == (weekday < 5 ? Array(8..<18) : []))
        }
    }

    /// A quiet last hour in which somebody comes every third day is one that is open.
    @Test func quietHoursAreOpen() {
        let quiet = Self.table({ $0 % 24 == 17 ? ($0 / 24 % 3 == 0 ? 1 : 0) : 20 }, [])
        #expect(quiet.withoutStrays.strays == 0)
    }

    /// Where few come at any time, in few days, and where nobody comes, nothing is left out.
    @Test func whereFewCome() {
        let rare = Self.table({ $0 % 11 == 0 ? 1 : 0 }, [(day: 1, hour: 20)])
        #expect(rare.withoutStrays.strays == 0)
        let short = Self.table({ _ in 20 }, weeks: 2, [(day: 1, hour: 20)])
        #expect(short.withoutStrays.strays == 0)
        #expect(CountTable(minutes: 60, days: []).withoutStrays.strays == 0)
    }
}
