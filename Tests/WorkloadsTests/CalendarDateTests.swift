import Testing

@testable import Workloads

@Suite struct CalendarDateTests {
    /// Weeks belong to the year that has their Thursday: the examples of ISO 8601.
    @Test(arguments: [
        ("2008-12-28", "2008-W52"), ("2008-12-29", "2009-W01"), ("2009-12-31", "2009-W53"),
        ("2010-01-03", "2009-W53"), ("2010-01-04", "2010-W01"), ("2026-01-01", "2026-W01"),
        ("2024-12-30", "2025-W01"),
    ])
    func weeksOfTheYear(date: String, week: String) {
        #expect(CalendarDate(date)?.weekText == week)
    }

    /// Day numbers and weekdays as Python's `datetime.date` has them.
    @Test(arguments: [
        ("1970-01-01", 0, 3), ("1970-03-01", 59, 6), ("1969-12-31", -1, 2),
        ("1900-02-28", -25_509, 2), ("1900-03-01", -25_508, 3), ("2000-02-29", 11_016, 1),
        ("2000-03-01", 11_017, 2), ("2024-02-01", 19_754, 3), ("2024-02-29", 19_782, 3),
        ("2024-03-01", 19_783, 4), ("2023-12-31", 19_722, 6), ("2024-12-31", 20_088, 1),
        ("2038-01-19", 24_855, 1), ("0001-01-01", -719_162, 0), ("9999-12-31", 2_932_896, 4),
    ])
    func days(text: String, dayNumber: Int, weekday: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.dayNumber == dayNumber)
        #expect(date.weekday == weekday)
        #expect(date.text == text)
        #expect(CalendarDate(dayNumber: dayNumber) == date)
    }

    /// From a calendar on the wall.
    @Test(arguments: [
        (0, 3, 2024, "2024-03-31"), (0, 10, 2024, "2024-10-27"), (1, 11, 2024, "2024-11-03"),
        (2, 3, 2024, "2024-03-10"), (1, 9, 2024, "2024-09-01"), (0, 6, 2024, "2024-06-30"),
        (0, 2, 2023, "2023-02-26"),
    ])
    func sundays(number: Int, month: Int, year: Int, expected: String) {
        #expect(CalendarDate(sunday: number, ofMonth: month, year).text == expected)
    }

    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
        let days = (1_600..<2_000).flatMap { year in
            (1...12).flatMap { month in
                (1...31).compactMap { day in
                    CalendarDate("\(year)-\(padded(month))-\(padded(day))")?.dayNumber
                }
            }
        }
        #expect(days.count == 146_097)
        #expect(zip(days, days.dropFirst()).allSatisfy { $1 == $0 + 1 })
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-00-10",
        "2024-13-01", "2024-01-00", "2024-01-32", "2024-1-01", "24-01-01", "2024/01/01",
        "2024-01-01T00:00", " 2024-01-01", "2024-01", "+024-01-01", "2024--1-01", "", "day",
        "２０２４-01-01",
    ])
    func notADay(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
