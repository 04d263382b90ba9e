import StrictJSON
import Testing

@testable import CommandLineTool

/// `run --batches`, `--warm-up auto` and `--precision`.
@Suite struct ParsedArgumentsOutputAnalysisTests {
    /// The small desk with demand and staffing that are the same at all times.
    private func run(_ words: String...) async throws -> Session.Ending {
        try await Session().run(["run", "{small.json}", "--no-figures"] + words)
    }

    @Test func batches() async throws {
        let ending = try await run("--batches", "8", "--horizon", "4d", "--json")
        #expect(ending.code == .success)
        let root = try ending.json()
        #expect(root["replications"]?.wholeNumber == 1)
        #expect(root["batches"]?["count"]?.wholeNumber == 8)
        #expect(root["batches"]?["seconds"]?.wholeNumber == 43_200)
        #expect(
            root["batches"]?["measures"]?["waitingSeconds"]?.keys == [
                "lagOneAutocorrelation", "dependence", "looksDependent",
            ])
        #expect(root["measures"]?["waitingSeconds"]?["halfWidth"]?.content != .null)
        #expect(root["precision"]?.content == .null && root["warmUps"]?.content == .null)
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard run small.json --replications 1 --seed 1 --set horizonDays=4 "
                        + "--batches 8 --no-figures"))
        let text = try await run("--batches", "8", "--horizon", "4d").output
        #expect(text.contains("1 replication of 4 days after 0 days of warm-up, seed 1; ± is"))
        #expect(text.contains("Intervals from 8 batches of 12.0 hours;"))
    }

    @Test func aWarmUpThatIsFound() async throws {
        let words = ["--warm-up", "auto", "--horizon", "3d", "-r", "3"]
        let session = try Session()
        let start = ["run", "{small.json}", "--no-figures"] + words
        let root = try await session.run(start + ["--json"]).json()
        let found = try #require(root["warmUps"])
        #expect(
            found.keys == [
                "method", "minimumSeconds", "medianSeconds", "maximumSeconds", "replications",
            ])
        #expect(found["replications"]?.elements.count == 3)
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard run small.json --replications 3 --seed 1 --set horizonDays=3 "
                        + "--warm-up auto --no-figures"))
        let text = await session.run(start).output
        #expect(text.contains("3 replications of 3 days after a warm-up of their own, seed 1"))
        #expect(text.contains("Warm-up found by MSER-5 on the mean number of customers in the"))
    }

    @Test func aPrecision() async throws {
        let reached = try await run(
            "--precision", "10%", "--precise", "endToEndMinutes", "--json")
        let root = try reached.json()
        let precision = try #require(root["precision"])
        #expect(
            precision.keys == [
                "relative", "reached", "replicationsNeeded", "mostReplications", "measures",
            ])
        #expect(precision["reached"]?.content == .boolean(true))
        #expect(precision["measures"]?.keys == ["endToEndMinutes"])
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard run small.json --replications 10 --seed 1 --precision 10% "
                        + "--precise endToEndMinutes --no-figures"))
        let missed = try await run(
            "--precision", "0.001", "--precise", "endToEndMinutes", "--max-replications", "6", "-r",
            "2")
        #expect(missed.code == .success)
        #expect(missed.output.contains("6 replications of 0.5 days"))
        #expect(missed.output.contains("Precision not reached after 6 replications; about "))
    }

    @Test(arguments: [
        (["--precision", "abc"], "error: 'abc' is not a size for --precision\n"),
        (
            ["--precision", "2%", "--precise", "waitingSecond"],
            "Did you mean 'waitingSeconds'?"
        ),
        (["--precision", "0"], "error: '0' is not a size for --precision\n"),
        (["--precision", "1"], "a precision without % is a half-width in the unit of one measure"),
        (["--precise", "occupancy"], "error: --precise needs --precision\n"),
        (["--max-replications", "9"], "error: --max-replications needs --precision\n"),
        (["--batches", "4", "-r", "2"], "error: --batches cuts up one long replication\n"),
        (["--batches", "1"], "error: '1' is not valid for --batches: "),
        (["--warm-up", "aut"], "Did you mean 'auto'?"),
        (["--warm-up", "8"], "must be auto or a duration such as"),
        (["--precision", "5%", "--precise", "trueResolutionRate"], "does not apply to this"),
    ])
    func refusals(words: [String], message: String) async throws {
        let ending = try await Session().run(["run", "{small.json}"] + words)
        #expect(ending.code == .usage)
        #expect(ending.messages.contains(message), "\(ending.messages)")
        #expect(ending.output.isEmpty)
    }

    /// Sixty years of patience and too few agents: the queue grows as long as anyone looks.
    @Test func noSteadyState() async throws {
        let ending = try await run(
            "--warm-up", "auto", "--horizon", "2d", "-r", "2", "--set", "humans.agents=1", "--set",
            "humans.patienceMinutes.mean=30000000")
        #expect(ending.code == .failure)
        #expect(ending.messages.contains("no steady state found in 2 of 2 replications"))
        #expect(ending.output.isEmpty)
    }
}
