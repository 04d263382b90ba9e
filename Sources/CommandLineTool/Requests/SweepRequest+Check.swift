import Experiments
import StrictJSON
import Workloads

extension SweepRequest {
    /// What was found by reading the combinations.
    struct Check: Sendable {
        /// The first combination.
        let workload: Workload
        /// What is odd about any of them, each kind once.
        let warnings: [Problem]
        /// Conversations of a task, about, over the combinations.
        let meanConversations: Double
        /// How many tasks may be done at the same time.
        let threads: Int
    }

    /// Reads every combination before any is simulated; of more than 10,000, a thousand that
    /// are evenly spread (the others are read when their turn comes).
    ///
    /// - Throws: `BadWorkload` with the problems of all of them, each said once.
    ///   `TooLargeRun` if there is no room for one of them.
    func check(_ execution: ReplicationPlan) async throws -> Check {
        let threads = execution.threads
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
            workload: workload, warnings: all.warnings.map(\.problem),
            meanConversations: all.conversations / Double(combinations.count),
            threads: try execution.threads(for: [(all.largest ?? workload).scenario]))
    }

    private var combinationsToCheck: [Int] {
        guard let first = tasks.first, let last = tasks.last else { return [0] }
        let all = first / plan.replications...last / plan.replications
        guard min(all.count, tasks.count) > 10_000 else {
            guard tasks.count <= 10_000 else { return Array(all) }
            return tasks.map { $0 / plan.replications }.reduce(into: []) { own, combination in
                if own.last != combination { own.append(combination) }
            }
        }
        return (0..<1_000).map { tasks[(tasks.count - 1) * $0 / 999] / plan.replications }
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

/// What several combinations have to say: each problem once, and each kind of warning.
private struct Findings: Sendable {
    /// Problems, and kinds of warnings, to show at most: the former are to be put right.
    private static let limits = (problems: 20, warnings: 3)

    var first: Workload?
    /// The one that takes most memory.
    var largest: Workload?
    var problems: [Problem] = []
    var warnings: [Kind] = []
    var conversations = 0.0

    mutating func add(_ workload: Workload) {
        if first == nil { first = workload }
        add(largest: workload)
        conversations += workload.scenario.expectedConversations
        add(workload.warnings.map { Kind(first: $0) })
    }

    mutating func add(problems new: [Problem]) {
        for problem in new where problems.count < Findings.limits.problems {
            if !problems.contains(problem) { problems.append(problem) }
        }
    }

    mutating func add(_ later: Findings) {
        if first == nil { first = later.first }
        later.largest.map { add(largest: $0) }
        conversations += later.conversations
        add(problems: later.problems)
        add(later.warnings)
    }

    private mutating func add(largest workload: Workload) {
        let most = largest?.scenario.expectedMemory ?? -1
        if workload.scenario.expectedMemory > most { largest = workload }
    }

    private mutating func add(_ new: [Kind]) {
        for kind in new {
            if let place = warnings.firstIndex(where: { $0.name == kind.name }) {
                warnings[place].count += kind.count
            } else if warnings.count < Findings.limits.warnings {
                warnings.append(kind)
            }
        }
    }

    /// Warnings that differ in their numbers only.
    struct Kind: Sendable {
        let first: Problem
        /// How many combinations have it.
        var count = 1

        /// What they have in common.
        var name: String {
            "\(first.location) " + first.message.filter { !"0123456789.,".contains($0) }
        }

        /// The first of them, which says how many more there are.
        var problem: Problem {
            guard count > 1 else { return first }
            let others = count == 2 ? "1 more combination" : "\(count - 1) more combinations"
            return Problem(
                "\(first.message) (and so in \(others))", at: first.location, path: first.path,
                severity: first.severity)
        }
    }
}
