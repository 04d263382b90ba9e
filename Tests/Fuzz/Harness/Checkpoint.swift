import Foundation
import StrictJSON
import WorkloadTestSupport

@testable import CommandLineTool

/// What is kept of a replication, and the file that it is kept in.
enum Checkpoint {
    /// A day of a small desk that uses what a desk can.
    static let desk = """
        {
          "format": 1, "name": "small", "title": "A small desk", "horizonDays": 0.25,
          "demand": {"freshPerMonth": 3000},
          "ai": {"share": 0.5, "containment": 0.4,
            "sessionMinutes": {"distribution": "lognormal", "mean": 2, "cv": 1}},
          "humans": {"agents": 3, "rates": [1, 1.6],
            "sessionMinutes": {"distribution": "exponential", "mean": 10},
            "patienceMinutes": {"distribution": "exponential", "mean": 5}},
          "repeats": {"afterAI": 0.3, "afterHuman": 0.1},
          "assumptions": {"demand": "a test", "ai": "a test", "humans": "a test",
            "repeats": "a test"}
        }
        """

    /// A command that keeps replications, and the file in which it did.
    private struct Command {
        let words: [String]
        let layout: ForgedReplication.Layout
        let file: ForgedCheckpoint

        init(_ words: [String], _ layout: ForgedReplication.Layout = .whole) {
            let path = Tool.write(Array(desk.utf8), "desk.json")
            self.words = [words[0], path] + words.dropFirst() + ["--checkpoint", Self.path]
            self.layout = layout
            try? FileManager.default.removeItem(atPath: Self.path)
            Tool.run(self.words)
            guard let kept = FileManager.default.contents(atPath: Self.path) else {
                fatalError("\(words): nothing was kept")
            }
            file = ForgedCheckpoint([UInt8](kept))
        }

        private static let path = "\(Tool.folder)/kept"

        /// Finds the file so.
        func run(_ file: ForgedCheckpoint) {
            _ = Tool.write(file.bytes, "kept")
            Tool.run(words)
        }
    }

    private static let commands = [
        Command(["run", "-r", "2", "--by", "hour", "--by", "intent", "--json"]),
        Command(["run", "-r", "3"]),
        Command(["compare", "--variant", "more:humans.agents=4", "-r", "2"]),
        Command(
            [
                "staff", "--target", "serviceLevel>=0.5", "--target", "waitingSecondsP95<=3000",
                "--max-replications", "6",
            ], .focused),
        Command([
            "tune", "--vary", "humans.agents=2,3", "--maximise", "serviceLevel",
            "--max-replications", "4",
        ]),
        Command(["run", "-r", "2", "--csv", "--by", "day"]),
    ]

    /// The first byte says what the rest is: a file after its first line (F), a replication (R), or
    /// what to change of replications that were kept. The sums are right, but for F.
    static func feed(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard let way = rest.popFirst() else { return }
        if way == UInt8(ascii: "F") { return feed(file: Array(rest)) }
        let command = commands[Int(rest.popFirst() ?? 0) % commands.count]
        var file = command.file
        guard way != UInt8(ascii: "R") else {
            file.replications[0].bytes = Array(rest)
            return command.run(file)
        }
        let number = Int(way) % file.replications.count
        guard var forged = try? ForgedReplication(file.replications[number].bytes, command.layout)
        else { fatalError("what was kept cannot be taken apart") }
        // A change takes five bytes at most; the changes of a long input make no difference.
        for _ in 0..<20 where !rest.isEmpty {
            forged.change { bound in
                guard bound > 256 else { return Int(rest.popFirst() ?? 0) % max(1, bound) }
                return (Int(rest.popFirst() ?? 0) << 8 | Int(rest.popFirst() ?? 0)) % bound
            }
        }
        file.replications[number].bytes = forged.bytes
        command.run(file)
    }

    /// Inputs that change nothing, or one thing.
    static var seeds: [[UInt8]] {
        let commands = UInt8(commands.count)
        let whole = Self.commands[0].file.replications[0].bytes
        return [Array("F".utf8), Array("R\0".utf8) + whole]
            + (0..<commands).flatMap { command in
                [[0, command], [1, command, 0, 4, 3, 0], [0, command, 0, 9, 1, 7, 0, 3]]
            }
    }

    private static func feed(file rest: [UInt8]) {
        let identity = JSONOutput.object([("kind", .string("checkpoint"))])
        let path = Tool.write(Array((identity.text() + "\n").utf8) + rest, "kept")
        do {
            let file = try CheckpointFile(path, identity: identity)
            for number in 0..<3 { _ = try file.replication(number) }
            try file.keep([1, 2, 3], as: 7)
        } catch let error as any ToolError {
            _ = error.description
        } catch {
            fatalError("\(error)")
        }
    }
}
