import Foundation
import Testing

@testable import CommandLineTool

/// Replications that are done apart: what the files of all shards come to is the result of all at
/// once.
@Suite struct ReplicationDivisionTests {
    private let session: Session

    init() throws { session = try Session() }

    private func shard(_ words: [String], _ shard: String) async -> Session.Ending {
        await session.run(words + ["--checkpoint", "{part}-{shard}", "--shard", shard])
    }

    @Test(arguments: [
        ["run", "{small.json}", "-r", "7", "--json", "--by", "hour"],
        ["compare", "{small.json}", "--variant", "more:humans.agents=7", "-r", "4"],
    ])
    func shardsAreTheWhole(words: [String]) async throws {
        let whole = await session.run(words)
        for number in [3, 1] {
            let part = await shard(words, "\(number)/3")
            #expect(part.code == .success)
            #expect(part.output == "")
            #expect(part.messages.hasPrefix("shard \(number)/3: "))
            // Sent again there is nothing to do, and the same is said.
            #expect(await shard(words, "\(number)/3").messages == part.messages)
        }
        let missing = await shard(words, "all/3")
        #expect(missing.code == .incomplete)
        #expect(missing.output == "")
        #expect(missing.messages.contains("Shards of 3 to do again: --array=2\n"))
        #expect(!FileManager.default.fileExists(atPath: session.path("part-2-of-3")))
        #expect(await shard(words, "2/3").code == .success)
        let joined = await shard(words, "all/3")
        #expect(joined.code == .success, "\(joined.messages)")
        #expect(joined.output == whole.output)
    }

    /// A file that was cut off has its shard done again, from there.
    @Test func aShardThatWasKilled() async throws {
        let words = ["run", "{small.json}", "-r", "6", "--json"]
        for number in 1...2 { #expect(await shard(words, "\(number)/2").code == .success) }
        let whole = await shard(words, "all/2").output
        let path = session.path("part-1-of-2")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.dropLast(9).write(to: URL(fileURLWithPath: path))
        let missing = await shard(words, "all/2")
        #expect(missing.code == .incomplete)
        #expect(missing.messages.contains("--array=1\nTasks: 4\n"))
        #expect(await shard(words, "1/2").code == .success)
        #expect(await shard(words, "all/2").output == whole)
    }

    @Test func anotherCommandIsRefused() async {
        let words = ["run", "{small.json}", "-r", "4", "--json"]
        #expect(await shard(words, "1/2").code == .success)
        let other = await shard(words + ["--seed", "2"], "all/2")
        #expect(other.code == .badData)
        #expect(other.messages.contains("has replications of another command"))
    }

    @Test(arguments: [
        (["-r", "4", "--shard", "1/2"], "--shard needs --checkpoint"),
        (["--shard", "1/2", "--checkpoint", "{p}"], "--shard needs --replications"),
        (["-r", "4", "--checkpoint", "{p}{shard}"], "has no meaning without --shard"),
        (["-r", "4", "--checkpoint", "{p}", "--shard", "all/2"], "needs '{shard}'"),
        (["-r", "4", "--checkpoint", "{p}", "--shard", "all/0"], "is not a number of shards"),
        (["-r", "4", "--checkpoint", "{p}", "--shard", "3/2"], "is not a shard"),
        (
            ["-r", "4", "--checkpoint", "{p}", "--shard", "1/2", "--precision", "2%"],
            "--shard and --precision exclude each other"
        ),
    ])
    func whatShardsNeed(words: [String], message: String) async {
        let ending = await session.run(["run", "{small.json}"] + words)
        #expect(ending.code == .usage)
        #expect(ending.messages.contains(message), "\(ending.messages)")
    }

    /// A shard that no machine word can be divided by; found by trying all options.
    @Test func strangeShards() async {
        let most = "\(Int.max)/\(Int.max)"
        let ending = await session.run([
            "sweep", "{small.json}", "--vary", "humans.agents=5,6", "--ndjson", "--shard", most,
        ])
        #expect(ending.code == .usage)
        #expect(ending.messages.contains("is not a shard"))
    }
}
