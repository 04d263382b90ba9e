import Experiments
import StrictJSON
import Testing
import Workloads

@testable import Reports

/// A sweep written as NDJSON, or as CSV, and read back.
@Suite struct SweepPartTests {
    private let measures = Measure.all.filter { ["offered", "serviceLevel"].contains($0.name) }

    private func lines(_ tasks: Range<Int> = 0..<4) throws -> [String] {
        let source = try #require(WorkloadLibrary.source(named: "hybrid"))
        let plan = try SweepPlan([Variation("ai.whenFull=human,reject")], replications: 2)
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: SweepTasks(tasks), seed: 1, measures: measures,
            command: "switchboard sweep hybrid")
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

    private func part(_ line: String) throws -> SweepPart {
        try SweepPart(reading: SourceText(name: "s", text: line))
    }

    private func problem(_ line: String) -> String? {
        do {
            _ = try part(line)
            return nil
        } catch {
            return (error as? InvalidSweepPart)?.problems.first.map {
                "\($0.location): \($0.message)"
            }
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let lines = try lines()
        let part = try part(lines[0])
        #expect(part.measures.map(\.name) == ["offered", "serviceLevel"])
        #expect(Array(part.tasks) == [0, 1, 2, 3])
        #expect(lines[3].contains(#""set":{"ai.whenFull":"reject"}"#))
        var format = SweepRowFormat(part)
        let numbers = lines.dropFirst().map { line -> [Double?] in
            let bytes = Array(line.utf8)
            return format.values(in: bytes, 0..<bytes.count - 1)
                .map { SweepRowFormat.numbers(in: bytes, $0) } ?? []
        }
        #expect(numbers == [[0, 0.1], [0.125, 0.1], [0.25, nil], [0.375, 0.1]])
    }

    /// Whatever byte of a row is changed, but for digits of its values, or where it is cut.
    @Test func damagedRowsAreSeen() throws {
        let lines = try lines()
        var format = SweepRowFormat(try part(lines[0]))
        let row = Array(lines[3].utf8.dropLast())
        #expect(format.values(in: row, row.indices) != nil)
        for place in row.indices {
            for byte in [0, UInt8(ascii: "x"), UInt8(ascii: "\""), row[place] ^ 64]
            where byte != row[place] {
                var damaged = row
                damaged[place] = byte
                #expect(format.values(in: damaged, damaged.indices) == nil)
            }
            #expect(format.values(in: row, 0..<place) == nil)
        }
        #expect(format.values(in: row + row, 0..<2 * row.count) == nil)
    }

    @Test func partsOfOneSweepDifferInTheirTasksOnly() throws {
        let (whole, some) = (try part(lines()[0]), try part(lines(1..<3)[0]))
        #expect(whole.difference(of: some) == nil)
        #expect(whole.differenceInTasks(of: some) == "first is 1 and not 0")
        #expect(JSONOutput(some.whole).text() + "\n" == (try lines()[0]))
        let other = try part(lines()[0].replacing(#""seed":1"#, with: #""seed":2"#))
        #expect(whole.difference(of: other) == "seed is 2 and not 1")
    }

    /// The header of a large sweep is not larger than its rows.
    @Test func longRangesAreNotWrittenOut() throws {
        let source = try #require(WorkloadLibrary.source(named: "theory/erlang-a-14"))
        let plan = try SweepPlan(
            [Variation("humans.agents=1:20000:1"), Variation("humans.shrinkage=0,0.3")],
            replications: 1)
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: SweepTasks(0..<2), seed: 1, measures: measures, command: "")
        let line = SweepRows.ndjson.head(header)
        #expect(
            line.contains(
                #"{"path":"humans.agents","count":20000,"range":"1:20000:1"},"#
                    + #"{"path":"humans.shrinkage","values":[0,0.3]}"#))
    }

    @Test func mistakes() throws {
        let head = try lines()[0]
        #expect(try problem(lines()[1]) == "s:1:1: is not the header of a sweep")
        #expect(problem("[") == "s:1:1: '[' is never closed")
        for (old, new, message) in [
            (#""last":3"#, #""last":4"#, "the header has no range of tasks"),
            (#""last":3"#, #""last":3,"shard":"5/4""#, "the header has no shard that there is"),
            (#""replications":2"#, #""replications":4"#, "the header's tasks are not its"),
            (#""measures":"#, #""measure":"#, "the header has no list of measures"),
            (#""values":["human","reject"]"#, #""range":"1:2""#, "has no range of values"),
        ] {
            let found = problem(head.replacing(old, with: new))
            #expect(found?.contains(message) == true, "\(found ?? "")")
        }
    }

    @Test func csvQuotesWhatItMust() throws {
        let plan = try SweepPlan([Variation("humans.rates=[1],[1,2]")], replications: 1)
        let record = SweepRecord(
            task: 1, replication: 0, settings: plan.settings(ofCombination: 1),
            values: [3, nil])
        let source = try #require(WorkloadLibrary.source(named: "hybrid"))
        let header = SweepHeader(
            version: "9", workload: try Workload(reading: source), settings: [], plan: plan,
            tasks: SweepTasks(0..<2), seed: 1, measures: measures, command: "")
        #expect(
            SweepRows.csv.rows(record, of: header)
                == "1,0,\"[1,2]\",offered,3,conversations\r\n"
                + "1,0,\"[1,2]\",serviceLevel,,share\r\n")
    }
}
