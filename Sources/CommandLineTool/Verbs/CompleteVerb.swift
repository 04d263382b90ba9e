import Experiments
import StrictJSON
import Workloads

/// Prints names that may stand at the end of a command line, for the completions of shells.
///
/// It says nothing rather than anything wrong: a shell that completes is no place for errors.
struct CompleteVerb: Verb {
    static let spec = VerbSpec(
        name: "complete", summary: "Print names for the completions of shells.",
        positionals: [
            PositionalSpec(
                name: "KIND", summary: "What is to be completed, and the words of the line.",
                count: 1...Int.max)
        ], isListed: false)

    private let kind: String
    private let words: [String]

    init(_ arguments: ParsedArguments) {
        kind = arguments.positionals[0]
        words = Array(arguments.positionals.dropFirst())
    }

    func run(_ output: Output) throws {
        try output.standardOutput.write(names.map { $0 + "\n" }.joined())
    }

    private var names: [String] {
        switch kind {
        case "workload": WorkloadLibrary.names
        case "measure": Measure.all.map(\.name)
        case "path": (source?.root.map(paths) ?? []).map { $0 + "=" }
        case "group": source?.root.map(groups) ?? []
        default: []
        }
    }

    /// The first of the words that is a workload, read.
    private var source: (root: JSONValue?, problems: [Problem])? {
        for word in words where !word.hasPrefix("-") && word != "-" {
            let isKnown = WorkloadLibrary.source(named: word) != nil || InputFile.exists(word)
            guard isKnown, let reference = try? WorkloadReference(word) else { continue }
            return JSONReader.read(reference.source)
        }
        return nil
    }

    /// Every value in a file that is no object, and no list of anything but plain values.
    private func paths(_ root: JSONValue) -> [String] {
        func leaves(_ value: JSONValue, _ path: JSONPath) -> [JSONPath] {
            switch value.content {
            case .object(let members):
                members.flatMap { leaves($0.value, path.key($0.key)) }
            case .array(let elements):
                elements.enumerated().flatMap { leaves($1, path.index($0)) } + [path]
            default: [path]
            }
        }
        let labels = ["sources", "assumptions", "figures", "note", "title", "description"]
        return leaves(root, JSONPath()).map(\.name).filter { name in
            !labels.contains { name.hasPrefix($0) } && !name.hasSuffix(".note")
        }
    }

    private func groups(_ root: JSONValue) -> [String] {
        guard case .array(let groups) = root["humans"]?["groups"]?.content else { return [] }
        return groups.compactMap { group in
            guard case .string(let name) = group["name"]?.content else { return nil }
            return name
        }
    }
}
