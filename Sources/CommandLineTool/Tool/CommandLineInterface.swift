/// The tool as a function: words in, bytes out, exit code back.
public enum CommandLineInterface {
    /// Does what the words say.
    ///
    /// - Parameters:
    ///   - words: the command line without the name of the tool; nil for a word that is not UTF-8.
    ///   - environment: the variables that may stand in for options.
    /// - Returns: the exit code for the shell.
    public static func run(_ words: [String?], environment: [String: String]) async -> Int32 {
        let output = Output.system(environment: environment)
        return await run(words, environment: environment, output: output).rawValue
    }

    /// Lets Ctrl-C, SIGTERM and SIGHUP end the program in order, and faults of its streams be
    /// errors; to be called before anything else, and only by a program that does nothing but
    /// `run`.
    public static func prepareProcess() {
        prepareStandardStreams()
        Interruption.watch()
    }

    /// Names of the environment variables that mean something to the tool.
    public static var environmentNames: [String] {
        let tool = ToolSpec.switchboard
        return tool.verbs.flatMap(\.options).compactMap(\.environment)
            + tool.environment.map(\.key) + SchedulerVariables.names
    }

    static func run(
        _ words: [String?], environment: [String: String], output: Output
    ) async -> ExitCode {
        do {
            let words = try readable(words)
            try await perform(
                try ToolSpec.switchboard.parse(words, environment: environment), output)
            return .success
        } catch let error as ToolError {
            if !(error is BrokenPipe) {
                let start = error is StoppedWork ? "" : "error: "
                try? output.standardError.write("\(start)\(error)\n")
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

    private static func readable(_ words: [String?]) throws(UsageError) -> [String] {
        guard let place = words.firstIndex(of: nil) else { return words.compactMap(\.self) }
        throw UsageError(
            message: "word \(place + 1) of the command is not UTF-8",
            hint: "Names of files must be UTF-8 here: rename the file, or read it by '<' and '-'.")
    }

    private static func perform(_ invocation: Invocation, _ output: Output) async throws {
        switch invocation {
        case .version: try output.standardOutput.write("switchboard \(ToolVersion.current)\n")
        case .help(let verb):
            let page = HelpText.page(for: verb, of: .switchboard, width: output.width)
            try output.standardOutput.write(page)
        case .run(let arguments):
            if output.interruption === Interruption.ofProcess, arguments.lists(.memory) {
                Interruption.watchMemory(limit: arguments.memoryLimit)
            }
            try arguments.checkFilesDiffer()
            do {
                try await verb(of: arguments).init(arguments).run(output)
            } catch let stopped as StoppedWork {
                throw stopped.goingOn(by: arguments.advice)
            }
        }
    }

    private static func verb(of arguments: ParsedArguments) -> any Verb.Type {
        let name = arguments.verb.name
        guard let verb = ToolSpec.switchboardVerbs.first(where: { $0.spec.name == name }) else {
            // The specification that the words were read by is made of the same list.
            preconditionFailure("'\(name)' is not in the list of verbs")
        }
        return verb
    }
}
