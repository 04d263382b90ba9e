/// No candidate was shown to keep the targets.
struct TargetsMissed: ToolError {
    let description: String

    var exitCode: ExitCode { .targetMissed }
}
