import Foundation
import TestSupport
import Testing
import WorkloadTestSupport

@testable import CommandLineTool

/// Checkpoints whose sums are right and which hold what no run would have kept: they are refused,
/// or are of no consequence, and never end the process.
@Suite struct ForgedCheckpointTests {
    private typealias Layout = ForgedReplication.Layout

    /// Commands that keep replications, with what they keep.
    private static let commands: [(words: [String], isFocused: Bool)] = [
        (["run", "{small.json}", "-r", "2", "--by", "hour", "--by", "intent", "--json"], false),
        (["run", "{small.json}", "-r", "2"], false),
        (["run", "{long.json}", "-r", "1", "--batches", "4"], false),
        (["run", "{long.json}", "-r", "2", "--warm-up", "auto", "--csv"], false),
        (["compare", "{small.json}", "--variant", "more:humans.agents=7", "-r", "2"], false),
        (
            [
                "tune", "{small.json}", "--vary", "humans.agents=5,6", "--maximise",
                "serviceLevel", "--max-replications", "4",
            ], false
        ),
        (
            [
                "staff", "{small.json}", "--target", "waitingSecondsP95<=600", "--max-replications",
                "10",
            ], true
        ),
    ]

    /// A build that is not optimised takes ten times as long.
    private static let isDebug = _isDebugAssertConfiguration()

    private let session: Session

    init() throws {
        session = try Session()
        let long = Session.workload.replacingOccurrences(
            of: "\"horizonDays\": 0.5", with: "\"horizonDays\": 40")
        try session.write(long, to: "long.json")
    }

    private var path: String { session.path("kept") }

    /// What a command keeps.
    private func kept(by words: [String]) async throws -> ForgedCheckpoint {
        try? FileManager.default.removeItem(atPath: path)
        let ending = await session.run(words + ["--checkpoint", path])
        #expect([.success, .targetMissed].contains(ending.code), "\(ending.messages)")
        return ForgedCheckpoint([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    /// How the command ends that finds this.
    private func ending(
        of words: [String], with file: ForgedCheckpoint
    ) async throws -> Session.Ending {
        try Data(file.bytes).write(to: URL(fileURLWithPath: path))
        return await session.run(words + ["--checkpoint", path])
    }

    private static func isRefused(_ ending: Session.Ending) -> Bool {
        ending.code == .badData && ending.messages.contains("does not hold what this command keeps")
            && ending.messages.contains("cannot be read. Remove the file to begin anew.")
    }

    @Test(arguments: commands.indices)
    func whatIsTakenApartIsTheSame(command: Int) async throws {
        let (words, isFocused) = Self.commands[command]
        let file = try await kept(by: words)
        #expect(!file.replications.isEmpty)
        for (_, bytes) in file.replications {
            let forged = try ForgedReplication(bytes, isFocused ? .focused : .whole)
            #expect(forged.bytes == bytes)
        }
        let (first, again) = (
            await session.run(words), try await ending(of: words, with: file)
        )
        #expect(first.output == again.output && first.code == again.code)
    }

    /// Every list of a replication too short, too long, empty, or with a length that it has not.
    @Test(arguments: isDebug ? [6] : [0, 2, 3, 4, 6])
    func shapesAreRefused(command: Int) async throws {
        let (words, isFocused) = Self.commands[command]
        let file = try await kept(by: words)
        let first = try #require(file.replications.first)
        let layout: Layout = isFocused ? .focused : .whole
        // A list of the replication, or one of the checks in it, which are its tenth part.
        var places = (0..<11).map { [0, $0] } + (0..<10).map { [0, 9, $0] } + [[]]
        if isFocused { places = places.map { [3] + $0 } + [[0], [1], [2]] }
        var refused = 0
        for place in places {
            for way in 0..<ForgedReplication.waysToChangeALength {
                var (forged, choices) = (try ForgedReplication(first.bytes, layout), place[...])
                forged.change { bound in
                    choices.popFirst()
                        ?? max(0, bound - ForgedReplication.waysToChangeALength + way)
                }
                var other = file
                other.replications[0].bytes = forged.bytes
                guard forged.bytes != first.bytes else { continue }
                let ending = try await ending(of: words, with: other)
                // What is no list is a number, of which some may be.
                if ending.code == .success { continue }
                #expect(Self.isRefused(ending), "\(place) \(way): \(ending.messages)")
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    /// Numbers that no run comes to.
    @Test(arguments: commands.indices)
    func numbersEndNothing(command: Int) async throws {
        let (words, isFocused) = Self.commands[command]
        let file = try await kept(by: words)
        var random = SplitMix64(seed: UInt64(command))
        for _ in 0..<(Self.isDebug ? 10 : 600) {
            var other = file
            let number = Int.random(in: file.replications.indices, using: &random)
            let layout: Layout = isFocused ? .focused : .whole
            var forged = try ForgedReplication(file.replications[number].bytes, layout)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                forged.change { Int.random(in: 0..<$0, using: &random) }
            }
            other.replications[number].bytes = forged.bytes
            let ending = try await ending(of: words, with: other)
            #expect(
                ending.code != .internalError || ending.messages.contains("contradicts itself"),
                "\(ending.messages)")
        }
    }

    /// A count below 0, and one that no run reaches.
    @Test func countsAreOfRuns() async throws {
        let words = Self.commands[0].words
        let file = try await kept(by: words)
        let first = try #require(file.replications.first)
        for value in [-1, 1 << 41, Int.max, .min] {
            let word = try #require(ForgedReplication.words.firstIndex(of: Int64(value)))
            // The conversations offered of the run, and those of its first hour.
            for place in [[0, 0, 0], [0, 9, 1, 0, 0]] {
                var (forged, choices) = (
                    try ForgedReplication(first.bytes, .whole), (place + [word])[...]
                )
                forged.change { _ in choices.popFirst() ?? 0 }
                var other = file
                other.replications[0].bytes = forged.bytes
                #expect(Self.isRefused(try await ending(of: words, with: other)))
            }
        }
    }

    /// A shard is refused by whoever puts all of them together, and the others are not touched.
    @Test func shardsAreRefused() async throws {
        let words = [
            "run", "{small.json}", "-r", "4", "--checkpoint", session.path("part-{shard}"),
        ]
        for number in 1...2 {
            #expect(await session.run(words + ["--shard", "\(number)/2"]).code == .success)
        }
        let path = URL(fileURLWithPath: session.path("part-2-of-2"))
        var file = ForgedCheckpoint([UInt8](try Data(contentsOf: path)))
        var forged = try ForgedReplication(file.replications[0].bytes, .whole)
        var choices = [0, 4, 0][...]
        forged.change { choices.popFirst() ?? $0 - 2 }
        file.replications[0].bytes = forged.bytes
        try Data(file.bytes).write(to: path)
        let ending = await session.run(words + ["--shard", "all/2"])
        #expect(ending.code == .badData)
        // Which replication is kept first is up to the threads.
        let number = file.replications[0].number
        #expect(ending.messages.contains("replication \(number) cannot be read"), "\(ending)")
        #expect(ending.messages.contains("Remove the file and do its shard again."))
        #expect(try Data(contentsOf: path) == Data(file.bytes))
    }
}
