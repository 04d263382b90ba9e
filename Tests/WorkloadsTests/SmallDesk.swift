import StrictJSON
import Testing

@testable import Workloads

/// A small workload that is right, to be made wrong in one place at a time.
enum SmallDesk {
    static let text = """
        {
          "format": 1,
          "name": "small",
          "title": "A small desk",
          "horizonDays": 1,
          "demand": {"freshPerMonth": 3000},
          "ai": {"share": 0.5, "containment": 0.4, \
        "sessionMinutes": {"distribution": "constant", "value": 2}},
          "humans": {
            "agents": 2,
            "sessionMinutes": {"distribution": "exponential", "mean": 10},
            "patienceMinutes": {"distribution": "exponential", "mean": 5}
          },
          "repeats": {"afterAI": 0.1}
        }
        """

    /// The text with the first `old` replaced, which must be there.
    static func text(_ old: String, _ new: String) throws -> String {
        try #require(text.contains(old), "the fixture has no \(old)")
        return text.replacing(old, with: new, maxReplacements: 1)
    }

    /// The text with further keys at the end.
    static func text(adding members: String) throws -> String {
        try text(#""repeats": {"afterAI": 0.1}"#, #""repeats": {"afterAI": 0.1}, "# + members)
    }

    /// A workload from its text; `files` lie beside it.
    static func workload(
        _ text: String = text, _ settings: [Setting] = [], files: [String: String] = [:]
    ) throws -> Workload {
        try Workload(reading: SourceText(name: "small.json", text: text), settings: settings) {
            path in
            guard let content = files[path] else {
                throw Workload.FileProblem("cannot read '\(path)': there is no such file")
            }
            return Array(content.utf8)
        }
    }

    /// What is wrong, as `line:column: message`, or as `--set …: message`.
    static func problems(
        _ text: String, _ settings: [Setting] = [], files: [String: String] = [:]
    ) -> [String] {
        do {
            _ = try workload(text, settings, files: files)
            return []
        } catch let error as InvalidWorkload {
            return error.problems.map(line)
        } catch {
            return ["another error: \(error)"]
        }
    }

    /// A problem on one line, without the name of the file.
    static func line(_ problem: Problem) -> String {
        let place = problem.location.description
        let own = "small.json:"
        return "\(place.hasPrefix(own) ? String(place.dropFirst(own.count)) : place): "
            + problem.message
    }

    /// `--set path=text`.
    static func setting(_ path: String, _ text: String) throws -> Setting {
        Setting(path: try #require(JSONPath(path)), text: text)
    }
}
