import StrictJSON
import Testing
import Workloads

@testable import CommandLineTool

/// Where workloads come from.
@Suite struct WorkloadArgumentsTests {
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
}
