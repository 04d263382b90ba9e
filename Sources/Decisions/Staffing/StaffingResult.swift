import ContactRouting
import Experiments
import SimulationKernel
import SimulationStatistics
import StrictJSON
import Workloads

/// The agents of one interval, and what they achieve.
public struct IntervalStaffing: Sendable {
    /// Which interval.
    public let interval: StaffingInterval
    /// Conversations held if nobody had to wait and agents held one each, in erlangs.
    public let offeredLoad: Double
    /// Agents that Erlang's model asks for; nil if it does not know the measures.
    public let erlang: Int?
    /// Agents on duty, of all groups that are planned.
    public let agents: Int
    /// What each target came to in the interval, or in those of its days that differ.
    public let targets: [TargetResult]
    /// Share of the slots on duty that are in use.
    public let occupancy: Estimate?
    /// Agents that are fewer by as many as are worth finding; nil where there cannot be fewer.
    public let fewer: Int?
    /// What would be said of the targets with those, in this interval and the two after it.
    public let withFewer: TargetVerdict?
}

/// The agents of one of several groups.
public struct GroupStaffing: Sendable {
    /// The group.
    public let name: String
    /// Whether it keeps the agents which the workload gives it.
    public let isKept: Bool
    /// Agents on duty in each of the intervals of the result; nil where the group is closed.
    public let agents: [Int?]
    /// Agents that are fewer by as many as are worth finding, and what would be said of the
    /// targets with those; nil where there cannot be fewer, or nothing was tried.
    public let fewer: [(agents: Int, verdict: TargetVerdict)?]
    /// Agents on duty over the measured part, on average.
    public let onDuty: Double
    /// Full-time agents that their paid hours are.
    public let fullTimeEquivalents: Double
    /// What those hours cost in 30 days.
    public let costPer30Days: Double
    /// Share of the slots on duty that are in use, over the run.
    public let occupancy: Estimate?
    /// Shifts that cover the requirement, if any were asked for.
    public internal(set) var roster: StaffingRoster?
}

/// What one agent more, or fewer, in every interval changes.
public struct StaffingEffect: Sendable {
    /// The group that has them; nil where there is only one.
    public var group: String?
    /// The measure, over the whole run.
    public let measure: Measure
    /// Its change with one more, with the interval of paired differences.
    public let oneMore: Estimate?
    /// Its change with one fewer; nil if nowhere can be fewer, or the queue would then grow
    /// without bound.
    public let oneFewer: Estimate?
}

/// A target that was not met, at the best point seen.
public struct StaffingShortfall: Sendable {
    /// Why not.
    public enum Reason: String, Sendable {
        /// Not even with so many agents that nobody waits.
        case withAmpleAgents
        /// No finite number of agents makes sure of it.
        case beyondStaffing
        /// The fewest agents for the other targets cost too much, or are not busy enough.
        case atFewestAgents
        /// The replications allowed did not decide it.
        case undecided
        /// With so many agents it is met, but no smaller number was found in the rounds there are.
        case notFound
    }

    /// What it came to, and where.
    public let result: TargetResult
    /// Agents on duty at that point, on average.
    public let agents: Double
    /// Why it was not met.
    public let reason: Reason
}

/// What was known of a plan when the work was stopped.
public enum StaffingStage: Sendable, Equatable {
    /// No customers but those of the search have seen it; its means miss so many of the targets,
    /// each counted wherever it must hold.
    case searched(missed: Int, of: Int)
    /// Other customers have judged it; fewer agents, or more, may be right.
    case judged
}

