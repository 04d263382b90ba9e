/// Shows the help of the tool or of a verb.
struct HelpVerb: Verb {
    static let spec = VerbSpec(
        name: "help", summary: "Show the help of a verb.",
        positionals: [PositionalSpec(name: "VERB", summary: "The verb.", count: 0...1)])

    private let tool: ToolSpec
    private let verb: VerbSpec?

    init(_ arguments: ParsedArguments) throws {
        tool = arguments.tool
        verb = try arguments.positionals.first.map { [tool] word throws(UsageError) in
            guard let verb = tool.verb(named: word) else {
                throw UsageError(
                    message: "unknown verb '\(word)'",
                    hint: didYouMean(word, tool.verbs.map(\.name)) ?? "See '\(tool.name) help'.")
            }
            return verb
        }
    }

    func run(_ output: Output) throws {
        try output.standardOutput.write(HelpText.page(for: verb, of: tool, width: output.width))
    }
}
