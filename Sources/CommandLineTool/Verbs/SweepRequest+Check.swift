import Experiments
import StrictJSON
import Workloads

extension SweepRequest {
    /// What was found by reading the combinations.
    struct Check: Sendable {
        /// The first combination.
        let workload: Workload
        /// What is odd about any of them.
        let warnings: [Problem]
        /// Conversations of a task, about, over the combinations.
        let meanConversations: Double
    }

    /// Reads every combination before any is simulated; of more than 10,000, a thousand that
    /// are evenly spread (the others are read when their turn comes).
    ///
    /// - Throws: `BadWorkload` with the problems of all of them, each said once.
    func check(threads: Int) async throws -> Check {
        let combinations = combinationsToCheck
        let share = (combinations.count + threads - 1) / threads
        let parts = try await withThrowingTaskGroup(of: (Int, Findings).self) { group in
            for part in 0..<threads {
                let own = combinations.dropFirst(part * share).prefix(share)
                group.addTask { (part, try findings(of: own)) }
            }
            return try await group.reduce(into: [Int: Findings]()) { $0[$1.0] = $1.1 }
        }
        var all = Findings()
        for part in 0..<threads { parts[part].map { all.add($0) } }
        guard all.problems.isEmpty, let workload = all.first else {
            throw BadWorkload(name: name, problems: all.problems)
        }
        return Check(
            workload: workload, warnings: all.warnings,
            meanConversations: all.conversations / Double(combinations.count))
    }

    private var combinationsToCheck: [Int] {
        let last = (tasks.upperBound - 1) / plan.replications
        let all = tasks.lowerBound / plan.replications...last
        guard all.count > 10_000 else { return Array(all) }
        return (0..<1_000).map { all.lowerBound + (all.count - 1) / 999 * $0 }.dropLast() + [last]
    }

    private func findings(of combinations: ArraySlice<Int>) throws -> Findings {
        var findings = Findings()
        for combination in combinations {
            do {
                let workload = try read(plan.settings(ofCombination: combination))
                findings.add(workload)
            } catch let error as BadWorkload {
                findings.add(problems: error.problems)
            }
        }
        return findings
    }
}

/// What several combinations have to say, each thing once.
private struct Findings: Sendable {
    /// Problems and warnings to show at most: the former are to be put right.
    private static let limits = (problems: 20, warnings: 3)

    var first: Workload?
    var problems: [Problem] = []
    var warnings: [Problem] = []
    var conversations = 0.0

    mutating func add(_ workload: Workload) {
        if first == nil { first = workload }
        conversations += workload.scenario.expectedConversations
        Findings.add(workload.warnings, to: &warnings, Findings.limits.warnings)
    }

    mutating func add(problems new: [Problem]) {
        Findings.add(new, to: &problems, Findings.limits.problems)
    }

    mutating func add(_ later: Findings) {
        if first == nil { first = later.first }
        conversations += later.conversations
        Findings.add(later.problems, to: &problems, Findings.limits.problems)
        Findings.add(later.warnings, to: &warnings, Findings.limits.warnings)
    }

    private static func add(
        _ new: [Problem], to problems: inout [Problem], _ limit: Int
    ) {
        for problem in new where problems.count < limit && !problems.contains(problem) {
            problems.append(problem)
        }
    }
}

extension ParsedArguments {
    /// What `--vary` says, of inputs that are not also set.
    func variations(beside settings: [Setting]) throws -> [Variation] {
        var variations: [Variation] = []
        var faults: [UsageError] = []
        for text in texts(.vary) {
            do {
                variations.append(try Variation(text))
            } catch let fault as InvalidQuestion {
                faults.append(UsageError(message: fault.message, hint: fault.hint))
            }
        }
        let twice = variations.first { varied in settings.contains { $0.path == varied.path } }
        if let twice {
            faults.append(
                UsageError(
                    message: "'\(twice.path.name)' is both set and varied",
                    hint: "--horizon sets horizonDays, --warm-up warmUpDays."))
        }
        if variations.isEmpty, faults.isEmpty {
            faults.append(
                UsageError(
                    message: "nothing varies", hint: "Give --vary path=a,b,c or first:last:step."))
        }
        guard let last = faults.last else { return variations }
        let messages = faults.dropLast().map { "\($0)\n" } + [last.message]
        throw UsageError(message: messages.joined(), hint: last.hint)
    }

    /// The tasks that `--tasks` asks for.
    func tasks(of plan: SweepPlan) throws(UsageError) -> Range<Int> {
        guard let text = text(.tasks) else { return 0..<plan.tasks }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
            throw UsageError(
                message: "'\(text)' is not a range of tasks",
                hint: "Write --tasks FIRST-LAST, both included, such as --tasks 0-99.")
        }
        guard last < plan.tasks else {
            throw UsageError(
                message: "there is no task \(last)",
                hint: "There are \(plan.tasks) tasks, numbered from 0 to \(plan.tasks - 1).")
        }
        return first..<last + 1
    }

    /// The measures that `--measure` asks for, in the order of the reports.
    func measures() throws -> [Measure] {
        guard isSet(.measure) else { return Measure.ofSingleRuns }
        let names = try texts(.measure).map { try Measure.find($0).name }
        if let other = names.first(where: { name in
            !Measure.ofSingleRuns.contains { $0.name == name }
        }) {
            throw UsageError(
                message: "'\(other)' needs a baseline, which a sweep does not run",
                hint: "Use 'switchboard run' for it.")
        }
        return Measure.ofSingleRuns.filter { names.contains($0.name) }
    }
}
