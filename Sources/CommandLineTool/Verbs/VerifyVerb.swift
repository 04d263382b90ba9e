import Reports
import Verification

/// Checks the simulator against exact queueing theory.
struct VerifyVerb: Verb {
    static let spec = VerbSpec(
        name: "verify", summary: "Check the simulator against exact queueing theory.",
        discussion:
            "Runs every reference case and prints the exact value, the simulated one with its "
            + "95 % interval, and their distance in standard errors. Exit code 1 if any "
            + "disagrees; with so many, chance alone does it for about one seed in a hundred.",
        options: [.seed] + OptionSpec.execution + OptionSpec.formats + OptionSpec.file,
        examples: ["all cases, about a minute": "switchboard verify"])

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
    }

    func run(_ output: Output) async throws {
        let seed = arguments.seedNumber
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        let cases = try await verify(
            seed: seed, threads: arguments.threadCount, progress: progress.reported)
        let predictors = try await studyPredictors(seed: seed, threads: arguments.threadCount)
        progress.clear()
        let command = "switchboard verify --seed \(seed)"
        let forms = ResultForms(
            document: { VerificationReport.document(cases, predictors: predictors) },
            json: {
                ResultJSON.text(
                    cases, predictors: predictors, version: ToolVersion.current, command: command)
            },
            csv: { ResultCSV.text(cases) })
        try arguments.write(forms, output)
        let failed = cases.filter { !$0.passes }.map(\.name)
        if !failed.isEmpty { throw VerificationFailed(names: failed) }
    }
}

/// Simulation and theory do not agree.
struct VerificationFailed: ToolError {
    let names: [String]

    var exitCode: ExitCode { .failure }
    var description: String {
        "these cases do not agree with theory: \(names.joined(separator: ", "))"
    }
}
