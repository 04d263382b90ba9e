import Testing

@testable import Decisions
@testable import Experiments

@Suite struct WeeklyPatternTests {
    @Test func theWaysToSpreadFiveDays() throws {
        #expect(WeeklyPattern.usual.weeks.count == 7)
        #expect(WeeklyPattern.usual.weeks.contains([0, 1, 2, 3, 4]))
        // Sunday and Monday follow each other.
        #expect(WeeklyPattern.usual.weeks.contains([1, 2, 3, 4, 5]))
        #expect(try WeeklyPattern(workDays: 5, daysOffInARow: 0).weeks.count == 21)
        #expect(try WeeklyPattern(workDays: 4, daysOffInARow: 3).weeks.count == 7)
    }

    /// The number of K. R. Baker & M. J. Magazine (1977) for weekdays and weekends of their own,
    /// "Workforce scheduling with cyclic demands and day-off constraints": with N on weekdays and
    /// n on weekends the larger of N, n, and a fifth of all shifts.
    @Test(arguments: [(4, 4), (5, 0), (10, 3), (3, 9), (7, 6), (1, 0), (0, 2)])
    func fiveDaysOfSeven(weekday: Int, weekend: Int) {
        let shifts = Array(repeating: weekday, count: 5) + [weekend, weekend]
        let bound = max(weekday, weekend, (5 * weekday + 2 * weekend + 4) / 5)
        #expect(WeeklyPattern.usual.fewestAgents(for: shifts) == bound)
    }

    @Test(arguments: [(0, 2), (8, 0), (6, 2), (5, -1)])
    func noWeeks(workDays: Int, daysOff: Int) {
        #expect(throws: InvalidQuestion.self) {
            try WeeklyPattern(workDays: workDays, daysOffInARow: daysOff)
        }
    }
}
