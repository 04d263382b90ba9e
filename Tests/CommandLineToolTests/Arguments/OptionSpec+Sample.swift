@testable import CommandLineTool

/// A tool with one option of each kind, for the tests.
extension OptionSpec {
    static let replications = OptionSpec(
        name: "replications", short: "r", kind: .integer(1...Int.max),
        environment: "SAMPLE_REPLICATIONS", defaultText: "10",
        summary: "Independent runs of the workload.", group: "Simulation")
    static let seed = OptionSpec(
        name: "seed", short: "s", kind: .integer(0...999), environment: "SAMPLE_SEED",
        defaultText: "1", summary: "Where the randomness starts.", group: "Simulation")
    static let offset = OptionSpec(
        name: "offset", kind: .integer(), summary: "Any whole number.", group: "Simulation")
    static let share = OptionSpec(
        name: "share", kind: .number(0...1), summary: "A share.", group: "Simulation")
    static let shift = OptionSpec(
        name: "shift", kind: .number(), summary: "Any number.", group: "Simulation")
    static let horizon = OptionSpec(
        name: "horizon", kind: .duration, environment: "SAMPLE_HORIZON",
        summary: "How long the run is.", group: "Simulation")
    static let set = OptionSpec(
        name: "set", kind: .text(placeholder: "PATH=VALUE"), isRepeatable: true,
        summary: "Change a parameter: 'agents' [a count].", group: "Simulation")
    static let format = OptionSpec(
        name: "format", short: "f", kind: .choice(["table", "json", "csv"]),
        environment: "SAMPLE_FORMAT", summary: "How results look.", group: "Output")
    static let output = OptionSpec(
        name: "output", short: "o", kind: .file,
        summary: "Where results go.", group: "Output")
    static let quiet = OptionSpec(
        name: "quiet", short: "q", kind: .flag(), environment: "SAMPLE_QUIET",
        summary: "Say less.", group: "Output")
    static let progress = OptionSpec(
        name: "progress", kind: .flag(negatable: true),
        summary: "Show how far the work is.", group: "Output")
}

let sampleTool = ToolSpec(
    name: "sample", summary: "Simulates customer service.",
    verbs: [
        VerbSpec(
            name: "run", summary: "Simulate one workload.",
            discussion: "Each replication has its own random streams.",
            positionals: [PositionalSpec(name: "WORKLOAD", summary: "A name or a file.")],
            options: [
                .replications, .seed, .offset, .share, .shift, .horizon, .set, .format, .output,
                .quiet, .progress,
            ],
            examples: ["Thirty replications:": "sample run acme -r 30"]),
        VerbSpec(
            name: "compare", summary: "Compare workloads.",
            positionals: [
                PositionalSpec(name: "WORKLOAD", summary: "A name.", count: 2...Int.max)
            ],
            options: [.seed]),
        VerbSpec(
            name: "convert", summary: "Copy files.",
            positionals: [
                PositionalSpec(name: "SOURCE", summary: "Read.", count: 1...Int.max),
                PositionalSpec(name: "TARGET", summary: "Written."),
            ]),
        VerbSpec(
            name: "completions", summary: "Write a completion script.",
            positionals: [
                PositionalSpec(
                    name: "SHELL", summary: "The shell.", choices: ["bash", "zsh", "fish"])
            ]),
        VerbSpec(
            name: "schema", summary: "Write a schema.",
            positionals: [
                PositionalSpec(
                    name: "KIND", summary: "Of what.", count: 0...1,
                    choices: ["workload", "result"])
            ]),
        VerbSpec(name: "verify", summary: "Check against theory."),
    ],
    examples: ["Start here:": "sample run acme"],
    environment: ["NO_COLOR": "If not empty, no colour."])

/// What a command line comes to, as one line of text: the invocation or the error and its hint.
func outcome(_ words: [String], _ environment: [String: String] = [:]) -> String {
    do throws(UsageError) {
        switch try sampleTool.parse(words, environment: environment) {
        case .help(let verb): return "help " + (verb?.name ?? "-")
        case .version: return "version"
        case .run(let arguments):
            let options = arguments.verb.options.flatMap { option in
                arguments.texts(option).map { "\(option.name)=\($0)" }
            }
            return ([arguments.verb.name] + arguments.positionals.map { "<\($0)>" } + options)
                .joined(separator: " ")
        }
    } catch {
        return error.message + " / " + error.hint
    }
}

/// The same for a line whose words are separated by single spaces.
func outcome(_ line: String, _ environment: [String: String] = [:]) -> String {
    outcome(line.split(separator: " ").map(String.init), environment)
}
