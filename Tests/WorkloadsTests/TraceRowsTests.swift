import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Traces of days on which the clocks change.
@Suite struct TraceRowsTests {
    private func read(
        _ rows: [String], minutes: Int = 60, _ rule: ClockRule? = .europe(utcOffsetHours: 1),
        start: String
    ) throws -> (values: [Double]?, problems: [String]) {
        let table = TraceTable(
            columns: Inputs.Trace {
                ($0.day, $0.time, $0.count, $0.intervalMinutes) = ("d", "t", "n", minutes)
                $0.missing = .zero
            })
        let text = "d,t,n\n" + rows.map { $0 + "\n" }.joined()
        let (found, unreadable) = table.rows(of: SourceText(name: "t.csv", text: text))
        let day = try found?.firstDate ?? #require(CalendarDate(start))
        let placed = found?.timetable(from: day.dayNumber, rule, warmUp: 0)
        let problems = unreadable + (placed?.1 ?? [])
        return (placed?.0?.values, problems.map { "\($0.location): \($0.message)" })
    }

    private func time(_ minute: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(padded(minute / 60)):\(padded(minute % 60))"
    }

    /// The rows of a day: every interval, those of two o'clock as often as `nights` says, counted
    /// through from 1.
    private func rows(_ day: String, minutes: Int, nights: Int) -> [String] {
        let day0 = Array(stride(from: 0, to: 120, by: minutes))
        let night = Array(stride(from: 120, to: 180, by: minutes))
        let rest = Array(stride(from: 180, to: 1_440, by: minutes))
        let all = day0 + (0..<nights).flatMap { _ in night } + rest
        return all.enumerated().map { "\(day),\(time($1)),\($0 + 1)" }
    }

    @Test(arguments: [60, 30, 15, 5])
    func anAutumnDayHas25Hours(minutes: Int) throws {
        for day in ["2024-10-27", "1"] {
            let rows = rows(day, minutes: minutes, nights: 2)
            let (values, problems) = try read(rows, minutes: minutes, start: "2024-10-27")
            #expect(problems == [])
            #expect(values == (1...25 * 60 / minutes).map(Double.init))
        }
    }

    @Test(arguments: [60, 30, 15])
    func aSpringDayHas23Hours(minutes: Int) throws {
        let rows = rows("2025-03-30", minutes: minutes, nights: 0)
        let (values, problems) = try read(rows, minutes: minutes, start: "2025-03-30")
        #expect(problems == [])
        #expect(values == (1...23 * 60 / minutes).map(Double.init))
    }

    /// Monday's midnight is 25 hours after Sunday's; rows may be in any order but of equal times.
    @Test func theDaysAfterIt() throws {
        let (values, problems) = try read(
            ["8,00:00,9", "7,02:00,5", "7,02:00,6", "7,00:00,1", "6,23:00,3"], start: "2024-10-26")
        #expect(problems == [])
        let found = try #require(values)
        #expect(found.count == 73)
        #expect(found[23...28] == [3, 1, 0, 5, 6, 0])
        #expect(found[49] == 9 && found.reduce(0, +) == 24)
    }

    /// One of two rows is the earlier one; the other hour has nobody, as all without a row.
    @Test func oneRowForTheHourThatComesTwice() throws {
        let (values, _) = try read(["2024-10-27,02:00,7"], start: "2024-10-27")
        #expect(values?.count == 25)
        #expect(values?[2] == 7 && values?[3] == 0)
    }

    @Test func americaChangesOnOtherDays() throws {
        let rows = ["2024-11-03,01:30,1", "2024-11-03,01:30,2", "2024-11-03,02:00,3"]
        let (values, problems) = try read(rows, minutes: 30, .unitedStates, start: "2024-11-03")
        #expect(problems == [])
        #expect(values?[3] == 1 && values?[5] == 2 && values?[6] == 3 && values?.count == 50)
    }

    @Test func whatIsWrongIsExplained() throws {
        let spring = try read(
            ["2024-03-31,01:00,1", "2024-03-31,02:30,1"], minutes: 30, start: "2024-03-31")
        #expect(spring.values == nil)
        #expect(
            spring.problems == [
                "t.csv:3:1: there is no 02:30 on 2024-03-31: the clocks go from 02:00 to 03:00 "
                    + "then, as clockChanges says"
            ])
        let thrice = try read(
            Array(repeating: "2024-10-27,02:00,1", count: 3), start: "2024-10-27")
        #expect(thrice.problems == ["t.csv:4:1: this interval has a row already"])
        let quarterDays = try read(["2024-10-27,06:00,1"], minutes: 360, start: "2024-10-27")
        #expect(
            quarterDays.problems == [
                "t.csv:1:1: intervalMinutes must divide an hour, for the clocks change on "
                    + "2024-10-27 (found 360)"
            ])
        let other = try read(["2024-10-20,06:00,1"], minutes: 360, start: "2024-10-20")
        #expect(other.problems == [] && other.values?.count == 4)
    }

    /// Without clockChanges the hint is given on days that may be such a day.
    @Test(arguments: [
        ("2024-10-27", "2024-02-01", true), ("2024-11-03", "2024-02-01", true),
        ("2024-10-26", "2024-02-01", false), ("2024-09-29", "2024-02-01", false),
        ("1", "2024-10-27", true), ("1", "2024-10-28", false),
    ])
    func theHint(day: String, start: String, isGiven: Bool) throws {
        let rows = ["\(day),02:00,1", "\(day),02:00,1"]
        let (values, problems) = try read(rows, nil, start: start)
        #expect(values == nil)
        let hint = isGiven ? "; if the clocks were put back then, say clockChanges" : ""
        #expect(problems == ["t.csv:3:1: this interval has a row already" + hint])
    }
}
