import StrictJSON
import Testing
import Workloads

@testable import Fitting

/// Sheets that people made for people (`TraceTable+Sheets.swift`).
struct CountTableSheetsTests {
    private static func table(
        _ text: String, decimal: Inputs.Trace.Decimal? = nil
    ) throws(InvalidCounts) -> CountTable {
        var columns = CountTable.Columns(day: "Day", time: "Time", count: "Calls")
        columns.decimal = decimal
        return try CountTable(
            SourceText(name: "calls.csv", text: text), columns, calendar: nil, minutes: nil)
    }

    private static func problem(_ text: String) -> String {
        do {
            _ = try table(text)
            return ""
        } catch {
            return error.problems.map { "\($0.location): \($0.message)" }.joined(separator: "\n")
        }
    }

    /// 999 and 1,234 customers in two half hours, as Excel writes them in several countries.
    @Test(arguments: [
        "Day,Time,Calls\n2026-01-05,08:00,999\n2026-01-05,08:30,\"1,234\"\n",
        "Day;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1.234\n",
        "\u{FEFF}Day;Time;Calls\r\n05.01.2026;08:00;999\r\n05.01.2026;08:30;1\u{A0}234\r\n",
        "Day;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1\u{202F}234\n",
        "Day;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1 234\n",
        "Day;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1'234\n",
        "Day;Time;Calls\n05.01.2026;08:00;999,0\n05.01.2026;08:30;1.234,0\n",
        "Day\tTime\tCalls\n2026-01-05 00:00:00\t08:00\t999\n2026-01-05 0:00\t08:30:00\t1234\n",
        "Calls offered;;\n;;\n Day ;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1234\n;;\n",
        "Day;Time;Calls\n(d);(h);(n)\n05.01.2026;08:00;999\n05.01.2026;08:30;1234\n",
        "Day;Time;Calls\n05.01.2026;08:00;999\n05.01.2026;08:30;1.234\nTotal;;2.233\n",
        "Day,Time,Calls\n2026-01-05,08:00-08:30,999\n2026-01-05,08:30 \u{2013} 09:00,1234\n",
    ])
    func asSpreadsheetsWriteThem(text: String) throws {
        let table = try Self.table(text)
        #expect(table.days.map(\.date.text) == ["2026-01-05"] && table.minutes == 30)
        #expect(table.days[0].counts[16] == 999 && table.days[0].counts[17] == 1_234)
        #expect(table.days[0].total == 2_233)
    }

    /// What was found out or left out is said.
    @Test func whatWasLeftOut() throws {
        let text =
            "Calls;;\nDay;Time;Calls\n(d);(h);(n)\n05.01.2026;08:00;999\n05.01.2026;08:30;1.234\n"
            + "Total;;2.233\n"
        let notes = try Self.table(text).notes
        #expect(notes.count == 4, "\(notes)")
        #expect(notes[0].contains("above the header") && notes[1].contains("below the header"))
        #expect(notes[2].contains("the sum of the others") && notes[3].contains("\"1.234\""))
        #expect(try Self.table("Day,Time,Calls\n2026-01-05,08:00,1\n").notes.isEmpty)
    }

    /// Times that end at 24:00 are ends: of half hours, each is half an hour before.
    @Test func endsOfIntervals() throws {
        let rows = (1...48).map { half in
            let (hour, minute) = (half / 2, half % 2 * 30)
            return
                "2026-01-05,\(hour < 10 ? "0" : "")\(hour):\(minute == 0 ? "00" : "30"),\(half)\n"
        }
        let table = try Self.table("Day,Time,Calls\n" + rows.joined())
        #expect(table.days[0].counts == (1...48).map(Double.init))
        #expect(table.notes[0].contains("ends of intervals"))
        let both = "Day,Time,Calls\n2026-01-05,00:00,1\n2026-01-05,24:00,1\n"
        #expect(Self.problem(both).contains("a start or an end?"))
    }

    /// What can be read in two ways is asked about, at its line, in words of the command.
    @Test func countsOfTwoMeanings() throws {
        let all = "Day;Time;Calls\n05.01.2026;08:00;1.500\n05.01.2026;08:30;2.500\n"
        #expect(Self.problem(all).contains("--decimal point or comma"))
        #expect(try Self.table(all, decimal: .comma).days[0].total == 4_000)
        #expect(try Self.table(all, decimal: .point).days[0].total == 4)
        // 1,200 without a mark: those with one may be decimals.
        let mixed =
            "Day;Time;Calls\n05.01.2026;08:00;1200\n05.01.2026;08:30;700\n05.01.2026;09:00;2.500\n"
        let problem = Self.problem(mixed)
        #expect(problem.contains("calls.csv:4:1") && problem.contains("\"2.500\""), "\(problem)")
    }

    @Test(arguments: [
        ("Day,Time,Calls\n0000-01-05,08:00,1\n", "neither a day number nor a date YYYY-MM-DD"),
        ("Day;Time;Calls\n05.01.2026;08:00;1\n05.01.2026;08:30;1\nTotal;;3\n", "a total or"),
        ("Day,Time,Calls\n2026-01-05,09:00-08:30,1\n", "is no time HH:MM"),
        ("Day,Time,Calls\n2026-01-05,08:00,\n", "is it 0?"),
        ("Day,Time,Calls\n2026-01-05,08:00,-1\n", "\"-1\" is not a count"),
        ("Day,Time,Calls\n2026-01-05,08:00,12 34\n", "\"12 34\" is not a count"),
        ("Day,Time,Anrufe\u{FFFD}\n2026-01-05,08:00,1\n", "not UTF-8"),
        ("\u{FEFF}\u{FEFF}", "there is no column"),
    ])
    func sheetsThatCannotBeRead(text: String, message: String) {
        #expect(Self.problem(text).contains(message), "\(Self.problem(text))")
    }
}
