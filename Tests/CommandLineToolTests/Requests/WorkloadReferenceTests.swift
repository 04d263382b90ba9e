import StrictJSON
import Testing
import Workloads

@testable import CommandLineTool

/// Where workloads come from.
@Suite struct WorkloadReferenceTests {
    @Test func bundledNamesAndFiles() throws {
        let session = try Session()
        let bundled = try WorkloadReference("theory/m-m-1")
        #expect(bundled.path == nil)
        #expect(bundled.canonicalName == "theory/m-m-1")
        #expect(try bundled.workload().name == "theory/m-m-1")
        let file = try WorkloadReference(session.path("small.json"))
        #expect(file.canonicalName == "small.json")
        #expect(try file.workload().name == "small")
    }

    /// A command that is printed does what the one that was typed did.
    @Test func commandsNameFilesAsTheyWereTyped() throws {
        let session = try Session()
        #expect(try WorkloadReference("theory/m-m-1").typedName == "theory/m-m-1")
        let path = session.path("small.json")
        #expect(try WorkloadReference(path).typedName == path)
        #expect(try WorkloadReference(path).nameInResults == "small.json")
        #expect(WorkloadReference.typed("-x.json") == "./-x.json")
        #expect(WorkloadReference.typed("-") == "-")
    }

    @Test func baselinesAndTracesAreSoughtBesideTheFile() async throws {
        let session = try Session()
        let own = Session.workload.replacing(
            "\"horizonDays\"", with: "\"baseline\": \"small.json\", \"horizonDays\"")
        try session.write(own, to: "own.json")
        let root = try await session.run("run", "{own.json}", "-r", "2", "--json").json()
        let measures = try #require(root["measures"])
        let before = try #require(measures["baseline.offered"])
        // The same workload, but other customers: the baseline is not paired.
        #expect(JSONOutput(before).text() != JSONOutput(try #require(measures["offered"])).text())
        #expect(measures["occupancyChange"] != nil)

        let trace = Session.workload.replacing(
            #"{"freshPerMonth": 9000}"#,
            with: #"""
                {"trace": {"file": "t.csv", "intervalMinutes": 360, "day": "d", "time": "t",
                 "count": "n"}, "arrivals": "replay"}
                """#)
        try session.write(trace, to: "trace.json")
        let missing = await session.run("run", "{trace.json}")
        #expect(missing.code == .badData)
        #expect(missing.messages.contains("cannot read 'DIR/t.csv': there is no such file"))
        try session.write("d,t,n\n1,00:00,40\n1,06:00,25\n", to: "t.csv")
        let replayed = try await session.run("run", "{trace.json}", "-r", "2", "--json").json()
        #expect(replayed["measures"]?["issues"]?["mean"]?.wholeNumber == 65)
        #expect(replayed["measures"]?["issues"]?["halfWidth"]?.wholeNumber == 0)

        try session.write(own.replacing("small.json", with: "none.json"), to: "own.json")
        #expect(await session.run("run", "{own.json}").code != .success)
    }

    /// 25 rows of one call each, two o'clock twice.
    @Test func aTraceOfTheDayOnWhichClocksArePutBack() async throws {
        let session = try Session()
        let hours = [0, 1, 2, 2] + Array(3..<24)
        let rows = hours.map { "2024-10-27,\($0 < 10 ? "0" : "")\($0):00,1\n" }
        try session.write("day,time,count\n" + rows.joined(), to: "calls.csv")
        func desk(_ members: String) -> String {
            #"""
            {"format": 1, "name": "night", "title": "The night of the clocks",\#(members)
              "demand": {"trace": {"file": "calls.csv", "intervalMinutes": 60, "day": "day",
                "time": "time", "count": "count"}, "arrivals": "replay"},
              "humans": {"agents": 3, "sessionMinutes": {"distribution": "constant", "value": 5}}}
            """#
        }
        try session.write(desk(""), to: "night.json")
        let refused = await session.run("validate", "{night.json}")
        #expect(refused.code == .badData)
        #expect(
            refused.messages.contains(
                "calls.csv:5:1: error: this interval has a row already; if the clocks were put "
                    + "back then, say clockChanges\n"))
        try session.write(
            desk(#" "start": "2024-10-27", "clockChanges": "eu","#), to: "night.json")
        let ending = await session.run(
            "run", "{night.json}", "-r", "2", "--json", "--by", "hourOfWeek", "--by", "hour")
        #expect(ending.code == .success && ending.messages.isEmpty)
        let root = try ending.json()
        #expect(root["measures"]?["issues"]?["mean"]?.wholeNumber == 25)
        #expect(root["measures"]?["humanHandled"]?["mean"]?.wholeNumber == 25)
        func offered(_ dimension: String, _ part: Int) -> Int? {
            root["breakdowns"]?[dimension]?["\(part)"]?["offered"]?["mean"]?.wholeNumber
        }
        #expect(
            (144..<168).map { offered("hourOfWeek", $0) } == [1, 1, 2]
                + Array(repeating: 1, count: 21))
        #expect(offered("hour", 2) == 2 && offered("hour", 3) == 1)
    }
}
