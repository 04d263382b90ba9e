import Reports
import Verification

extension VerbSpec {
    static let verify = VerbSpec(
        name: "verify", summary: "Check the simulator against exact queueing theory.",
        discussion:
            "Runs every reference case and prints the exact value, the simulated one with its "
            + "95 % interval, and their distance in standard errors. Exit code 1 if any "
            + "disagrees; with so many, chance alone does it for about one seed in a hundred.",
        options: [.seed] + OptionSpec.execution + [.json] + OptionSpec.file,
        examples: ["all cases, about a minute": "switchboard verify"])
}

/// Simulation and theory do not agree.
struct VerificationFailed: ToolError {
    let names: [String]

    var exitCode: ExitCode { .failure }
    var description: String {
        "these cases do not agree with theory: \(names.joined(separator: ", "))"
    }
}

extension CommandLineInterface {
    static func performVerify(_ arguments: ParsedArguments, _ output: Output) async throws {
        let seed = UInt64(arguments.integer(.seed) ?? 1)
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        let cases = try await verify(seed: seed, threads: arguments.threadCount) {
            progress.report(done: $0, total: $1)
        }
        let predictors = try await studyPredictors(seed: seed, threads: arguments.threadCount)
        progress.clear()
        let command = "switchboard verify --seed \(seed)"
        let text =
            arguments.flag(.json) == true
            ? ResultJSON.text(
                cases, predictors: predictors, version: toolVersion, command: command)
            : VerificationReport.text(cases, predictors: predictors)
        try arguments.write(text, output)
        let failed = cases.filter { !$0.passes }.map(\.name)
        if !failed.isEmpty { throw VerificationFailed(names: failed) }
    }
}
