import Experiments
import StrictJSON
import Testing
import Workloads

@testable import Reports

/// A sweep written as NDJSON and read back.
@Suite struct SweepFileTests {
    private let measures = Measure.all.filter { ["offered", "serviceLevel"].contains($0.name) }

    private func lines(_ tasks: Range<Int> = 0..<4) throws -> [String] {
        let source = try #require(WorkloadLibrary.source(named: "hybrid"))
        let plan = try SweepPlan([Variation("ai.whenFull=human,reject")], replications: 2)
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: tasks, seed: 1, measures: measures, command: "switchboard sweep hybrid")
        let rows = tasks.map { task in
            SweepRows.ndjson.rows(
                SweepRecord(
                    task: task, replication: task % 2,
                    settings: plan.settings(ofCombination: task / 2),
                    values: [Double(task) / 8, task == 2 ? nil : 0.1]),
                of: header)
        }
        return [SweepRows.ndjson.head(header)] + rows
    }

    private func read(_ lines: [String]) throws -> SweepFile {
        try SweepFile(reading: SourceText(name: "s", text: lines.joined()))
    }

    private func problems(_ lines: [String]) -> [String] {
        do {
            _ = try read(lines)
            return []
        } catch {
            return (error as? InvalidSweepFile)?.problems.map { "\($0.location): \($0.message)" }
                ?? ["\(error)"]
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let file = try read(try lines())
        #expect(file.measures == ["offered", "serviceLevel"])
        #expect(file.tasks == 0...3)
        #expect(file.missing == [])
        #expect(file.values == [0: [0, 0.1], 1: [0.125, 0.1], 2: [0.25, nil], 3: [0.375, 0.1]])
        #expect(
            file.header["vary"]?.value(at: JSONPath([.index(0), .key("path")]))?.content
                == .string("ai.whenFull"))
        #expect(try lines()[3].contains(#""set":{"ai.whenFull":"reject"}"#))
    }

    /// The header of a large sweep is not larger than its rows.
    @Test func longRangesAreNotWrittenOut() throws {
        let source = try #require(WorkloadLibrary.source(named: "theory/erlang-a-14"))
        let plan = try SweepPlan(
            [Variation("humans.agents=1:20000:1"), Variation("humans.shrinkage=0,0.3")],
            replications: 1)
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: 0..<2, seed: 1, measures: measures, command: "")
        let line = SweepRows.ndjson.head(header)
        #expect(
            line.contains(
                #"{"path":"humans.agents","count":20000,"range":"1:20000:1"},"#
                    + #"{"path":"humans.shrinkage","values":[0,0.3]}"#))
    }

    @Test func tasksMayBeMissingAndInAnyOrder() throws {
        let lines = try lines()
        #expect(try read([lines[0], lines[4], lines[2]]).missing == [0, 2])
        #expect(try read([lines[0]]).missing == [0, 1, 2, 3])
        #expect(try read(self.lines(1..<3)).missing == [])
    }

    @Test func mistakes() throws {
        let lines = try lines()
        #expect(problems([]) == ["s: has no header"])
        #expect(problems([lines[1]]) == ["s, line 1:1:1: is not the header of a sweep"])
        #expect(
            problems([lines[0], lines[1], lines[2], lines[1], "{}\n", "[\n"]) == [
                "s, line 4:1:1: task 0 is there twice", "s, line 5:1:1: is not a task of a sweep",
                "s, line 6:1:1: '[' is never closed",
            ])
        #expect(
            problems([try self.lines(0..<2)[0], lines[4]])
                == ["s, line 2:1:1: task 3 is not one of 0 to 1"])
        #expect(
            problems([lines[0], lines[1].replacing(#""offered":0"#, with: #""offered":"x""#)])
                == ["s, line 2:1:1: task 0 has no number for offered"])
        #expect(
            problems([lines[0].replacing(#""last":3"#, with: #""last":4"#)])
                == ["s, line 1:1:1: the header has no range of tasks"])
    }

    @Test func csvQuotesWhatItMust() throws {
        let plan = try SweepPlan([Variation("humans.rates=[1],[1,2]")], replications: 1)
        let record = SweepRecord(
            task: 1, replication: 0, settings: plan.settings(ofCombination: 1),
            values: [3, nil])
        let source = try #require(WorkloadLibrary.source(named: "hybrid"))
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: 0..<2, seed: 1, measures: measures, command: "")
        #expect(
            SweepRows.csv.rows(record, of: header)
                == "1,0,\"[1,2]\",offered,3,conversations\r\n"
                + "1,0,\"[1,2]\",serviceLevel,,share\r\n")
    }
}
