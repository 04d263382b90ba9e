/// Writes the script that teaches a shell the tool's words.
struct CompletionsVerb: Verb {
    static let spec = VerbSpec(
        name: "completions", summary: "Write completions for a shell.",
        positionals: [shell.spec],
        examples: [
            "for this session of bash": "source <(switchboard completions bash)"
        ])

    private static let shell = WordArgument<Shell>(name: "SHELL", summary: "The shell.")

    private let tool: ToolSpec
    private let shell: Shell

    init(_ arguments: ParsedArguments) {
        tool = arguments.tool
        shell = arguments.word(Self.shell)
    }

    func run(_ output: Output) throws {
        try output.standardOutput.write(Completions.script(for: shell, tool: tool))
    }
}
