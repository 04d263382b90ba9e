import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

@Suite struct TraceTableTests {
    private let header = "day,start,calls\n"

    private func read(
        _ text: String, intervalMinutes: Int = 360, missing: Inputs.Trace.Missing? = .zero,
        _ change: (inout Inputs.Trace) -> Void = { _ in }
    ) -> (Timetable<Double>?, [String]) {
        let table = TraceTable(
            columns: Inputs.Trace {
                ($0.day, $0.time, $0.count) = ("day", "start", "calls")
                $0.intervalMinutes = intervalMinutes
                $0.missing = missing
                change(&$0)
            })
        let (rows, unreadable) = table.rows(of: SourceText(name: "t.csv", text: text))
        let placed = rows?.timetable(from: rows?.firstDate?.dayNumber ?? 19_754, nil, warmUp: 0)
        let problems = unreadable + (placed?.1 ?? [])
        return (placed?.0, problems.map { "\($0.location): \($0.message)" })
    }

    @Test func countsByInterval() throws {
        let (timetable, problems) = read(
            header + "1,00:00,5\n1,06:00,6\n1,12:00,7.5\n1,18:00,0\n2,00:00,1\n2,18:00,9\n")
        #expect(problems == [])
        let found = try #require(timetable)
        #expect(found.values == [5, 6, 7.5, 0, 1, 0, 0, 9])
        #expect(found.interval == TimeSpan(seconds: 6 * 3_600))
        #expect(!found.isCyclic && found.phase == 0)
    }

    @Test(
        arguments: [
            ("day,start,calls\r\n1,00:00,5\r\n2,06:00:00,6\r\n", [5, 0, 0, 0, 0, 6, 0, 0]),
            (
                "calls,x,\"start\",day\n5,-,\"00:00\",1\n6,\"a,b\",06:00,\"2\"\n",
                [5, 0, 0, 0, 0, 6, 0, 0]
            ),
            // Rows in any order; days without a row have no arrivals.
            ("day,start,calls\n9,06:00,6\n7,00:00,5\n", [5, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0]),
            // Dates across a leap day.
            (
                "day,start,calls\n2024-02-28,00:00,1\n2024-03-01,00:00,2\n",
                [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]
            ),
        ] as [(String, [Double])])
    func written(text: String, expected: [Double]) {
        let (timetable, problems) = read(text)
        #expect(problems == [])
        #expect(timetable?.values == expected)
    }

