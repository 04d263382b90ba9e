import Foundation
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
            name: "staff",
            words: ["staff", "{small.json}", "--target", "abandonmentRate<=10%", "-r", "3"]
                + ["--max-replications", "20", "--shifts", "8h:1h@4h/0,4,8,12,16,20"]),
    ]

    /// `SWITCHBOARD_RECORD=1 swift test --filter GoldenReportTests` records them anew.
    @Test(arguments: reports)
    func isTheRecordedOne(golden: Golden) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/\(golden.name).txt")
        let ending = await (try Session()).run(golden.words)
        #expect(ending.code == .success)
        if ProcessInfo.processInfo.environment["SWITCHBOARD_RECORD"] != nil {
            try ending.output.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(Self.difference(recorded, ending.output) == nil)
    }

    /// The first line in which two texts differ.
    private static func difference(_ recorded: String, _ printed: String) -> String? {
        guard Array(recorded.utf8) != Array(printed.utf8) else { return nil }
        func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let pairs = zip(lines(recorded), lines(printed))
        guard let (number, (old, new)) = pairs.enumerated().first(where: { $1.0 != $1.1 }) else {
            return "one of them goes on"
        }
        return "line \(number + 1) was '\(old)' and is '\(new)'"
    }

    @Test func anyDifferenceIsSeen() {
        #expect(Self.difference("a\nb\n", "a\nb\n") == nil)
        #expect(Self.difference("a\nb\n", "a\nc\n") == "line 2 was 'b' and is 'c'")
        #expect(Self.difference("a", "a\n") == "one of them goes on")
    }
}
