import Decisions
import Reports
import Workloads

/// Finds the hiring that keeps targets in every month, and certifies it.
struct PlanVerb: Verb {
    static let spec = VerbSpec(
        name: "plan", summary: "Find whom to hire when, so that every month meets targets.",
        discussion: """
            For centres whose people come, learn and leave (humans.careers, or those of groups): \
            how many begin on the first day of each month, and which share of agents on call \
            (onCall) may be called in it, so that the targets hold in every month of the run \
            through attrition, training, growth and season, at least cost until its end: of \
            hiring, wages and agents on call. Beside it stands what happens if nobody is hired: \
            freeze and see.

            The plan takes the place of all hiring that the workload has (classes, hiresPerMonth, \
            backfill); whoever leaves, and what people can do, stays as it is. Who is on duty when \
            is what the workload's staffing says, for more or fewer people: 'switchboard staff' \
            finds its shape. Of several groups all have the coverage that a month needs, but for \
            those that --keep names. The first class can begin when timeToHireDays are over; a \
            class is no help in a month of which it spends more than half in training.

            The search goes on by whole simulated courses: what the months of a plan come to says \
            what each of them needs, and an integer program makes the next plan of that. Then \
            fresh customers, and people who leave on other days, judge: a target of a month is met \
            when its whole interval lies on the right side, for all months at once with the \
            probability of --confidence. What few replications cannot tell is hired for: more \
            --replications hire fewer. Targets are of means over such courses: a single course \
            may miss one, and who hires by a plan looks again after some months. Where somebody \
            costs nothing, it is the days of people that are to be least.

            Exit code 2 if a month is not shown to meet a target, such as the first months, for \
            which nobody can be hired any more: --from says when targets begin to hold.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.target, from, keep, mostHires, confidence, indifference]
            + OptionSpec.simulation + OptionSpec.execution
            + OptionSpec.formats + [.html] + [.write] + OptionSpec.file,
        examples: [
            "whom to hire when after a freeze":
                "switchboard plan attrition-freeze --target 'abandonmentRate<=8%'",
            "the way back, with freelancers until the classes are there":
                "switchboard plan rehire --target 'serviceLevel>=0.8' --from 2025-09 "
                + "--horizon 244d",
        ])

    private static let from = OptionSpec(
        name: "from", kind: .text(placeholder: "MONTH"), defaultText: "the first of the run",
        summary: "First month in which targets must hold, such as 2026-07.", group: "Decision")
    private static let keep = OptionSpec(
        name: "keep", kind: .text(placeholder: "GROUP"), isRepeatable: true,
        summary: "A group whose hiring, or pool, stays as the workload has it.",
        group: "Decision")
    private static let mostHires = OptionSpec(
        name: "most-hires", kind: .integer(0...1_000_000), defaultText: "any number",
        summary: "People who can begin in a month in a group, at most.", group: "Decision")
    private static let confidence = OptionSpec(
        name: "confidence", kind: .number(0.5...0.999_999), defaultText: "0.95",
        summary: "How sure it must be that all targets hold in all months at once.",
        group: "Decision")
    private static let indifference = OptionSpec(
        name: "indifference", kind: .text(placeholder: "SIZE"), defaultText: "1%",
        summary: "What is worth another plan: a percentage of what agents cost in all, or "
            + "an amount.",
        group: "Decision")
    private let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let workload: Workload
    private let question: HiringQuestion

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        try arguments.checkWorkloadFile()
        self.arguments = arguments
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        workload = try reference.checked(settings)
        question = try HiringQuestion(
            targets: arguments.targets(), from: arguments.text(Self.from),
            kept: arguments.texts(Self.keep), mostHires: arguments.integer(Self.mostHires),
            confidence: arguments.number(Self.confidence) ?? 0.95,
            tolerance: arguments.tolerance(Self.indifference, of: "cost") ?? .relative(0.01))
    }

    func run(_ output: Output) async throws {
        try output.warn(workload.warnings)
        let plan = arguments.plan(
            defaultReplications: HiringQuestion.usualReplications(of: workload.scenario))
        guard plan.replications > 1 else {
            throw UsageError(
                message: "plans cannot be judged on a single replication",
                hint: "Give --replications 2 or more.")
        }
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let result: HiringResult
        do {
            result = try await planHiring(
                workload, question, plan, progress: progress.reported,
                variant: { try reference.workload(settings, changedBy: $0) })
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: reference.canonicalName, problems: error.problems)
        }
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings, plan, canonicalOptions)
        progress.clear()
        let forms = ResultForms(
            document: { HiringReport.document(result, command: command) },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
        try arguments.write(
            reference.workload(settings, changedBy: result.settings), from: reference, output)
        try arguments.write(forms, output)
        if !result.contradictions.isEmpty {
            throw UnsoundRun(contradictions: result.contradictions)
        }
        guard result.isMet else {
            throw TargetsMissed(description: HiringReport.failure(result))
        }
    }

    private var canonicalOptions: [String] {
        question.targets.map { "--target \(shellQuoted($0.text))" }
            + (question.from.map { ["--from \(shellQuoted($0))"] } ?? [])
            + question.kept.map { "--keep=\(shellQuoted($0))" }
            + [Self.mostHires, Self.confidence, Self.indifference].compactMap { option in
                arguments.text(option).map { "\(option.flag) \($0)" }
            }
    }
}
