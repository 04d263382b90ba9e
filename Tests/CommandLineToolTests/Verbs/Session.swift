import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

/// A person at a terminal, as far as the tool can see, with a folder of their own.
final class Session {
    /// What a command left behind.
    struct Ending {
        let code: ExitCode
        let output: String
        let messages: String

        /// The output as JSON.
        func json() throws -> JSONValue {
            let (root, problems) = JSONReader.read(SourceText(name: "output", text: output))
            try #require(problems == [])
            return try #require(root)
        }
    }

    /// A small day with both tiers and a figure of its own.
    static let workload = """
        {
          "format": 1, "name": "small", "title": "A small desk", "horizonDays": 0.5,
          "demand": {"freshPerMonth": 9000},
          "ai": {"share": 0.5, "containment": 0.4,
            "sessionMinutes": {"distribution": "lognormal", "mean": 2, "cv": 1}},
          "humans": {"agents": 6, "rates": [1, 1.6],
            "sessionMinutes": {"distribution": "exponential", "mean": 10},
            "patienceMinutes": {"distribution": "exponential", "mean": 5}},
          "repeats": {"afterAI": 0.3, "afterHuman": 0.1},
          "figures": [{"measure": "aiShare", "published": 0.5, "relation": "equals",
            "tolerance": 0.4, "kind": "test", "source": "a paper, 2020"}],
          "sources": {"demand": "a paper, 2020"}, "assumptions": {"ai.share": "a guess"}
        }

        """

    let folder = NSTemporaryDirectory() + "/session-" + UUID().uuidString

    /// What would be said if the last command had been stopped at its end.
    private(set) var interruption = Interruption()

    init() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try write(Session.workload, to: "small.json")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    }

    func content(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Runs the tool. Words in braces, such as `{small.json}`, are files of the folder, whose
    /// name is left out of what the tool says; those of JSON and of `{shard}` stay.
    func run(_ words: String..., environment: [String: String] = [:]) async -> Ending {
        await run(words, environment: environment)
    }

    func run(_ words: [String], environment: [String: String] = [:]) async -> Ending {
        let (data, messages) = (Captured(), Captured())
        interruption = Interruption()
        let output = Output(
            standardOutput: data.stream(isTerminal: false),
            standardError: messages.stream(isTerminal: false),
            width: Output.width(environment, terminal: 200),
            interruption: interruption)
        let typed = words.map { word in
            word.contains("\"")
                ? word
                : word.replacingOccurrences(of: "{shard}", with: "\u{1}")
                    .replacingOccurrences(of: "{", with: folder + "/")
                    .replacingOccurrences(of: "}", with: "")
                    .replacingOccurrences(of: "\u{1}", with: "{shard}")
        }
        let code = await CommandLineInterface.run(typed, environment: environment, output: output)
        return Ending(
            code: code, output: data.text,
            messages: messages.text.replacingOccurrences(of: folder, with: "DIR"))
    }
}

extension JSONValue {
    /// The keys of an object, in its order.
    var keys: [String] {
        guard case .object(let members) = content else { return [] }
        return members.map(\.key)
    }

    /// The elements of an array.
    var elements: [JSONValue] {
        guard case .array(let elements) = content else { return [] }
        return elements
    }
}
