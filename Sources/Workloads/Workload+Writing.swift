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

extension Workload {
    /// Makes a workload of inputs that were put together in code, by the same rules as a file.
    ///
    /// - Parameters:
    ///   - inputs: what the file would say.
    ///   - settings: changed inputs, as with a file.
    ///   - readFile: reads files that the inputs name.
    /// - Throws: `InvalidWorkload` with every problem; places are those in `inputs.text`.
    public init(
        _ inputs: Inputs, settings: [Setting] = [],
        readFile: @escaping FileReading = { _ throws in
            throw FileProblem("files beside the workload are not available here")
        }
    ) throws {
        try self.init(
            reading: SourceText(name: "\(inputs.name).json", text: inputs.text),
            settings: settings, readFile: readFile)
    }
}
