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
