import StrictJSON

/// A workload that cannot be used.
struct BadWorkload: ToolError {
    let name: String
    let problems: [Problem]

    init(name: String, problems: [Problem]) {
        self.name = name
        self.problems = problems
    }

    /// Several of them as one.
    init(_ several: [BadWorkload]) {
        name = several.map(\.name).joined(separator: ", ")
        problems = several.flatMap(\.problems)
    }

    var exitCode: ExitCode { .badData }
    var description: String {
        "the workload \(name) cannot be used\n"
            + Problem.render(
                problems, limit: 20, hint: "See 'switchboard schema' for every key.")
    }
}
