import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Long work of the built tool that is killed and goes on: its result is that of undisturbed work.
@Suite(.enabled(if: ToolProcess.isBuilt), .serialized)
struct KilledRunTests {
    private let session: Session

    init() throws { session = try Session() }

    private func result(_ words: [String]) throws -> (code: Int32, text: String) {
        let file = session.folder + "/result"
        try? FileManager.default.removeItem(atPath: file)
        let ending = try ToolProcess(words + ["-o", "result"], in: session.folder).end()
        return (ending.code, (try? session.content("result")) ?? ending.messages)
    }

    @Test(arguments: [
        ["run", "small.json", "-r", "15", "--json", "--by", "hour", "-j", "2"],
        ["run", "small.json", "--precision", "10%", "--precise", "waitingSeconds", "--json"],
        ["compare", "small.json", "--variant", "more:humans.agents=7", "-r", "10", "--json"],
        [
            "staff", "theory/erlang-a-14", "--target", "serviceLevel>=0.8", "--horizon", "1h",
            "--max-replications", "40",
        ],
    ])
    func killedAtAnyMoment(words: [String]) throws {
        let began = Date()
        let undisturbed = try result(words)
        #expect(undisturbed.code == 0, "\(undisturbed.text)")
        let length = UInt32(1e6 * min(Date().timeIntervalSince(began), 5))
        var random = SplitMix64(seed: 11)
        for moment in 0..<3 {
            let kept = "kept-\(moment)"
            let words = words + ["--checkpoint", kept]
            let process = try ToolProcess(words, in: session.folder)
            usleep(UInt32.random(in: 0..<length, using: &random))
            process.send(SIGKILL)
            _ = process.end()
            #expect(try result(words) == undisturbed)
            // Everything is kept now, and says the same once more.
            #expect(try result(words) == undisturbed)
        }
    }

    /// Shards that are killed and sent again, and what they come to.
    @Test func killedShards() throws {
        let words = ["run", "small.json", "-r", "24", "--json"]
        let whole = try result(words)
        var random = SplitMix64(seed: 5)
        for number in 1...3 {
            let shard = words + ["--checkpoint", "part-{shard}", "--shard", "\(number)/3"]
            let process = try ToolProcess(shard, in: session.folder)
            usleep(UInt32.random(in: 0..<400_000, using: &random))
            process.send(SIGKILL)
            _ = process.end()
            #expect(try result(shard).code == 0)
        }
        #expect(try result(words + ["--checkpoint", "part-{shard}", "--shard", "all/3"]) == whole)
    }

    /// For how many replications there is time depends on the machine, and on what was kept.
    @Test func aTimeIsNoPlanToGoOnWith() throws {
        let words = [
            "staff", "theory/erlang-a-14", "--target", "serviceLevel>=0.8", "--checkpoint", "kept",
        ]
        for words in [words, words + ["--max-replications", "40", "--time", "5s"]] {
            let refused = try result(words)
            #expect(refused.code == 64)
            #expect(refused.text.contains("--checkpoint needs --max-replications"))
        }
    }

    @Test func anotherCommandIsRefused() throws {
        let words = ["run", "small.json", "-r", "2", "--checkpoint", "kept"]
        #expect(try result(words).code == 0)
        // What is done with a result is not part of what is simulated.
        #expect(try result(words + ["--json", "-j", "1"]).code == 0)
        let other = try result(words + ["--seed", "2"])
        #expect(other.code == 65)
        #expect(other.text.contains("--replications=2 --seed=2"))
        try Data(try session.content("small.json").utf8 + Data(" ".utf8))
            .write(to: URL(fileURLWithPath: session.folder + "/small.json"))
        #expect(try result(words).text.contains("workloads is"))
    }
}
