import Testing

@testable import CommandLineTool

/// The tool as a whole: verbs, help, and how it ends.
@Suite struct CommandLineInterfaceTests {
    private static let verbs = ToolSpec.switchboard.verbs

    @Test func versionAndHelp() async throws {
        let session = try Session()
        #expect(await session.run("--version").output == "switchboard \(ToolVersion.current)\n")
        let help = await session.run().output
        #expect(await session.run("--help").output == help)
        #expect(await session.run("help").output == help)
        for verb in Self.verbs { #expect(help.contains("\n  \(verb.name) ")) }
    }

    @Test(arguments: verbs.map(\.name))
    func helpOfAVerbMentionsEverything(name: String) async throws {
        let session = try Session()
        let verb = try #require(ToolSpec.switchboard.verb(named: name))
        let ending = await session.run(name, "--help")
        #expect(ending.code == .success)
        #expect(ending.messages.isEmpty)
        #expect(await session.run("help", name).output == ending.output)
        #expect(ending.output.contains(verb.summary))
        for option in verb.allOptions {
            let shown = option.negativeFlag == nil ? option.flag : "--[no-]\(option.name)"
            #expect(ending.output.contains(shown))
            if let variable = option.environment { #expect(ending.output.contains(variable)) }
        }
        for positional in verb.positionals { #expect(ending.output.contains(positional.name)) }
        #expect(verb.name == "help" || !verb.summary.isEmpty && verb.summary.hasSuffix("."))
    }

    /// Examples are read by people and typed as they stand: they must at least parse.
    @Test(arguments: verbs.map(\.name))
    func examplesParse(name: String) throws {
        let verb = try #require(ToolSpec.switchboard.verb(named: name))
        for (_, line) in Array(verb.examples) + Array(ToolSpec.switchboard.examples) {
            let start = line.firstRange(of: "switchboard ")?.upperBound ?? line.startIndex
            let words = line[start...].prefix { !">)".contains($0) }
                .split(separator: " ").map(String.init)
            let invocation = try ToolSpec.switchboard.parse(words, environment: [:])
            guard case .run = invocation else {
                Issue.record("\(line) asks for help")
                continue
            }
        }
    }

    @Test(arguments: [
        (["rnu"], "error: unknown verb 'rnu'\nDid you mean 'run'?\n"),
        (
            ["run", "--sede", "3"],
            "error: unknown option '--sede' for 'run'\nDid you mean '--seed'?\n"
        ),
        (["help", "comparr"], "error: unknown verb 'comparr'\nDid you mean 'compare'?\n"),
        (
            ["--sed"],
            "error: unknown option '--sed' before the verb\n"
                + "Options follow the verb: 'switchboard VERB --sed'.\n"
        ),
        (
            ["run", "hybrid", "more"],
            "error: unexpected argument 'more'\nUsage: switchboard run [WORKLOAD] [options]\n"
        ),
        (
            ["run", "--all", "hybrid"],
            "error: --all runs every bundled workload, and 'hybrid' is given as well\n"
                + "Leave out one of them.\n"
        ),
        (
            ["run", "--all", "--set", "ai.share=1"],
            "error: --set is of a single workload, and --all runs every one\n"
                + "Leave out one of them.\n"
        ),
        (
            ["run", "--replications", "0"],
            "error: '0' is not valid for --replications: must be a whole number, from 1 to "
                + "1000000\nSee 'switchboard run --help'.\n"
        ),
        (
            ["run", "--horizon", "5"],
            "error: '5' is not valid for --horizon: must be a duration such as 90s, 20min, 8h, "
                + "2d or 4w\nAdd the unit: 5s, 5min, 5h, 5d or 5w.\n"
        ),
        (
            ["run", "--by", "hours"],
            "error: 'hours' is not valid for --by: must be hour, hourOfWeek, "
                + "interval, intervalOfWeek, day, week, month, intent, complexity, segment or "
                + "group\n"
                + "Did you mean 'hour'?\n"
        ),
        (
            ["run", "--json", "--csv"],
            "error: --json and --csv exclude each other\nGive one of them.\n"
        ),
        (
            ["compare", "--json", "--csv"],
            "error: --json and --csv exclude each other\nGive one of them.\n"
        ),
        (
            ["compare", "hybrid"],
            "error: one workload cannot be compared with itself\n"
                + "Name two or more, give a --variant, or none for the three stances.\n"
        ),
        (
            ["run", "--set", "ai.share=1", "--set", "$.ai[\"share\"]=0"],
            "error: 'ai.share' is set twice, to 1 and to 0\n"
                + "Set each input once; --horizon sets horizonDays, --warm-up warmUpDays.\n"
        ),
        (
            ["run", "--horizon", "1d", "--set", "horizonDays=2"],
            "error: 'horizonDays' is set twice, to 2 and to 1\n"
                + "Set each input once; --horizon sets horizonDays, --warm-up warmUpDays.\n"
        ),
        (
            ["run", "--set", "ai.share"],
            "error: 'ai.share' is not a setting\n"
                + "Write path=value, such as humans.fullTimeEquivalents=2000.\n"
        ),
        (
            ["run", "--set", "ai..share=1"],
            "error: 'ai..share=1' is not a setting\n"
                + "Write path=value, such as humans.fullTimeEquivalents=2000.\n"
        ),
        (
            ["validate"],
            "error: missing argument FILE\nUsage: switchboard validate FILE [FILE...] [options]\n"
        ),
        (
            ["completions", "bsh"],
            "error: 'bsh' is not valid for SHELL: must be bash, zsh or fish\nDid you mean 'bash'?\n"
        ),
    ])
    func usageErrors(words: [String], message: String) async throws {
        let ending = try await Session().run(words)
        #expect(ending.code == .usage)
        #expect(ending.output.isEmpty)
        #expect(ending.messages == message)
    }

    @Test func theEnvironmentIsNamedInItsErrors() async throws {
        let ending = try await Session().run(
            "run", "{small.json}", environment: ["SWITCHBOARD_REPLICATIONS": "many"])
        #expect(ending.code == .usage)
        #expect(
            ending.messages == """
                error: 'many' is not valid for environment variable SWITCHBOARD_REPLICATIONS: \
                must be a whole number, from 1 to 1000000
                See 'switchboard run --help'.

                """)
        #expect(
            Set(CommandLineInterface.environmentNames)
                == Set(
                    [
                        "SWITCHBOARD_REPLICATIONS", "SWITCHBOARD_SEED", "SWITCHBOARD_THREADS",
                        "SWITCHBOARD_MEMORY", "COLUMNS", "NO_COLOR", "FORCE_COLOR",
                        "SLURM_CPUS_PER_TASK",
                    ] + SchedulerVariables.names))
    }

    @Test func aReaderThatGoesAwayIsNoError() async throws {
        let gone = Output.Stream(isTerminal: false) { _ in throw BrokenPipe() }
        let full = Output.Stream(isTerminal: false) { _ in throw OutputFailed(code: 28) }
        let messages = Captured()
        func code(_ data: Output.Stream) async -> ExitCode {
            await CommandLineInterface.run(
                ["schema"], environment: [:],
                output: Output(
                    standardOutput: data, standardError: messages.stream(isTerminal: false),
                    width: 80))
        }
        #expect(await code(gone) == .success)
        #expect(messages.text.isEmpty)
        #expect(await code(full) == .inputOutput)
        #expect(messages.text == "error: cannot write the output: no space left on device\n")
    }

    /// A name that is not UTF-8 would be read as that of another file.
    @Test func wordsThatAreNotText() async {
        let messages = Captured()
        let output = Output(
            standardOutput: Captured().stream(isTerminal: false),
            standardError: messages.stream(isTerminal: false), width: 100)
        let code = await CommandLineInterface.run(
            ["run", nil, "x"], environment: [:], output: output)
        #expect(code == .usage)
        #expect(messages.text.hasPrefix("error: word 2 of the command is not UTF-8\n"))
    }
}
