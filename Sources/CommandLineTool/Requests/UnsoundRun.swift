/// A run contradicts itself: a fault of the program.
struct UnsoundRun: ToolError {
    let contradictions: [String]

    var exitCode: ExitCode { .internalError }
    var description: String {
        "the run contradicts itself, which is a fault of the program; please report it with "
            + "the workload and the command: \(contradictions.joined(separator: "; "))"
    }
}
