import Experiments

/// Says what measures mean.
struct ExplainVerb: Verb {
    static let spec = VerbSpec(
        name: "explain", summary: "Say what a measure means; without a name, list them all.",
        positionals: [
            PositionalSpec(
                name: "MEASURE", summary: "The measure.", count: 0...1,
                choices: Measure.all.map(\.name))
        ],
        examples: ["one measure": "switchboard explain serviceLevel"])

    private let measures: [Measure]

    init(_ arguments: ParsedArguments) {
        let name = arguments.positionals.first
        measures = Measure.all.filter { name == nil || $0.name == name }
    }

    func run(_ output: Output) throws {
        let lines = measures.map { "\($0.name) (\($0.unit)): \($0.definition)" }
        try output.standardOutput.write(lines.joined(separator: "\n") + "\n")
    }
}
