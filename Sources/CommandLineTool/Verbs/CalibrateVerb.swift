import Decisions
import Experiments
import Reports
import Workloads

/// Finds inputs that planners do not know from numbers that they do.
struct CalibrateVerb: Verb {
    static let spec = VerbSpec(
        name: "calibrate", summary: "Find inputs that nobody measures from numbers that are known.",
        discussion: """
            What is counted is often not what a workload asks for: offered conversations include \
            repeats, a resolved share is no accuracy, a share that gives up says how patient \
            customers are. Each --input is found from a --to of its own: a measure that it moves, \
            and what that came to, such as offered=17400 or trueResolutionRate=70%±2%. The error \
            after ± (or +-) is half the 95 % interval of the number itself.

            The measures of simulated customers, always the same ones, are a function of the \
            inputs, whose root is found: of one input between the ends of its range or outward \
            from the workload's value, of several by Newton's method with differences. A few \
            replications come near, all --replications end it. Its interval has two parts, from \
            the simulation (more replications make it smaller) and from the error of the numbers. \
            The result is then run on other customers, and what it comes to there is printed \
            beside the numbers.

            The exit code is 2 if no values make the measures come out; nothing is written then. \
            Whole numbers seldom hit: the nearest are found, and what those next to them make.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [input, to] + OptionSpec.simulation + OptionSpec.resumable
            + OptionSpec.formats + [.verbose, .write] + OptionSpec.file,
        examples: [
            "customers behind conversations offered, repeats and all":
                "switchboard calibrate help-desk --input demand.freshPerMonth --to offered=17400",
            "two inputs from two numbers, to a file":
                "switchboard calibrate help-desk --input demand.freshPerMonth --to offered=17400 "
                + "--input ai.accuracy=0.5:0.95 --to repeatRate=13%+-1% --write mine.json",
        ])

    private static let input = OptionSpec(
        name: "input", kind: .text(placeholder: "PATH=LOW:HIGH"), isRepeatable: true,
        summary: "An input to find, between two values; or PATH, from its own value outward.",
        group: "Decision")
    private static let to = OptionSpec(
        name: "to", kind: .text(placeholder: "MEASURE=VALUE"), isRepeatable: true,
        summary:
            "What a measure is to come to, such as offered=17400 or trueResolutionRate=70%±2%.",
        group: "Decision")

    private let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let experiment: RunExperiment
    private let question: CalibrationQuestion

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        try arguments.checkWorkloadFile()
        self.arguments = arguments
        question = try Self.question(arguments)
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        for setting in settings where question.inputs.contains(where: { $0.path == setting.path }) {
            throw UsageError(
                message: "'\(setting.path.name)' is set, and to be found as well",
                hint: "Leave --set out, or say between which values it is: "
                    + "--input \(setting.path.name)=LOW:HIGH.")
        }
        experiment = try reference.experiment(settings, withFigures: false)
    }

    func run(_ output: Output) async throws {
        let workload = experiment.workload
        try output.warn(workload.warnings)
        var plan = arguments.plan(defaultReplications: experiment.trust.firstReplications)
        plan.store = try arguments.checkpoint(
            of: [workload] + [experiment.baseline].compactMap(\.self))
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let result: CalibrationResult
        do {
            result = try await output.interruption.cancelling {
                [experiment, question, reference, settings, plan] in
                try await calibrate(
                    experiment.workload, question, plan, baseline: experiment.baseline,
                    progress: progress.reported,
                    variant: { try reference.workload(settings, changedBy: $0) })
            }
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: reference.canonicalName, problems: error.problems)
        }
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings, plan, question.canonicalOptions)
        progress.clear()
        let forms = ResultForms(
            document: {
                CalibrationReport.document(result, command: command, detail: arguments.extent)
            },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
        if result.isFound, result.contradictions.isEmpty {
            try arguments.write(try written(result, command), from: reference, output)
        }
        try arguments.write(forms, output)
        if !result.contradictions.isEmpty {
            throw UnsoundRun(contradictions: result.contradictions)
        }
        guard result.isFound else {
            throw TargetsMissed(description: CalibrationReport.failure(result))
        }
    }

    private static func question(_ arguments: ParsedArguments) throws -> CalibrationQuestion {
        let (inputs, targets) = (arguments.texts(input), arguments.texts(to))
        if inputs.isEmpty || targets.isEmpty {
            throw UsageError(
                message: inputs.isEmpty
                    ? "--input is missing: nothing is to be found"
                    : "--to is missing: nothing says what a measure is to come to",
                hint: "Write --input path --to measure=number, such as "
                    + "--input demand.freshPerMonth --to offered=17400.")
        }
        let question = try CalibrationQuestion(
            inputs.map { try CalibrationInput($0) }, from: targets.map { try CalibrationTarget($0) }
        )
        guard arguments.plan(defaultReplications: 2).replications > 1 else {
            throw UsageError(
                message: "a single replication does not say how surely an input is known",
                hint: "Give --replications 2 or more.")
        }
        return question
    }

    /// The inputs of the workload that was found, which say where they come from.
    private func written(_ result: CalibrationResult, _ command: String) throws -> Inputs {
        let inputs = try reference.workload(settings, changedBy: result.settings).inputs
        let numbers = question.targets.map(\.text).joined(separator: ", ")
        return inputs.sourced(
            result.inputs.map(\.input.name), from: "calibrated: \(numbers) (\(command))")
    }
}

extension CalibrationQuestion {
    /// The options that ask it again.
    fileprivate var canonicalOptions: [String] {
        zip(inputs, targets).flatMap {
            ["--input " + shellQuoted($0.text), "--to " + shellQuoted($1.text)]
        }
    }
}
