import Decisions
import Reports
import Workloads

/// Finds the fewest agents that meet targets, and certifies them.
struct StaffVerb: Verb {
    static let spec = VerbSpec(
        name: "staff", summary: "Find the fewest agents that meet targets, and certify them.",
        discussion: """
            The decision is how many agents are on duty in each interval: one number, one for each \
            hour or interval of the day or of the week, as --by says. Hours in which the \
            workload has no agents are staffed too if conversations come for them.

            Targets on measures that exist by the hour, such as serviceLevel, abandonmentRate or \
            occupancy, must hold in every interval; with --overall only over the whole run, with \
            agents where queues are longest. Targets on other measures hold over the whole run. \
            Targets that only bound what agents cost, or how busy they are, are checked at the end.

            The search starts from Erlang's models, goes on by simulation on common random \
            numbers, and takes agents from every interval on trial, as few as --indifference says. \
            Then fresh customers judge it: each target is met when its whole interval lies on the \
            right side, at 95 % for all of them at once. Where --max-replications cannot tell n \
            agents from fewer it says so, and n is on the safe side. Exit code 2 if targets \
            cannot be met.

            With --shifts whole shifts cover what is needed, after shrinkage (required / (1 - \
            shrinkage), not rounded) and with unpaid breaks. What is on duty is then rounded \
            down to whole agents, simulated and judged once more. Shifts and breaks are of whole \
            intervals of the workload's intervalMinutes.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.target, by.spec, overall, indifference, shifts] + OptionSpec.simulation
            + [maxReplications] + OptionSpec.execution + OptionSpec.formats + OptionSpec.file,
        examples: [
            "agents for 80 % in 20 s":
                "switchboard staff theory/erlang-c-14 --target 'serviceLevel>=0.8'",
            "by the hour of the day, in shifts of eight hours with a break":
                "switchboard staff hybrid --target 'abandonmentRate<=3%' --by hour --horizon 7d "
                + "--shifts 8h:1h@4h",
        ])

    private static let by = WordOption<StaffingUnit>(
        name: "by", defaultText: "as the demand varies",
        summary: "What the number of agents may differ by.", group: "Decision")
    private static let overall = OptionSpec(
        name: "overall", kind: .flag(),
        summary: "Targets hold over the whole run, not in every interval.", group: "Decision")
    private static let shifts = OptionSpec(
        name: "shifts", kind: .text(placeholder: "SHIFT"), isRepeatable: true,
        summary: "A shift such as 8h:1h@4h/6-14: eight hours with a break of one after four, "
            + "starting every hour from 6 to 14 o'clock; 8h:30m@4h/6-14/15m every quarter.",
        group: "Decision")
    private static let indifference = OptionSpec(
        name: "indifference", kind: .text(placeholder: "SIZE"), defaultText: "1%",
        summary: "How many agents of an interval are worth finding: a percentage of them or a "
            + "number, but always one.",
        group: "Decision")
    private static let maxReplications = OptionSpec(
        name: "max-replications", kind: .integer(2...1_000_000),
        defaultText: "100, or 40 for many intervals", summary: "Most replications of one plan.",
        group: "Simulation")

    private let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let workload: Workload
    private let question: StaffingQuestion

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        workload = try reference.checked(settings, isToBeStaffed: true)
        var question = try Self.question(arguments)
        question.unit = question.unit ?? StaffingUnit(following: workload.scenario)
        self.question = question
    }

    func run(_ output: Output) async throws {
        try output.warn(workload.warnings)
        let plan = arguments.plan()
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let result = try await staff(workload, question, plan) {
            progress.report(done: $0, total: $1)
        }
        let indifference = arguments.text(Self.indifference)
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings, plan,
            question.canonicalOptions
                + (indifference.map { ["--indifference " + shellQuoted($0)] } ?? []))
        progress.clear()
        let forms = ResultForms(
            document: { StaffingReport.document(result, command: command) },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) })
        try arguments.write(forms, output)
        if !result.contradictions.isEmpty {
            throw UnsoundRun(contradictions: result.contradictions)
        }
        if !result.isMet { throw missed(result) }
    }

    private func missed(_ result: StaffingResult) -> TargetsMissed {
        let missed = result.shortfalls.map(\.result.target.text)
        let names = question.targets.map(\.text).filter { missed.contains($0) }
        return TargetsMissed(
            description: names.isEmpty
                ? "these shifts were not shown to meet the targets"
                : "not met: \(names.joined(separator: ", "))")
    }

    private static func question(_ arguments: ParsedArguments) throws -> StaffingQuestion {
        try StaffingQuestion(
            targets: arguments.targets(), unit: arguments.word(by),
            overall: arguments.flag(overall) ?? false,
            shifts: arguments.texts(shifts).map { try ShiftPattern($0) },
            tolerance: try arguments.tolerance(indifference, of: "agents") ?? .relative(0.01),
            mostReplications: arguments.integer(maxReplications))
    }
}

extension StaffingQuestion {
    /// The options that ask it again.
    fileprivate var canonicalOptions: [String] {
        (mostReplications.map { ["--max-replications \($0)"] } ?? [])
            + targets.map { "--target \(shellQuoted($0.text))" }
            + (unit.map { ["--by \($0.rawValue)"] } ?? []) + (overall ? ["--overall"] : [])
            + shifts.map { "--shifts \(shellQuoted($0.text))" }
    }
}
