import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

@Suite struct TraceTableTests {
    private let header = "day,start,calls\n"

    private func read(
        _ text: String, intervalMinutes: Int = 360
    ) -> (Timetable<Double>?, [String]) {
        let table = TraceTable(
            columns: Inputs.Trace {
                ($0.day, $0.time, $0.count) = ("day", "start", "calls")
                $0.intervalMinutes = intervalMinutes
            })
        let (timetable, problems) = table.timetable(of: SourceText(name: "t.csv", text: text))
        return (timetable, problems.map { "\($0.location): \($0.message)" })
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
        ("day,start,calls\n1,00:00,\n", [#"t.csv:2:1: "" is not a count"#]),
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
            [#"t.csv:2:1: "24:00" is not the start HH:MM of an interval of 360 min"#]
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
             "count": "calls"}, "arrivals": "replay"}
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
                #"7:33: a replay needs whole counts; use "poisson" for expected ones"#
            ])
        #expect(
            SmallDesk.problems(text, files: ["t.csv": header + "1,00:00,-5\n"]) == [
                #"t.csv:2:1: "-5" is not a count"#
            ])
    }
}
