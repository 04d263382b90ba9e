import Experiments
import SimulationStatistics
import Workloads

/// A month of a plan, beside the same month without hiring.
public struct HiringMonthResult: Sendable {
    /// The month.
    public let month: HiringMonth
    /// How many begin on its first day, by group.
    public let hires: [Int]
    /// The share of those on call who may be called.
    public let callable: Double
    /// The course of the plan.
    public let planned: HiringCourse
    /// The course without hiring.
    public let frozen: HiringCourse
}

/// What a month comes to.
public struct HiringCourse: Sendable {
    /// People employed on average, by group that is hired for.
    public let employees: [Estimate?]
    /// Hours on duty of those on call.
    public let poolHours: Estimate?
    /// Wages, agents on call and what hiring costs; nil where nothing has a price.
    public let cost: Estimate?
    /// What every target came to that must hold in the month.
    public let targets: [TargetResult]
}

/// The cheapest hiring that keeps targets in every month, if there is one.
public struct HiringResult: Sendable {
    /// What was planned.
    public let workload: Workload
    /// What was asked.
    public let question: HiringQuestion
    /// Replications of a plan in the search, seed and threads.
    public let plan: ReplicationPlan
    /// The groups that are hired for, by name.
    public let groups: [String]
    /// The groups on call whose numbers are planned, by name.
    public let pools: [String]
    /// The months in their order.
    public let months: [HiringMonthResult]
    /// The settings that make the plan the workload's.
    public let settings: [Setting]
    /// Replications that the certificate rests on.
    public let certifyingReplications: Int
    /// Confidence of each single interval of a target.
    public let confidence: Double
    /// Plans that were tried in the search, without that in which nobody is hired.
    public let plansTried: Int
    /// Replications run in all.
    public let replicationsRun: Int
    /// What no run can say and one of these did: a fault of the program.
    public let contradictions: [String]

    init(_ search: HiringSearch, _ certificate: HiringCertifier.Certificate) {
        let questions = search.questions
        workload = search.workload
        question = search.question
        plan = search.replicationPlan
        let names = (workload.scenario.humans?.groups ?? []).map(\.name)
        groups = questions.groups.map { names[$0] }
        pools = questions.pools.map { names[$0] }
        let trial = certificate.trial
        let frozen = search.trials[0]
        months = questions.months.enumerated().map { number, month in
            HiringMonthResult(
                month: month, hires: trial.plan.hires.map { $0[number] },
                callable: trial.plan.callable[number],
                planned: HiringCourse(
                    trial, number, questions,
                    zip(questions.constraints, certificate.results)
                        .filter { $0.0.month == number }.compactMap(\.1)),
                frozen: HiringCourse(
                    frozen, number, questions,
                    questions.constraints.indices
                        .filter { questions.constraints[$0].month == number }
                        .map { frozen.result($0, confidence: 0.95) }))
        }
        settings = search.settings(trial.plan)
        certifyingReplications = trial.runs.count
        confidence = certificate.confidence
        plansTried = search.plansTried
        replicationsRun = search.replicationsRun
        contradictions = search.contradictions
    }

    /// Whether every target is met in every month with its whole interval.
    public var isMet: Bool { missed.isEmpty }

    /// The months in which a target is not shown to be met.
    public var missed: [HiringMonthResult] {
        months.filter { $0.planned.targets.contains { $0.isWanting } }
    }

    /// The months in which one is missed without hiring, by its interval of 95 %.
    public var missedWithoutHiring: [HiringMonthResult] {
        months.filter { $0.frozen.targets.contains { $0.verdict == .missed } }
    }

    /// All who are hired.
    public var hires: Int { months.reduce(0) { $0 + $1.hires.reduce(0, +) } }

    /// What the whole course costs on average; nil where nothing has a price.
    public func cost(_ course: KeyPath<HiringMonthResult, HiringCourse>) -> Double? {
        let costs = months.compactMap { $0[keyPath: course].cost?.mean }
        return costs.count == months.count ? costs.reduce(0, +) : nil
    }

    /// Hours on duty of those on call over the whole course, on average.
    public func poolHours(_ course: KeyPath<HiringMonthResult, HiringCourse>) -> Double {
        months.reduce(0) { $0 + ($1[keyPath: course].poolHours?.mean ?? 0) }
    }
}

extension HiringCourse {
    init(
        _ trial: HiringTrial, _ month: Int, _ questions: HiringQuestions,
        _ targets: [TargetResult]
    ) {
        employees = questions.groups.map { trial.estimate(.employees(group: $0), inMonth: month) }
        let hours = questions.months[month].length.seconds / 3_600
        let pools = questions.pools.map { trial.sample(.agentsOnDuty(pool: $0), inMonth: month) }
        poolHours = pools.compactMap(\.self).sum?.estimate.times(hours)
        cost = trial.estimate(.allCosts, inMonth: month)?.times(questions.thirtyDays(month))
        self.targets = targets
    }
}

extension TargetResult {
    /// Whether it is not shown to be met.
    public var isWanting: Bool { verdict != .met }

    /// Whether it is what a target that holds in every month came to in one of them.
    public func isOf(_ other: Target) -> Bool {
        let isSame = target.measure.name == other.measure.name
        return (isSame || target.measure.name.hasPrefix(other.measure.name + "[month="))
            && target.relation == other.relation && target.bound == other.bound
    }
}

extension [ReplicatedSample] {
    /// Their sum, replication by replication; nil of none.
    fileprivate var sum: ReplicatedSample? { first.map { dropFirst().reduce($0, +) } }
}
