import StrictJSON
import Testing
import Workloads

@testable import Fitting

/// Files as spreadsheets write them.
struct CountTableTests {
    private static func table(
        _ text: String, _ columns: CountTable.Columns? = nil, calendar: DayCalendar? = nil,
        minutes: Int? = nil
    ) throws -> CountTable {
        try CountTable(
            SourceText(name: "calls.csv", text: text),
            columns ?? CountTable.Columns(day: "Day", time: "Time", count: "Calls"),
            calendar: calendar, minutes: minutes)
    }

    private static func problems(_ text: String, calendar: DayCalendar? = nil, minutes: Int? = nil)
        -> [String]
    {
        do {
            _ = try table(text, calendar: calendar, minutes: minutes)
            return []
        } catch let error as InvalidCounts {
            return error.problems.map(\.message)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func quartersBecomeHalfHours() throws {
        let text = """
            Day;Time;Calls
            05.01.2026;08:00;3
            05.01.2026;08:15;4
            05.01.2026;08:45;5
            06.01.2026;09:00;1,5

            """
        let table = try Self.table(text)
        #expect(table.minutes == 30 && table.rows == 4 && table.holes == 1)
        #expect(table.days.map(\.date.text) == ["2026-01-05", "2026-01-06"])
        #expect(table.days[0].counts[16] == 7 && table.days[0].counts[17] == 5)
        #expect(table.days[1].counts[18] == 1.5 && table.days[1].total == 1.5)
        #expect(try Self.table(text, minutes: 60).days[0].counts[8] == 12)
        #expect(Self.problems(text, minutes: 20)[0].contains("intervals of 20 cannot be made"))
    }

    /// A row for each queue: they are added, and said to be.
    @Test func severalRowsOfAnInterval() throws {
        let table = try Self.table(
            "Day,Time,Calls\n2026-01-05,08:00,3\n2026-01-05,08:00,4\n2026-01-05,09:00,1\n")
        #expect(table.days[0].counts[8] == 7 && table.repeats == 1 && table.holes == 0)
    }

    @Test func aDayAndATimeInOneColumn() throws {
        let text = "When,Calls\n2026-01-05T08:00,3\n2026-01-05T09:00,4\n"
        let columns = CountTable.Columns(day: "When", time: "When", count: "Calls")
        let table = try Self.table(text, columns)
        #expect(table.minutes == 60 && table.days[0].counts[9] == 4)
    }

    /// Numbered days have dates: the open ones, one after the other.
    @Test func numberedDays() throws {
        let rows = (1...5).map { "\($0),10:00,\($0)\n" }.joined()
        let closed = [CalendarDate("2026-01-06"), CalendarDate("2026-01-12")].compactMap { $0 }
        let first = try #require(CalendarDate("2026-01-05"))
        let calendar = DayCalendar(first: first, weekdays: [0, 1, 2, 3, 4], closed: closed)
        let table = try Self.table("Day,Time,Calls\n" + rows, calendar: calendar)
        #expect(
            table.days.map(\.date.text) == [
                "2026-01-05", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-13",
            ])
        #expect(Self.problems("Day,Time,Calls\n" + rows)[0].contains("--first-day"))
        let dated = "Day,Time,Calls\n2026-01-05,10:00,3\n"
        #expect(Self.problems(dated, calendar: calendar)[0].contains("are dates"))
    }

    @Test(arguments: [
        ("", "there is no column"), ("Day,Time,Calls\n", "the file has no rows"),
        ("Day,Time\n2026-01-05,10:00\n", "there is no column \"Calls\""),
        ("Day,Time,Calls\n2026-01-05,10:00,many\n", "\"many\" is not a count"),
        ("Day,Time,Calls\n2026-02-30,10:00,1\n", "is neither a day number nor a date"),
        ("Day,Time,Calls\n2026-01-05,25:00,1\n", "is no time HH:MM"),
    ])
    func filesThatCannotBeRead(text: String, message: String) {
        let problems = Self.problems(text)
        #expect(problems.contains { $0.contains(message) }, "\(problems)")
    }
}
