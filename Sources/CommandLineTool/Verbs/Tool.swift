import Reports

/// The version of the tool, which is part of every result.
let toolVersion = "0.1.0"

extension ToolSpec {
    /// The `switchboard` tool.
    static let switchboard = ToolSpec(
        name: "switchboard",
        summary: "Simulates customer service routed between an AI tier and human agents.",
        verbs: [
            .run, .compare, .sweep, .tune, .staff, .verify, .claims, .bench, .workloads,
            .validate, .schema, .explain, .completions, .help,
        ],
        examples: [
            "replay the launch month of an AI assistant": "switchboard run",
            "the same with fewer agents":
                "switchboard run launch-month --set humans.fullTimeEquivalents=2000",
            "people only, AI first, AI only": "switchboard compare",
            "start a workload of your own": "switchboard workloads launch-month > mine.json",
        ],
        environment: ["COLUMNS": "Width of help and progress, 80 unless set."])
}

extension VerbSpec {
    static let help = VerbSpec(
        name: "help", summary: "Show the help of a verb.",
        positionals: [PositionalSpec(name: "VERB", summary: "The verb.", count: 0...1)])
    static let completions = VerbSpec(
        name: "completions", summary: "Write completions for a shell.",
        positionals: [
            PositionalSpec(
                name: "SHELL", summary: "The shell.", choices: Shell.allCases.map(\.rawValue))
        ],
        examples: [
            "for this session of bash": "source <(switchboard completions bash)"
        ])
}

/// The tool as a function: words in, bytes out, exit code back.
public enum CommandLineInterface {
    /// Does what the words say.
    ///
    /// - Parameters:
    ///   - words: the command line without the name of the tool.
    ///   - environment: the variables that may stand in for options.
    /// - Returns: the exit code for the shell.
    public static func run(_ words: [String], environment: [String: String]) async -> Int32 {
        ignoreBrokenPipes()
        let output = Output.system(environment: environment)
        return await run(words, environment: environment, output: output).rawValue
    }

    /// Lets Ctrl-C and SIGTERM end the program in order; to be called before anything else, and
    /// only by a program that does nothing but `run`.
    public static func watchForInterruptions() {
        Interruption.watch()
    }

    /// Names of the environment variables that mean something to the tool.
    public static var environmentNames: [String] {
        let tool = ToolSpec.switchboard
        return tool.verbs.flatMap(\.options).compactMap(\.environment)
            + tool.environment.map(\.key)
    }

    static func run(
        _ words: [String], environment: [String: String], output: Output
    ) async -> ExitCode {
        do {
            try await perform(
                try ToolSpec.switchboard.parse(words, environment: environment), output)
            return .success
        } catch let error as ToolError {
            if !(error is BrokenPipe) {
                try? output.standardError.write("error: \(error)\n")
            }
            return error.exitCode
        } catch {
            try? output.standardError.write(
                "error: \(error)\nThis is a mistake of switchboard: please report it, "
                    + "with the command.\n"
            )
            return .internalError
        }
    }

    private static func perform(_ invocation: Invocation, _ output: Output) async throws {
        let tool = ToolSpec.switchboard
        switch invocation {
        case .version: try output.standardOutput.write("switchboard \(toolVersion)\n")
        case .help(let verb): try output.standardOutput.write(helpText(verb, output))
        case .run(let arguments):
            switch arguments.verb.name {
            case "run": try await performRun(arguments, output)
            case "compare": try await performCompare(arguments, output)
            case "sweep": try await performSweep(arguments, output)
            case "tune": try await performTune(arguments, output)
            case "staff": try await performStaff(arguments, output)
            case "verify": try await performVerify(arguments, output)
            case "claims": try performClaims(arguments, output)
            case "bench": try performBench(arguments, output)
            case "workloads": try performWorkloads(arguments, output)
            case "validate": try performValidate(arguments, output)
            case "schema": try performSchema(arguments, output)
            case "explain": try performExplain(arguments, output)
            case "completions":
                let shell = arguments.positionals.first.flatMap(Shell.init) ?? .bash
                try output.standardOutput.write(Completions.script(for: shell, tool: tool))
            default:
                try output.standardOutput.write(try help(for: arguments.positionals, output))
            }
        }
    }

    private static func help(
        for words: [String], _ output: Output
    ) throws(UsageError) -> String {
        guard let word = words.first else { return helpText(nil, output) }
        guard let verb = ToolSpec.switchboard.verb(named: word) else {
            let names = ToolSpec.switchboard.verbs.map(\.name)
            throw UsageError(
                message: "unknown verb '\(word)'",
                hint: didYouMean(word, names) ?? "See 'switchboard help'.")
        }
        return helpText(verb, output)
    }

    private static func helpText(_ verb: VerbSpec?, _ output: Output) -> String {
        verb.map { HelpText.page(for: $0, of: .switchboard, width: output.width) }
            ?? HelpText.page(for: .switchboard, width: output.width)
    }
}
