/// The options that several verbs share, with the same meaning in each.
extension OptionSpec {
    static let replications = OptionSpec(
        name: "replications", short: "r", kind: .integer(1...1_000_000),
        environment: "SWITCHBOARD_REPLICATIONS",
        defaultText: "5; in run, compare and calibrate 30 of small workloads, and run goes on to "
            + "400 until its waits, abandonment and service level can be trusted",
        summary: "Independent replications.", group: "Simulation")
    static let seed = OptionSpec(
        name: "seed", short: "s", kind: .integer(0...Int.max), environment: "SWITCHBOARD_SEED",
        defaultText: "1", summary: "Root of all randomness.", group: "Simulation")
    static let set = OptionSpec(
        name: "set", kind: .text(placeholder: "PATH=VALUE"), isRepeatable: true,
        summary: "Change an input, such as humans.agents=20; a whole object is JSON, and "
            + "null takes an optional one away.",
        group: "Simulation")
    static let horizon = OptionSpec(
        name: "horizon", kind: .duration, summary: "Length of the measured part: sets horizonDays.",
        group: "Simulation")
    static let warmUp = OptionSpec(
        name: "warm-up", kind: .duration,
        summary: "Initial part that does not count: sets warmUpDays.", group: "Simulation")
    static let threads = OptionSpec(
        name: "threads", short: "j", kind: .integer(1...1_024),
        environment: "SWITCHBOARD_THREADS", defaultText: "all cores",
        summary: "Replications at the same time; never changes a result.", group: "Execution")
    static let memory = OptionSpec(
        name: "memory", kind: .bytes, environment: "SWITCHBOARD_MEMORY",
        defaultText: "80% of what there is",
        summary: "Refuse, or stop, work that needs more, such as 4G.", group: "Execution")
    static let progress = OptionSpec(
        name: "progress", kind: .flag(negatable: true), defaultText: "on a terminal",
        summary: "Show how far the work is.", group: "Execution")
    static let json = OptionSpec(
        name: "json", kind: .flag(), summary: "Write one JSON object.", group: "Output")
    static let csv = OptionSpec(
        name: "csv", kind: .flag(), summary: "Write CSV: what the tables hold, for a spreadsheet.",
        group: "Output")
    static let markdown = OptionSpec(
        name: "markdown", kind: .flag(), summary: "Write the report as Markdown.",
        group: "Output")
    static let html = OptionSpec(
        name: "html", kind: .file,
        summary: "Write the result to a file as a page with charts, as well.", group: "Output")
    static let verbose = OptionSpec(
        name: "verbose", short: "v", kind: .flag(),
        summary: "Report everything: every measure, figure, check and assumption.",
        group: "Output")
    static let measures = OptionSpec(
        name: "measures", kind: .text(placeholder: "all|MEASURE,..."),
        summary: "Report these measures as well; 'switchboard explain' lists them.",
        group: "Output")
    static let color = OptionSpec(
        name: "color", kind: .choice(["auto", "always", "never"]), defaultText: "auto",
        summary: "Colour the report: auto is on a terminal and without NO_COLOR.",
        group: "Output")
    static let output = OptionSpec(
        name: "output", short: "o", kind: .file,
        summary: "Write to a file, whole or not at all, instead of standard output.",
        group: "Output")
    static let overwrite = OptionSpec(
        name: "overwrite", kind: .flag(), summary: "Replace an output file that exists.",
        group: "Output")
    static let target = OptionSpec(
        name: "target", kind: .text(placeholder: "BOUND"), isRepeatable: true,
        summary: "A bound to keep, such as serviceLevel>=0.8 or abandonmentRate<=3%.",
        group: "Decision")
    static let minimise = OptionSpec(
        name: "minimise", kind: .text(placeholder: "MEASURE"),
        summary: "The measure of which less is better.", group: "Decision")
    static let maximise = OptionSpec(
        name: "maximise", kind: .text(placeholder: "MEASURE"),
        summary: "The measure of which more is better.", group: "Decision")
    static let indifference = OptionSpec(
        name: "indifference", kind: .text(placeholder: "SIZE"), defaultText: "1%",
        summary: "The smallest difference worth finding: a percentage, or in the measure's unit.",
        group: "Decision")
    static let maxReplications = OptionSpec(
        name: "max-replications", kind: .integer(2...1_000_000), defaultText: "1000",
        summary: "Where to give up adding replications.", group: "Simulation")
}

/// Options that go together.
extension OptionSpec {
    /// What is simulated, and how often.
    static let simulation: [OptionSpec] = [.replications, .seed, .set, .horizon, .warmUp]

    /// How the work is done.
    static let execution: [OptionSpec] = [.threads, .memory, .progress]

    /// The same of work that can go on where it was stopped.
    static let resumable: [OptionSpec] = execution + [.checkpoint]

    /// Other forms of what is a report for people.
    static let formats: [OptionSpec] = [.json, .csv, .markdown, .color]

    /// Where a result goes.
    static let file: [OptionSpec] = [.output, .overwrite]
}
