import Decisions
import Reports
import Workloads

extension VerbSpec {
    static let staff = VerbSpec(
        name: "staff", summary: "Find the fewest agents that meet targets, and certify them.",
        discussion: """
            The decision is how many agents are on duty in each interval: one number, one for each \
            hour of the day or one for each hour of the week, as --by says. Hours in which the \
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
            hours, because staffing is.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.target, .staffBy, .overall, .closeness, .shifts] + OptionSpec.simulation
            + [.planReplications] + OptionSpec.execution + [.json] + OptionSpec.file,
        examples: [
            "agents for 80 % in 20 s":
                "switchboard staff theory/erlang-c-14 --target 'serviceLevel>=0.8'",
            "by the hour of the day, in shifts of eight hours with a break":
                "switchboard staff hybrid --target 'abandonmentRate<=3%' --by hour --horizon 7d "
                + "--shifts 8h:1h@4h",
        ])
}

extension OptionSpec {
    static let staffBy = OptionSpec(
        name: "by", kind: .choice(StaffingUnit.allCases.map(\.rawValue)),
        defaultText: "as the demand varies",
        summary: "What the number of agents may differ by.", group: "Decision")
    static let overall = OptionSpec(
        name: "overall", kind: .flag(),
        summary: "Targets hold over the whole run, not in every interval.", group: "Decision")
    static let shifts = OptionSpec(
        name: "shifts", kind: .text(placeholder: "SHIFT"), isRepeatable: true,
        summary: "A shift such as 8h:1h@4h/6-14: eight hours with a break of one after four, "
            + "starting from 6 to 14 o'clock.",
        group: "Decision")
    static let closeness = OptionSpec(
        name: "indifference", kind: .text(placeholder: "SIZE"), defaultText: "1%",
        summary: "How many agents of an interval are worth finding: a percentage of them or a "
            + "number, but always one.",
        group: "Decision")
    static let planReplications = OptionSpec(
        name: "max-replications", kind: .integer(2...1_000_000),
        defaultText: "100, or 40 for many intervals", summary: "Most replications of one plan.",
        group: "Simulation")
    static let candidateReplications = OptionSpec(
        name: "max-replications", kind: .integer(2...1_000_000), defaultText: "100",
        summary: "Most replications of one candidate.", group: "Simulation")
}

extension CommandLineInterface {
    static func performStaff(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutputFile()
        let reference = try WorkloadReference(arguments.positionals[0])
        let settings = try arguments.settings()
        let workload = try reference.checked(settings, isToBeStaffed: true)
        var question = try arguments.staffingQuestion()
        question.unit = question.unit ?? StaffingUnit(following: workload.scenario)
        try warn(workload, output)
        let plan = arguments.plan()
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let result = try await staff(workload, question, plan) {
            progress.report(done: $0, total: $1)
        }
        let command = canonicalCommand(
            "staff", [reference], settings, plan,
            question.canonicalOptions
                + (arguments.text(.closeness).map { ["--indifference " + shellQuoted($0)] } ?? []))
        let text =
            arguments.flag(.json) == true
            ? ResultJSON.text(result, version: toolVersion, command: command)
            : StaffingReport.text(result, command: command)
        progress.clear()
        try arguments.write(text, output)
        if !result.contradictions.isEmpty {
            throw UnsoundRun(contradictions: result.contradictions)
        }
        if !result.isMet {
            let missed = result.shortfalls.map(\.result.target.text)
            let names = question.targets.map(\.text).filter { missed.contains($0) }
            throw TargetsMissed(
                description: names.isEmpty
                    ? "these shifts were not shown to meet the targets"
                    : "not met: \(names.joined(separator: ", "))")
        }
    }
}

extension ParsedArguments {
    fileprivate func staffingQuestion() throws -> StaffingQuestion {
        try StaffingQuestion(
            targets: targets(), unit: text(.staffBy).flatMap(StaffingUnit.init),
            overall: flag(.overall) ?? false, shifts: texts(.shifts).map { try ShiftPattern($0) },
            tolerance: try tolerance(.closeness, of: "agents") ?? .relative(0.01),
            mostReplications: integer(.planReplications))
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
