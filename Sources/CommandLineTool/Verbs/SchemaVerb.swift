import Reports
import StrictJSON
import Workloads

/// Prints the JSON Schema of workload files or of results, or its reference page.
struct SchemaVerb: Verb {
    static let spec = VerbSpec(
        name: "schema", summary: "Print the JSON Schema of workload files, or of results.",
        positionals: [
            PositionalSpec(
                name: "KIND", summary: "Of what; of workload files unless it is said.",
                count: 0...1, choices: ["workload", "result"])
        ],
        options: [markdown] + OptionSpec.file,
        examples: [
            "for an editor": "switchboard schema > workload.schema.json",
            "what programs may rely on": "switchboard schema result > result.schema.json",
        ])

    private static let markdown = OptionSpec(
        name: "markdown", kind: .flag(), summary: "Print the reference page instead.",
        group: "Output")

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutputFile()
        self.arguments = arguments
    }

    func run(_ output: Output) throws {
        let isOfResults = arguments.positionals.first == "result"
        let schema = isOfResults ? ResultSchema.schema : Inputs.schema
        let kind = isOfResults ? "result" : "workload"
        let format = isOfResults ? ResultJSON.format : 1
        let text =
            arguments.flag(Self.markdown) == true
            ? schema.markdown(
                heading: isOfResults ? "Results, format \(format)" : "Workload files, format 1")
            : schema.jsonSchemaText(
                title: "Switchboard \(kind), format \(format)",
                id: "https://switchboard.invalid/\(kind)-\(format).schema.json")
        try arguments.write(text, output)
    }
}
