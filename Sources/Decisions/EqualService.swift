import ContactRouting
import Experiments
import Workloads

/// Workloads staffed to the same targets, so that comparing their costs is fair.
public struct EqualService: Sendable {
    /// What staffing did to one workload.
    public enum Outcome: Sendable {
        /// It meets the targets with these agents.
        case staffed(StaffingResult)
        /// No number of agents was shown to meet them.
        case unmet(StaffingResult)
        /// It has nobody to staff.
        case withoutHumans
    }

    /// The workloads, those that could be with other agents.
    public internal(set) var workloads: [Workload]
    /// What staffing did to each.
    public internal(set) var outcomes: [Outcome]
    /// The settings that gave each its agents; none where they are as they were.
    public var settings: [[Setting]] {
        outcomes.map { outcome in
            if case .staffed(let result) = outcome { result.settings } else { [] }
        }
    }
    /// Names of the workloads that no number of agents was shown to be enough for.
    public var unmet: [String] {
        zip(workloads, outcomes).compactMap { workload, outcome in
            if case .unmet = outcome { workload.name } else { nil }
        }
    }
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public var contradictions: [String] {
        outcomes.flatMap { outcome -> [String] in
            switch outcome {
            case .staffed(let result), .unmet(let result): return result.contradictions
            case .withoutHumans: return []
            }
        }
    }
}

/// Staffs each workload with the fewest agents that meet the targets.
///
/// - Parameters:
///   - workloads: what to staff.
///   - question: the same for all.
///   - plan: its replications are those of a plan in the search.
///   - progress: told after each replication.
///   - variant: the workload of that position with settings on top of its own.
/// - Throws: `InvalidQuestion` if a target does not apply to a workload with agents;
///   `CancellationError` when the task is cancelled.
public func equalService(
    _ workloads: [Workload], _ question: StaffingQuestion, _ plan: ReplicationPlan,
    progress: ProgressReport? = nil, variant: (Int, [Setting]) throws -> Workload
) async throws -> EqualService {
    var service = EqualService(workloads: workloads, outcomes: [])
    var question = question
    question.wantsEffects = false
    for (position, workload) in workloads.enumerated() {
        guard workload.scenario.humans != nil else {
            service.outcomes.append(.withoutHumans)
            continue
        }
        let result = try await staff(
            workload, question, plan, progress: progress?.during("staffing \(workload.name)"))
        if result.isMet {
            service.workloads[position] = try variant(position, result.settings)
                .named(workload.name)
            service.outcomes.append(.staffed(result))
        } else {
            service.outcomes.append(.unmet(result))
        }
    }
    return service
}
