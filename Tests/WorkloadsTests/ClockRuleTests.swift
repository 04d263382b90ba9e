import Testing

@testable import Workloads

@Suite struct ClockRuleTests {
    /// The changes of a year as `date hour minutes`.
    private func changes(_ rule: ClockRule, _ year: Int) throws -> [String] {
        let middle = try #require(CalendarDate("\(year)-07-01")).dayNumber * 1_440
        return rule.announcements(around: middle).sorted { $0.local < $1.local }.compactMap {
            let date = CalendarDate(dayNumber: $0.local / 1_440)
            guard date.parts.year == year else { return nil }
            return "\(date.text) \($0.local % 1_440 / 60) \($0.minutes)"
        }
    }

    /// As the laws of those years had it.
    @Test(arguments: [
        (2024, "03-31", "10-27"), (2025, "03-30", "10-26"), (2026, "03-29", "10-25"),
        (2027, "03-28", "10-31"),
    ])
    func europe(year: Int, spring: String, autumn: String) throws {
        #expect(
            try changes(.europe(utcOffsetHours: 1), year) == [
                "\(year)-\(spring) 2 60", "\(year)-\(autumn) 3 -60",
            ])
        // Britain, Finland, the Azores: the same instant at other hours.
        #expect(
            try changes(.europe(utcOffsetHours: 0), year) == [
                "\(year)-\(spring) 1 60", "\(year)-\(autumn) 2 -60",
            ])
        #expect(
            try changes(.europe(utcOffsetHours: 2), year) == [
                "\(year)-\(spring) 3 60", "\(year)-\(autumn) 4 -60",
            ])
        #expect(
            try changes(.europe(utcOffsetHours: -1), year) == [
                "\(year)-\(spring) 0 60", "\(year)-\(autumn) 1 -60",
            ])
    }

    @Test(arguments: [
        (2024, "03-10", "11-03"), (2025, "03-09", "11-02"), (2026, "03-08", "11-01"),
        (2027, "03-14", "11-07"),
    ])
    func unitedStates(year: Int, spring: String, autumn: String) throws {
        #expect(
            try changes(.unitedStates, year) == [
                "\(year)-\(spring) 2 60", "\(year)-\(autumn) 2 -60",
            ])
    }

    @Test func theYearsOfTheLongestRun() throws {
        let middle = try #require(CalendarDate("2024-02-01")).dayNumber * 1_440
        let years = ClockRule.unitedStates.announcements(around: middle).map {
            CalendarDate(dayNumber: $0.local / 1_440).parts.year
        }
        #expect(years.min() == 2_013 && years.max() == 2_035)
        #expect(ClockRule.never.announcements(around: middle) == [])
    }
}