    @Test(arguments: [
        (
            "day,time,calls\n1,00:00,5\n",
            [#"t.csv:1:1: there is no column "start" (found day, time, calls)"#]
        ),
        (
            "",
            [
                #"t.csv:1:1: there is no column "day" (found )"#,
                #"t.csv:1:1: there is no column "start" (found )"#,
                #"t.csv:1:1: there is no column "calls" (found )"#,
            ]
        ),
        ("day,start,calls\n", ["t.csv:1:1: the file has no rows"]),
        ("day,start,calls\n1,00:00\n", ["t.csv:2:1: the row has 2 fields, 3 are needed"]),
        ("day,start,calls\n1,00:00,many\n", [#"t.csv:2:1: "many" is not a count"#]),
        ("day,start,calls\n1,00:00,-1\n", [#"t.csv:2:1: "-1" is not a count"#]),
        ("day,start,calls\n1,00:00,nan\n", [#"t.csv:2:1: "nan" is not a count"#]),
        ("day,start,calls\n1,00:00,1e300\n", [#"t.csv:2:1: "1e300" is not a count"#]),
        ("day,start,calls\n1,00:00,\n", ["t.csv:2:1: the row has no count: is it 0?"]),
        (
            "day,start,calls\nMon,00:00,1\n",
            [#"t.csv:2:1: "Mon" is neither a day number nor a date YYYY-MM-DD"#]
        ),
        (
            "day,start,calls\n2023-02-29,00:00,1\n",
            [#"t.csv:2:1: "2023-02-29" is neither a day number nor a date YYYY-MM-DD"#]
        ),
        (
            "day,start,calls\n1,01:00,1\n",
            [#"t.csv:2:1: "01:00" is not the start HH:MM of an interval of 360 min"#]
        ),
        (
            "day,start,calls\n1,24:00,1\n",
            ["t.csv:2:1: 24:00 is the end of a day; a row has the start of its interval"]
        ),
        (
            "day,start,calls\n1,00:00,1\n1,06:00,2\n1,00:00,3\n",
            ["t.csv:4:1: this interval has a row already"]
        ),
        (
            "day,start,calls\n1,00:00,1\n9999999,00:00,1\n",
            ["t.csv:1:1: days must lie within 3660 of each other"]
        ),
        (
            "day,start,calls\n1,00:00,x\n1,7,1\n",
            [
                #"t.csv:2:1: "x" is not a count"#,
                #"t.csv:3:1: "7" is not the start HH:MM of an interval of 360 min"#,
            ]
        ),
    ])
    func refused(text: String, expected: [String]) {
        let (timetable, problems) = read(text)
        #expect(timetable == nil)
        #expect(problems == expected)
    }

    @Test(arguments: [7, 50, 1_000])
    func intervalsMustDivideADay(minutes: Int) {
        #expect(
            read(header + "1,00:00,1\n", intervalMinutes: minutes).1
                == ["t.csv:1:1: intervalMinutes must divide a day (found \(minutes))"])
    }

    @Test func aWorkloadReadsTheFileBesideIt() throws {
        let trace = #"""
            {"trace": {"file": "t.csv", "intervalMinutes": 360, "day": "day", "time": "start",
             "count": "calls", "missing": "zero"}, "arrivals": "replay"}
            """#
        let text = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, trace)
        let files = ["t.csv": header + "1,00:00,5\n1,12:00,7\n"]
        let demand = try SmallDesk.workload(text, files: files).scenario.demand
        #expect(demand.arrivals == .replay)
        #expect(demand.issues.values == [5, 0, 7, 0])
        #expect(
            SmallDesk.problems(text) == [
                "6:32: cannot read 't.csv': there is no such file"
            ])
        #expect(
            SmallDesk.problems(text, files: ["t.csv": header + "1,00:00,2.5\n"]) == [
                #"7:52: a replay needs whole counts; use "poisson" for expected ones"#
            ])
        #expect(
            SmallDesk.problems(text, files: ["t.csv": header + "1,00:00,-5\n"]) == [
                #"t.csv:2:1: "-5" is not a count"#
            ])
    }

    /// As spreadsheets and exports of other countries write it.
    @Test(
        arguments: [
            // Semicolons and decimal commas.
            ("day;start;calls\n1;00:00;5\n1;06:00;6,5\n", [5, 6.5, 0, 0]),
            // Tabs; a comma is in a text.
            ("day\tstart\tcalls\tnote\n1\t00:00\t5\ta,b\n1\t06:00\t6\t\n", [5, 6, 0, 0]),
            (
                "\u{FEFF}day;start;calls\r\n1;0:00;1.250\r\n1;6:00;2.250,5\r\n",
                [1_250, 2_250.5, 0, 0]
            ),
            ("day,start,calls\n1,00:00,\"1,250\"\n1,06:00,\"2,250.5\"\n", [1_250, 2_250.5, 0, 0]),
            // Days in other orders, each in the only way that it can be read.
            (
                "day,start,calls\n28.2.2024,00:00,1\n01.03.2024,06:00,2\n",
                [1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]
            ),
            (
                "day,start,calls\n28/02/2024,00:00,1\n29/02/2024,06:00,2\n",
                [1, 0, 0, 0, 0, 2, 0, 0]
            ),
            ("day,start,calls\n2/28/2024,00:00,1\n2/29/2024,06:00,2\n", [1, 0, 0, 0, 0, 2, 0, 0]),
            (
                "day,start,calls\n2024/02/28,00:00,1\n2024/02/29,06:00,2\n",
                [1, 0, 0, 0, 0, 2, 0, 0]
            ),
            // The American clock.
            (
                "day,start,calls\n1,12:00 AM,1\n1,6:00am,2\n1,12:00:00 PM,3\n1,6:00 PM,4\n",
                [1, 2, 3, 4]
            ),
        ] as [(String, [Double])])
    func writtenElsewhere(text: String, expected: [Double]) {
        let (timetable, problems) = read(text)
        #expect(problems == [])
        #expect(timetable?.values == expected)
    }

    @Test func dayAndTimeInOneColumn() {
        let text = "at,calls\n2024-02-28 06:00,1\n2024-02-28T12:00:00,2\n"
        let (timetable, problems) = read(text) { ($0.day, $0.time) = ("at", "at") }
        #expect(problems == [] && timetable?.values == [0, 1, 2, 0])
    }

    /// What can be read in two ways is never guessed.
    @Test func whatCanBeReadInTwoWays() {
        let days = "day,start,calls\n3/4/2024,00:00,1\n5/4/2024,06:00,2\n"
        #expect(
            read(days).1 == [
                #"t.csv:2:1: "3/4/2024" can be read in two ways, and so can all other days: say "#
                    + #"dateFormat "DD/MM/YYYY" or "MM/DD/YYYY""#
            ])
        #expect(read(days) { $0.dateFormat = .day }.0?.values.count == 12)
        #expect(read(days) { $0.dateFormat = .month }.0?.values.count == 62 * 4)
        let mixed = "day,start,calls\n13/4/2024,00:00,1\n4/15/2024,06:00,2\n"
        #expect(
            read(mixed).1 == [
                "t.csv:2:1: days are written in two ways: some with the day first, some with the "
                    + "month"
            ])
        let counts = "day;start;calls\n1;00:00;1.250\n1;06:00;2\n"
        #expect(
            read(counts).1 == [
                #"t.csv:2:1: "1.250" can be read in two ways, and so can all other counts: say "#
                    + #"decimal "point" or "comma""#
            ])
        #expect(read(counts) { $0.decimal = .comma }.0?.values.first == 1_250)
        #expect(read(counts) { $0.decimal = .point }.0?.values.first == 1.25)
    }

    @Test func theSameFaultIsToldOnce() {
        let rows = (1...1_160).map { "\($0),00:00,many\n" }.joined()
        #expect(
            read(header + rows).1 == [#"t.csv:2:1: "many" is not a count; so have 1159 more rows"#])
    }

    @Test func rowsThatStepByMoreThanTheySay() {
        let rows = ["09:00", "09:30", "10:00", "11:00"].map { "1,\($0),4\n" }.joined()
        #expect(
            read(header + rows, intervalMinutes: 15, missing: nil).1 == [
                "t.csv:3:1: the rows step by 30 minutes, but intervalMinutes is 15: give 30, or "
                    + "the rows between"
            ])
        #expect(read(header + rows, intervalMinutes: 15).1 == [])
    }

    /// Rows that list the few intervals in which somebody came are taken for that, not without a
    /// word; the distance of two rows is no step.
    @Test func aListOfWhoCame() {
        let (timetable, problems) = read(
            header + "1,00:00,10\n1,23:59,0\n", intervalMinutes: 1, missing: nil)
        #expect(timetable?.values.count == 1_440 && timetable?.values.reduce(0, +) == 10)
        #expect(
            problems == [
                "t.csv:3:1: 1438 intervals have no row between others of the same day, the first "
                    + "at 00:01 on day 1: nobody is taken to have come then. Say missing \"zero\" "
                    + "if that is so"
            ])
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "1000000000"])
    func daysBeyondAnyCalendar(day: String) {
        #expect(
            read(header + "\(day),00:00,1\n").1 == [
                "t.csv:2:1: \"\(day)\" is neither a day number nor a date YYYY-MM-DD"
            ])
    }

    /// A row that was lost is missed; a desk that closes, or a day without rows, is not.
    @Test func intervalsWithoutARow() {
        let text =
            header + "2024-02-28,06:00,5\n2024-02-28,07:00,6\n2024-03-01,06:00,1\n"
            + "2024-03-01,07:00,2\n2024-03-01,09:00,4\n2024-03-01,11:00,5\n"
        #expect(
            read(text, intervalMinutes: 60, missing: nil).1 == [
                "t.csv:6:1: 2 intervals have no row between others of the same day, the first at "
                    + #"08:00 on 2024-03-01: give the rows, or say missing "zero" or "interpolate""#
            ])
        let whole = read(text, intervalMinutes: 60, missing: .interpolate).0?.values ?? []
        #expect(whole[54...60] == [1, 2, 3, 4, 4.5, 5, 0] && whole[6...8] == [5, 6, 0])
        let zeros = read(text, intervalMinutes: 60).0?.values ?? []
        #expect(zeros[54...60] == [1, 2, 0, 4, 0, 5, 0])
        let numbered = header + "7,06:00,5\n8,06:00,5\n8,07:00,5\n8,09:00,5\n"
        #expect(
            read(numbered, intervalMinutes: 60, missing: nil).1 == [
                "t.csv:5:1: an interval has no row between others of the same day, at 08:00 on day "
                    + #"8: give the rows, or say missing "zero" or "interpolate""#
            ])
    }
}

/// The calendar of a workload is that of its trace.
@Suite struct TraceCalendarTests {
    private static func workload(
        _ days: ClosedRange<Int>, _ more: String = "", month: String = "2024-03-",
        _ settings: [Setting] = []
    ) throws -> Workload {
        let rows = days.map { "\(month)\($0 < 10 ? "0" : "")\($0),00:00,\($0)\n" }.joined()
        let demand = #"""
            {"trace": {"file": "t.csv", "intervalMinutes": 1440, "day": "d", "time": "t",
             "count": "n"}}\#(more)
            """#
        let text = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, demand)
            .replacing(#""horizonDays": 1,"#, with: "")
        return try SmallDesk.workload(text, settings, files: ["t.csv": "d,t,n\n" + rows])
    }

    @Test func theFirstRowIsTheStart() throws {
        // The second of March 2024 is a Saturday.
        let workload = try Self.workload(2...3)
        let plan = workload.scenario.measurement
        #expect(
            plan.startMinuteOfWeek == 5 * 1_440 && plan.horizon == TimeSpan(seconds: 2 * 86_400))
        #expect(workload.scenario.demand.issues.values == [2, 3] && workload.warnings == [])
        // The same if it is said.
        let said = try Self.workload(2...3, #", "start": "2024-03-02""#)
        #expect(said.scenario == workload.scenario)
    }

    @Test func anotherStartIsRefused() throws {
        let error = #expect(throws: InvalidWorkload.self) {
            try Self.workload(2...3, #", "start": "2024-03-01""#)
        }
        #expect(
            error?.problems.map(\.message) == [
                "the rows of t.csv begin on 2024-03-02, and so does the measured part (found "
                    + "2024-03-01): leave start out"
            ])
    }

    /// The days before the first row are those of the same weekdays.
    @Test func aWarmUpTakesTheFirstWeekAgain() throws {
        let workload = try Self.workload(2...11, #", "warmUpDays": 8"#)
        let (plan, issues) = (workload.scenario.measurement, workload.scenario.demand.issues)
        #expect(issues.values == [8, 2, 3, 4, 5, 6, 7, 8] + (2...11).map(Double.init))
        #expect(plan.horizon == TimeSpan(seconds: 10 * 86_400))
        #expect(plan.startMinuteOfWeek == 4 * 1_440)
        let short = try Self.workload(2...3, #", "warmUpDays": 3"#)
        #expect(short.scenario.demand.issues.values == [3, 2, 3, 2, 3])
    }

    /// Handling times by the row: sessions of ten minutes are halved and doubled, and as usual
    /// where nothing is said.
    @Test func handlingTimes() throws {
        func workload(_ rows: String, _ more: String = "") throws -> Workload {
            let demand = #"""
                {"trace": {"file": "t.csv", "intervalMinutes": 60, "day": "d", "time": "t",
                 "count": "n", "handleSeconds": "aht"\#(more)}}
                """#
            let text = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, demand)
                .replacing(#""horizonDays": 1,"#, with: #""warmUpDays": 1,"#)
            return try SmallDesk.workload(text, files: ["t.csv": "d;t;n;aht\n" + rows])
        }
        let rows = "1;00:00;5;300\n1;01:00;5;\n1;02:00;5;1200,0\n1;03:00;5;0\n"
        let factors = try #require(try workload(rows).scenario.demand.workFactor)
        let day = [0.5, 1, 2] + Array(repeating: 1.0, count: 21)
        #expect(factors.values == day + day)
        // An hour without a row is not between the times before and after it.
        let holes = "1;00:00;5;300\n1;02:00;5;\n1;03:00;5;300\n"
        let filled = try workload(holes, #", "missing": "interpolate""#)
        #expect(filled.scenario.demand.workFactor?.values.prefix(4) == [0.5, 1, 1, 0.5])
        let error = #expect(throws: InvalidWorkload.self) {
            try workload("1;00:00;5;long\n1;01:00;5;-3\n")
        }
        #expect(
            error?.problems.map(\.message) == [
                "\"long\" is not a time in seconds; so have another row"
            ])
        let missing = #expect(throws: InvalidWorkload.self) {
            try SmallDesk.workload(
                SmallDesk.text(
                    #"{"freshPerMonth": 3000}"#,
                    #"{"trace": {"file": "t.csv", "intervalMinutes": 60, "day": "d", "time": "t", "#
                        + #""count": "n", "handleSeconds": "aht"}}"#),
                files: ["t.csv": "d,t,n\n1,00:00,5\n"])
        }
        #expect(
            missing?.problems.map(\.message) == [
                "there is no column \"aht\" (found d, t, n)"
            ])
    }

    /// Or the first days are the warm-up, if the start says so, and the clock goes evenly in them.
    @Test func clocksChangeInAWarmUpOutOfTheRows() throws {
        let demand = #"""
            {"trace": {"file": "t.csv", "intervalMinutes": 60, "day": "d", "time": "t",
             "count": "n"}}
            """#
        let text = try SmallDesk.text(#"{"freshPerMonth": 3000}"#, demand).replacing(
            #""horizonDays": 1,"#,
            with: #""clockChanges": "eu", "start": "2024-10-28", "warmUpDays": 2,"#)
        let rows = "2024-10-26,00:00,5\n2024-10-28,00:00,5\n"
        let found = SmallDesk.problems(text, files: ["t.csv": "d,t,n\n" + rows])
        #expect(found.count == 1)
        #expect(
            found.first?.contains(
                "the clocks change in the warm-up, so that it does not begin with a row") == true,
            "\(found)")
    }

    /// Or the first days are the warm-up, if the start says so.
    @Test func aWarmUpOutOfTheRows() throws {
        let workload = try Self.workload(2...5, #", "warmUpDays": 1, "start": "2024-03-03""#)
        let plan = workload.scenario.measurement
        #expect(workload.scenario.demand.issues.values == [2, 3, 4, 5])
        #expect(
            plan.horizon == TimeSpan(seconds: 3 * 86_400) && plan.startMinuteOfWeek == 5 * 1_440)
    }
}
