import Decisions
import Experiments
import Reports
import Workloads

/// Sets workloads beside each other on the same customers.
struct CompareVerb: Verb {
    static let spec = VerbSpec(
        name: "compare", summary: "Set workloads beside each other on the same customers.",
        discussion: """
            Without workloads it compares the three stances: human-only, hybrid and ai-only. \
            Replication by replication all of them meet the same issues (common random \
            numbers), so that small differences show. Settings apply to every workload.

            With --variant one workload is set beside itself with other inputs. The intervals of \
            the differences are wide enough to hold for all pairs at once in 95 of 100 \
            comparisons; fewer pairs, with --against, make them narrower.

            With --minimise or --maximise it also chooses the best, adding replications until it \
            is right with a probability of 95 % or more (Kim and Nelson 2001), unless the best is \
            within the --indifference of another one, which is then as good.

            With --equal-service each workload is first staffed with the fewest agents that meet \
            every --target over the whole run, as by 'switchboard staff --hold horizon'; one that \
            cannot meet them is compared as it stands, the report says so, and the exit code is 2.

            With --sensitivity every input without a source is moved by a fifth, down and up, \
            alone, in every workload that has it, and the best is set beside its runner-up again: \
            what the answer owes to assumptions. That is two runs per input and workload: \
            --horizon and --replications make it short.

            Results of 'run' or 'compare', as JSON or as pages, are compared without being \
            simulated again, if they have the same --seed and --replications.
            """,
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled names or files, or results, two or more.",
                count: 0...Int.max)
        ],
        options: OptionSpec.simulation
            + [Option.variant, Option.equalService, .target, .minimise, .maximise, .indifference]
            + [Option.against, Option.sensitivity, .maxReplications] + OptionSpec.resumable
            + [.replicationShard]
            + OptionSpec.formats + [.html] + [.measures, .verbose, .write] + OptionSpec.file,
        examples: [
            "people only, AI first, AI only": "switchboard compare",
            "your own workload against a bundled one": "switchboard compare hybrid mine.json",
            "what 40 agents fewer change":
                "switchboard compare launch-month "
                + "--variant fewer:humans.fullTimeEquivalents=2260",
            "what the same service costs":
                "switchboard compare --equal-service --target 'abandonmentRate<=3%'",
            "what the answer owes to assumptions":
                "switchboard compare --minimise costPerTrueResolution --sensitivity --horizon 7d",
            "two pages that you were sent": "switchboard compare monday.html tuesday.html",
            "the cheapest of three":
                "switchboard compare theory/erlang-a-13 --variant 14:humans.agents=14 "
                + "--variant 15:humans.agents=15 --minimise waitingSeconds --indifference 1",
        ])

    /// Its own options.
    enum Option {
        static let variant = OptionSpec(
            name: "variant", kind: .text(placeholder: "NAME:PATH=VALUE,..."), isRepeatable: true,
            summary: "The workload with other inputs, beside itself.", group: "Simulation")
        static let equalService = OptionSpec(
            name: "equal-service", kind: .flag(),
            summary: "First staff each workload with the fewest agents that meet every --target.",
            group: "Decision")
        static let sensitivity = OptionSpec(
            name: "sensitivity", kind: .flag(),
            summary: "Move each input without a source by a fifth, alone, and see what decides.",
            group: "Decision")
        static let against = OptionSpec(
            name: "against", kind: .text(placeholder: "NAME"),
            summary: "Set every other workload against this one only, not all pairs.",
            group: "Decision")
    }

    let arguments: ParsedArguments
    let set: ComparedSet
    let workloads: [Workload]
    /// What is compared instead of workloads, if that was named.
    private let results: ComparedResults?
    private let detail: ReportDetail

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        try arguments.checkWorkloadFile()
        self.arguments = arguments
        detail = try arguments.reportDetail()
        results = try ComparedResults(arguments)
        guard results == nil else {
            (set, workloads) = (ComparedSet(references: [], settings: [], variants: []), [])
            return
        }
        let settings = try arguments.settings()
        let variants = try arguments.texts(Option.variant).map { try Variant(typed: $0) }
        let references = try Self.names(arguments).map { try WorkloadReference($0) }
        set = ComparedSet(references: references, settings: settings, variants: variants)
        workloads = try set.workloads()
    }

    func run(_ output: Output) async throws {
        if let results { return try results.write(detail, arguments, output) }
        do {
            try await compareAll(output)
        } catch let done as ShardDone {
            try arguments.report(done, output)
        }
    }

    private func compareAll(_ output: Output) async throws {
        for workload in workloads { try output.warn(workload.warnings) }
        let question = try question()
        let staffing = try staffing()
        let trust = Trust(workloads.map(\.scenario))
        var plan = arguments.plan(defaultReplications: trust.firstReplications)
        try arguments.checkDivisible([.minimise, .maximise, Option.equalService])
        try arguments.keepReplications(of: workloads, &plan)
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress,
            advice: question.selection == nil && staffing == nil ? plan.advice : nil)
        defer { progress.clear() }
        let reported = progress.reported
        var service: EqualService?
        if let staffing {
            service = try await equalService(
                workloads, staffing, plan, progress: reported,
                variant: { try set.workload($0, changedBy: $1) })
        }
        let compared = service?.workloads ?? workloads
        let result = try await output.interruption.cancelling { [plan] in
            try await compare(compared, plan, question, progress: reported)
        }
        plan.replications = result.results[0].plan.replications
        let tornado = try await tornado(result, service, plan, reported)
        let command = CanonicalCommand.text(
            Self.spec.name, set.references, set.settings, plan, canonicalOptions(staffing))
        progress.clear()
        if let best = result.selection?.best?.position {
            let staffed = service?.settings[best] ?? []
            try arguments.write(
                set.workload(best, changedBy: staffed), from: set.reference(of: best), output)
        }
        try arguments.write(forms(result, service, tornado, command), output)
        let faults =
            result.contradictions + (service?.contradictions ?? [])
            + (tornado?.contradictions ?? [])
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
        try output.interruption.checkStopped(
            after: plan.replications, "replication", " of each",
            unwritten: result.selection?.best == nil ? arguments.text(.write) : nil)
        if let unmet = service?.unmet, !unmet.isEmpty {
            throw TargetsMissed(description: "not met by \(unmet.joined(separator: ", "))")
        }
        if arguments.isSet(.write), result.selection?.best == nil {
            throw TargetsMissed(description: "none was shown to be the best: nothing is written")
        }
    }

    /// What the answer owes to inputs without a source, if that is asked.
    private func tornado(
        _ result: ComparisonResult, _ service: EqualService?, _ plan: ReplicationPlan,
        _ progress: ProgressReport
    ) async throws -> Sensitivity? {
        guard arguments.flag(Option.sensitivity) == true,
            let objective = result.selection?.question.objective
        else { return nil }
        let staffed = service?.settings ?? workloads.map { _ in [] }
        return try await sensitivity(
            of: service?.workloads ?? workloads, try set.perturbations(staffed), objective,
            best: result.selection?.best?.position, plan, progress: progress,
            variant: { try set.workload($0, changedBy: staffed[$0] + [$1]) })
    }

    private func forms(
        _ result: ComparisonResult, _ service: EqualService?, _ tornado: Sensitivity?,
        _ command: String
    ) -> ResultForms {
        ResultForms(
            document: {
                ComparisonReport.document(
                    result, equalService: service, sensitivity: tornado, command: command,
                    detail: detail)
            },
            json: {
                ResultJSON.text(
                    result, equalService: service, sensitivity: tornado,
                    version: ToolVersion.current, command: command)
            },
            csv: { ResultCSV.text(result.results) })
    }

    /// What was named, or the three stances.
    private static func names(_ arguments: ParsedArguments) throws(UsageError) -> [String] {
        if arguments.isSet(Option.variant) {
            guard arguments.positionals.count == 1 else {
                throw UsageError(
                    message: "--variant needs one workload, of which it is a variant",
                    hint: "Name exactly one, or compare workloads without variants.")
            }
            return arguments.positionals
        }
        guard arguments.positionals.count != 1 else {
            throw UsageError(
                message: "one workload cannot be compared with itself",
                hint: "Name two or more, give a --variant, or none for the three stances.")
        }
        return arguments.positionals.isEmpty
            ? ["human-only", "hybrid", "ai-only"] : arguments.positionals
    }
}
