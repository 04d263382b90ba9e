import FieldTables
import StrictJSON

extension Inputs {
    /// The workload file that gives these inputs, in the order of the manual: whatever differs
    /// from its default or is named by `sources` or `assumptions`. Reading it gives equal inputs.
    ///
    /// Remarks (`note`) are not kept, but for those of figures.
    public var text: String {
        let written = JSONValue(datum, at: .origin("the inputs"))
        let named = (sources.list + assumptions.list).compactMap { JSONPath($0.name) }
        let stated = named.reduce(written) { Inputs.schema.statingDefault(at: $1, in: $0) }
        return JSONOutput(stated).text(pretty: true) + "\n"
    }
}

extension Inputs {
    /// The same inputs, of which some have another source, and are no assumptions any more.
    ///
    /// - Parameters:
    ///   - names: paths of the inputs.
    ///   - source: where they come from.
    public func sourced(_ names: [String], from source: String) -> Inputs {
        func others(_ labels: Entries<String>) -> [Entries<String>.Entry] {
            labels.list.filter { !names.contains($0.name) }
        }
        var inputs = self
        inputs.sources = Entries(others(sources) + names.map { .init($0, source) })
        inputs.assumptions = Entries(others(assumptions))
        return inputs
    }

    /// The same inputs with the sources and assumptions that settings left and made.
    func labelled(by provenance: Provenance, after settings: [Setting]) -> Inputs {
        guard !settings.isEmpty else { return self }
        var inputs = self
        inputs.sources = Entries(provenance.sources.map { .init($0.path.name, $0.text) })
        let known = Set(provenance.sources.map(\.path.name))
        let root = JSONValue(datum, at: .origin("the inputs"))
        let assumptions = provenance.assumptions.filter { assumption in
            // What was taken away is no input any more, and what nobody named needs no name.
            guard let path = JSONPath(assumption.path), !known.contains(assumption.path) else {
                return false
            }
            let isNamed =
                self.assumptions.list.contains { $0.name == assumption.path }
                || settings.contains { $0.path == path && !$0.isNull }
            return isNamed
                && Inputs.schema.statingDefault(at: path, in: root).value(at: path) != nil
        }
        // Of several settings of one input the last one holds.
        var entries: [Entries<String>.Entry] = []
        for assumption in assumptions {
            entries.removeAll { $0.name == assumption.path }
            entries.append(.init(assumption.path, assumption.reason))
        }
        inputs.assumptions = Entries(entries)
        return inputs
    }
}

extension Workload {
    /// Makes a workload of inputs that were put together in code, by the same rules as a file.
    ///
    /// - Parameters:
    ///   - inputs: what the file would say.
    ///   - settings: changed inputs, as with a file.
    ///   - readFile: reads files that the inputs name.
    /// - Throws: `InvalidWorkload` with every problem; places are those in `inputs.text`. Inputs
    ///   that must be given and were not are 0 or no text, but for lengths of sessions, which are
    ///   missing then. What no file can say, such as a routing policy, belongs into the scenario.
    public init(
        _ inputs: Inputs, settings: [Setting] = [],
        readFile: @escaping FileReading = { _ throws in
            throw FileProblem("files beside the workload are not available here")
        }
    ) throws {
        try self.init(
            reading: SourceText(name: "\(inputs.name).json", text: inputs.text),
            settings: settings, readFile: readFile)
        guard Inputs(inputs.datum) == inputs else {
            throw InvalidWorkload(
                problems: [
                    Problem(
                        "these inputs have something that a file cannot say, such as a routing "
                            + "policy: set it in the scenario",
                        at: .origin("the inputs of \(inputs.name)"))
                ])
        }
    }
}
