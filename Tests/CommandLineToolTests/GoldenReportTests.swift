import TestSupport
import Testing

@testable import CommandLineTool

/// Printed reports are, to the byte, those in the folder `Golden`.
@Suite struct GoldenReportTests {
    /// The name of a recorded report, and the command that prints it.
    struct Golden: Sendable, CustomTestStringConvertible {
        let name: String
        let words: [String]

        var testDescription: String { name }
    }

    private static let hour = ["--set", "horizonDays=0.04", "--set", "warmUpDays=0"]

    private static let reports = [
        Golden(name: "claims", words: ["claims"]),
        Golden(
            name: "run",
            words: ["run", "theory/ai-threshold", "-r", "2", "--by", "intent"] + hour),
        Golden(
            name: "compare",
            words: ["compare", "{small.json}", "--set", "humans.agents=2", "-r", "5"]
                + ["--variant", "more:humans.agents=3", "--minimise", "waitingSeconds"]
                + ["--max-replications", "20", "--sensitivity"]),
        Golden(
            name: "tune",
            words: ["tune", "theory/ai-threshold", "-r", "2", "--max-replications", "4"]
                + ["--minimise", "abandonmentRate", "--vary", "ai.escalation.threshold=0.3,0.6"]
                + hour),
        Golden(
            name: "calibrate",
            words: ["calibrate", "{small.json}", "-r", "3", "--input", "demand.freshPerMonth"]
                + ["--to", "offered=300", "--verbose"]),
        Golden(
            name: "staff",
            words: ["staff", "{small.json}", "--target", "abandonmentRate<=10%", "-r", "3"]
                + ["--max-replications", "20", "--shifts", "8h:1h@4h/0,4,8,12,16,20"]),
    ]

    /// `SWITCHBOARD_RECORD=1 swift test --filter GoldenReportTests` records them anew.
    @Test(arguments: reports)
    func isTheRecordedOne(golden: Golden) async throws {
        let ending = await (try Session()).run(golden.words, environment: ["COLUMNS": "100"])
        #expect(ending.code == .success)
        let recorded = RecordedFile("Golden/\(golden.name).txt")
        #expect(try recorded.difference(from: ending.output) == nil)
    }
}
