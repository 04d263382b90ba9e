import Decisions
import Experiments
import Reports
import Workloads

extension VerbSpec {
    static let compare = VerbSpec(
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
            every --target over the whole run, as by 'switchboard staff --overall'; one that \
            cannot meet them is compared as it stands, the report says so, and the exit code is 2.

            With --sensitivity every input without a source is moved by a fifth, down and up, \
            alone, in every workload that has it, and the best is set beside its runner-up again: \
            what the answer owes to assumptions. That is two runs per input and workload: \
            --horizon and --replications make it short.
            """,
        positionals: [
            PositionalSpec(
                name: "WORKLOAD", summary: "Bundled names or files, two or more.",
                count: 0...Int.max)
        ],
        options: OptionSpec.simulation + [.variant, .equalService, .target, .minimise, .maximise]
            + [.indifference, .against, .sensitivity, .maxReplications] + OptionSpec.execution + [
                .json, .csv,
            ]
            + OptionSpec.file,
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
            "the cheapest of three":
                "switchboard compare theory/erlang-a-13 --variant 14:humans.agents=14 "
                + "--variant 15:humans.agents=15 --minimise waitingSeconds --indifference 1",
        ])
}

extension CommandLineInterface {
    static func performCompare(_ arguments: ParsedArguments, _ output: Output) async throws {
        try arguments.checkOutput()
        let settings = try arguments.settings()
        let variants = try arguments.texts(.variant).map { try Variant(typed: $0) }
        let references = try arguments.comparedNames().map { try WorkloadReference($0) }
        var workloads = try compared(references, settings, variants)
        for workload in workloads { try warn(workload, output) }
        let question = try arguments.comparison(of: workloads)
        let staffing = try arguments.equalService()
        let trust = Trust(workloads.map(\.scenario))
        let plan = arguments.plan(defaultReplications: trust.firstReplications)
        let progress = ProgressReporter(
            output, isShown: arguments.showsProgress,
            advice: question.selection == nil && staffing == nil ? plan.advice : nil)
        defer { progress.clear() }
        let reported: ProgressReport = { progress.report(done: $0, total: $1) }
        let set = ComparedSet(references: references, settings: settings, variants: variants)
        var service: EqualService?
        if let staffing {
            service = try await equalService(
                workloads, staffing, plan, progress: reported,
                variant: { try set.workload($0, changedBy: $1) })
            workloads = service?.workloads ?? workloads
        }
        let result = try await compare(workloads, plan, question, progress: reported)
        var tornado: Sensitivity?
        if arguments.flag(.sensitivity) == true, let objective = question.selection?.objective {
            let staffed = service?.settings ?? workloads.map { _ in [] }
            tornado = try await sensitivity(
                of: workloads, try set.perturbations(staffed), objective,
                best: result.selection?.best?.position, plan, progress: reported,
                variant: { try set.workload($0, changedBy: staffed[$0] + [$1]) })
        }
        let command = canonicalCommand(
            "compare", references, settings, plan, arguments.canonicalComparison(variants, staffing)
        )
        let text =
            if arguments.flag(.json) == true {
                ResultJSON.text(
                    result, equalService: service, sensitivity: tornado, version: toolVersion,
                    command: command)
            } else if arguments.flag(.csv) == true {
                ResultCSV.text(result.results)
            } else {
                ComparisonReport.text(
                    result, equalService: service, sensitivity: tornado, command: command)
            }
        progress.clear()
        try arguments.write(text, output)
        let faults =
            result.contradictions + (service?.contradictions ?? [])
            + (tornado?.contradictions ?? [])
        if !faults.isEmpty { throw UnsoundRun(contradictions: faults) }
        if let unmet = service?.unmet, !unmet.isEmpty {
            throw TargetsMissed(description: "not met by \(unmet.joined(separator: ", "))")
        }
    }

    /// The workloads to compare, read and checked, with names that tell them apart.
    private static func compared(
        _ references: [WorkloadReference], _ settings: [Setting], _ variants: [Variant]
    ) throws -> [Workload] {
        var bad: [BadWorkload] = []
        func read(
            _ reference: WorkloadReference, _ settings: [Setting], as name: String? = nil
        ) throws -> Workload? {
            do {
                let workload = try prepare(reference, settings, withFigures: false).workload
                return name.map(workload.named) ?? workload
            } catch let error as BadWorkload {
                bad.append(
                    BadWorkload(name: name ?? error.name, problems: error.problems))
                return nil
            }
        }
        var workloads = try references.compactMap { try read($0, settings) }
        if let reference = references.first {
            workloads += try variants.compactMap {
                try read(reference, $0.settings(over: settings), as: $0.name)
            }
        }
        if !bad.isEmpty { throw BadWorkload(bad) }
        let titles = workloads.map(\.name)
        guard
            let twice = titles.enumerated().first(where: {
                titles[..<$0.offset].contains($0.element)
            })
        else { return workloads }
        throw UsageError(
            message: "two of the workloads are called '\(twice.element)'",
            hint: "Give one of them another name, so that results can be told apart.")
    }
}

/// Where the compared workloads come from: the references, then variants of the first of them.
private struct ComparedSet {
    let references: [WorkloadReference]
    let settings: [Setting]
    let variants: [Variant]

    private func origin(_ position: Int) -> (reference: WorkloadReference, settings: [Setting]) {
        position < references.count
            ? (references[position], settings)
            : (references[0], variants[position - references.count].settings(over: settings))
    }

    /// The workload of that position with changes.
    func workload(_ position: Int, changedBy changes: [Setting]) throws -> Workload {
        let (reference, own) = origin(position)
        // Of changes of the same input the last one counts.
        let last = changes.enumerated().filter { place, change in
            !changes[(place + 1)...].contains { $0.replaces(change) }
        }
        return try reference.workload(own, changedBy: last.map(\.element))
    }

    /// The inputs without a source of each workload, on top of the changes made to it.
    func perturbations(_ changes: [[Setting]]) throws -> [[Perturbation]] {
        try changes.enumerated().map { position, changes in
            let (reference, own) = origin(position)
            let kept = own.filter { one in !changes.contains { $0.replaces(one) } }
            // What a variant or staffing decides is no assumption.
            let decided = (variants.flatMap(\.settings) + changes).map(\.path)
            return try reference.perturbations(kept + changes).filter { perturbation in
                !decided.contains { perturbation.path.steps.starts(with: $0.steps) }
            }
        }
    }
}

extension ParsedArguments {
    /// What was named, or the three stances.
    fileprivate func comparedNames() throws(UsageError) -> [String] {
        if isSet(.variant) {
            guard positionals.count == 1 else {
                throw UsageError(
                    message: "--variant needs one workload, of which it is a variant",
                    hint: "Name exactly one, or compare workloads without variants.")
            }
            return positionals
        }
        guard positionals.count != 1 else {
            throw UsageError(
                message: "one workload cannot be compared with itself",
                hint: "Name two or more, give a --variant, or none for the three stances.")
        }
        return positionals.isEmpty ? ["human-only", "hybrid", "ai-only"] : positionals
    }

    fileprivate func comparison(of workloads: [Workload]) throws -> ComparisonQuestion {
        let names = workloads.map(\.name)
        var control: Int?
        if let name = text(.against) {
            control = names.firstIndex(of: name)
            if control == nil {
                throw UsageError(
                    message: "there is no workload '\(name)' to set the others against",
                    hint: didYouMean(name, names) ?? "Compared are \(alternatives(names)).")
            }
        }
        guard let objective = try objective() else {
            let selecting = [OptionSpec.indifference, .maxReplications, .sensitivity]
            if let option = selecting.first(where: isSet) {
                throw UsageError(
                    message: "\(option.flag) needs --minimise or --maximise",
                    hint: "The best is chosen by that, such as --minimise costPerTrueResolution.")
            }
            return ComparisonQuestion(control: control)
        }
        let replications = plan().replications
        guard replications > 1 else {
            throw UsageError(
                message: "the best cannot be chosen on a single replication",
                hint: "Give --replications 5 or more to start from.")
        }
        return ComparisonQuestion(
            control: control,
            selection: SelectionQuestion(
                objective, indifference: try indifference(),
                firstStage: max(replications, SelectionQuestion.fewestReplications),
                mostReplications: integer(.maxReplications) ?? 1_000))
    }

    /// What each workload is staffed for, if that is asked.
    fileprivate func equalService() throws -> StaffingQuestion? {
        let targets = try targets()
        guard flag(.equalService) == true else {
            guard targets.isEmpty else {
                throw UsageError(
                    message: "--target needs --equal-service",
                    hint: "compare bounds nothing; it can staff each workload for targets.")
            }
            return nil
        }
        guard !targets.isEmpty else {
            throw UsageError(
                message: "--equal-service needs a --target",
                hint: "Say what is equal, such as --target 'abandonmentRate<=3%'.")
        }
        return try StaffingQuestion(targets: targets, overall: true)
    }

    /// The options of the comparison as they are repeated in results.
    fileprivate func canonicalComparison(
        _ variants: [Variant], _ staffing: StaffingQuestion?
    ) -> [String] {
        variants.map { "--variant " + shellQuoted($0.text) }
            + (flag(.equalService) == true ? ["--equal-service"] : [])
            + (staffing?.targets ?? []).map { "--target " + shellQuoted($0.text) }
            + [OptionSpec.minimise, .maximise, .indifference, .against].compactMap { option in
                text(option).map { "\(option.flag) " + shellQuoted($0) }
            } + (flag(.sensitivity) == true ? ["--sensitivity"] : [])
            + (integer(.maxReplications).map { ["--max-replications \($0)"] } ?? [])
    }
}