/// The fewest agents that meet the targets, if any do.
public struct StaffingResult: Sendable {
    /// What was staffed.
    public let workload: Workload
    /// What was asked.
    public let question: StaffingQuestion
    /// What the number of agents differs by.
    public let unit: StaffingUnit
    /// Replications of a plan in the search, seed and threads.
    public let plan: ReplicationPlan
    /// The intervals in which the desk is open, and that the run measures.
    public internal(set) var intervals: [IntervalStaffing] = []
    /// What is as little as possible, of several groups.
    public internal(set) var objective = StaffingObjective.agents
    /// The groups of agents, where there are several; else empty.
    public internal(set) var groups: [GroupStaffing] = []
    /// Targets over several intervals, and over the whole run.
    public internal(set) var whole: [TargetResult] = []
    /// What was not met; empty if all is well.
    public internal(set) var shortfalls: [StaffingShortfall] = []
    /// Every measure over the whole run, at 95 % each.
    public internal(set) var measures: [MeasuredValue] = []
    /// What one agent more or fewer in every interval changes.
    public internal(set) var effects: [StaffingEffect] = []
    /// The staffed scenario; nil if no plan was found.
    public internal(set) var scenario: Scenario?
    /// The settings that make the workload that scenario.
    public internal(set) var settings: [Setting] = []
    /// Replications that the certificate rests on.
    public internal(set) var certifyingReplications = 0
    /// Confidence of each single interval of a target, with which a plan that misses any of them is
    /// certified as rarely as asked for.
    public internal(set) var confidence = 0.95
    /// Replications that the search took for a plan in the end.
    public internal(set) var searchReplications = 0
    /// Whether more replications might have changed the plan.
    public internal(set) var isOutOfTime = false
    /// The limit of replications with which the search is the same again.
    public internal(set) var replicationsToRepeat = 0
    /// Replications run in all.
    public internal(set) var replicationsRun = 0
    /// What no run can say and one of these did: a fault of the program.
    public internal(set) var contradictions: [String] = []
    /// Shifts that cover the requirement of a single group, if any were asked for.
    public internal(set) var roster: StaffingRoster?
    /// How far the search came if it was stopped; nil if it was not.
    public internal(set) var stage: StaffingStage?

    init(
        _ workload: Workload, _ question: StaffingQuestion, _ unit: StaffingUnit,
        _ plan: ReplicationPlan
    ) {
        self.workload = workload
        self.question = question
        self.unit = unit
        self.plan = plan
    }

    /// Whether the search or the judgement was stopped: the plan is the best known by then.
    public var isCutShort: Bool { stage != nil }

    /// Whether every target is met with its whole interval, by the shifts too if there are any.
    public var isMet: Bool {
        scenario != nil && (stage == nil || stage == .judged) && shortfalls.isEmpty
            && rosters.allSatisfy(\.isMet)
    }

    /// The shifts of every group that has any.
    public var rosters: [StaffingRoster] {
        [roster].compactMap(\.self) + groups.compactMap(\.roster)
    }

    /// What every target came to over the whole run, which is the only interval of a constant
    /// number of agents.
    public var overall: [TargetResult] {
        (unit == .constant ? intervals.flatMap(\.targets) : []) + whole
    }

    /// Whether it is the cost that is to be least, of several groups.
    public var isByCost: Bool { objective == .cost && groups.count > 1 }

    /// Agent-hours on duty in a week.
    public var agentHoursPerWeek: Double { (scenario?.meanAgentsOnDuty ?? 0) * 168 }

    /// The estimate of a measure over the whole run; nil if it does not apply.
    public func estimate(_ name: String) -> Estimate? {
        measures.first { $0.measure.name == name }?.estimate
    }

    /// What agents and AI cost in 30 days.
    public var costPer30Days: Double? {
        guard let cost = estimate("costPerConversation"), let offered = estimate("offered"),
            let days = scenario.map({ $0.measurement.horizon.seconds / 86_400 })
        else { return nil }
        return cost.mean * offered.mean * 30 / days
    }
}

extension StaffingResult {
    /// Agents whom the workload has on duty in an interval as it stands, of the groups that are
    /// planned, or of the one of that name; the mean over the intervals of the first week.
    public func currentAgents(in interval: StaffingInterval, of group: String? = nil) -> Double {
        let plan = workload.scenario.measurement
        let kept = groups.filter(\.isKept).map(\.name)
        let counted = (workload.scenario.humans?.groups ?? []).filter {
            group == nil ? !kept.contains($0.name) : $0.name == group
        }
        let week = 7 * TimeSpan.day.ticks
        let start = Int64(plan.startMinuteOfWeek) * 60_000_000
        let agents = counted.map { $0.onDuty(during: plan) }.flatMap { onDuty in
            interval.ofWeek.map { number -> Double in
                let place = Int64(number) * plan.interval.ticks - start
                let ticks = (place % week + week) % week
                return Double(onDuty.value(at: .zero + TimeSpan(ticks: ticks)))
            }
        }
        return agents.reduce(0, +) / Double(max(interval.ofWeek.count, 1))
    }
}
