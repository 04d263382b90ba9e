import StrictJSON
import Workloads

/// Prints the JSON Schema of workload files, or their reference page.
struct SchemaVerb: Verb {
    static let spec = VerbSpec(
        name: "schema", summary: "Print the JSON Schema of workload files.",
        options: [markdown] + OptionSpec.file,
        examples: ["for an editor": "switchboard schema > workload.schema.json"])

    private static let markdown = OptionSpec(
        name: "markdown", kind: .flag(), summary: "Print the reference page instead.",
        group: "Output")

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) {
        self.arguments = arguments
    }

    func run(_ output: Output) throws {
        let schema = Inputs.schema
        let text =
            arguments.flag(Self.markdown) == true
            ? schema.markdown(heading: "Workload files, format 1")
            : schema.jsonSchemaText(
                title: "Switchboard workload, format 1",
                id: "https://switchboard.invalid/workload-1.schema.json")
        try arguments.write(text, output)
    }
}
