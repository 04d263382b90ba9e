import ContactRouting
import Experiments
import Workloads

/// Finds the cheapest plan whose months meet their targets on average, by simulating whole courses.
///
/// The first course is that without hiring. From what its months came to the coverage is estimated
/// that each of them needs, `HiringProgram` makes a plan of that, and the course of the plan says
/// better what the months need: until a plan comes again, or no cheaper one can be expected. All of
/// them meet the same customers and have the same people at the start. Where there are agents on
/// call, that is done for several shares of them who may be called, and then for a share of each
/// month.
struct HiringSearch: Sendable {
    let workload: Workload
    let question: HiringQuestion
    let replicationPlan: ReplicationPlan
    let questions: HiringQuestions
    let outlook: HiringOutlook
    /// The scenario with settings on top of those of the workload.
    private let variant: @Sendable ([Setting]) throws -> Workload
    private let progress: ProgressReport?
    /// Everything that was simulated, the course without hiring first.
    private(set) var trials: [HiringTrial] = []
    /// Replications run in all.
    private(set) var replicationsRun = 0
    /// What no run can say and one of these did: a fault of the program.
    private(set) var contradictions: [String] = []
    /// Coverage that every month is given beyond what it needs on average.
    var spare: [Double]

    /// Shares of those on call who may be called that are tried.
    private let levels: [Double]

    /// Coverage that is not worth another plan, of what there is.
    private static let indifferentCoverage = 0.01
    /// Plans of one kind that are tried, at most.
    private static let mostRounds = 8

    /// - Throws: `InvalidQuestion` if the question does not suit the workload.
    init(
        _ workload: Workload, _ question: HiringQuestion, _ plan: ReplicationPlan,
        progress: ProgressReport?, variant: @escaping @Sendable ([Setting]) throws -> Workload
    ) throws {
        try question.check(workload)
        let scenario = workload.scenario
        let months = HiringMonth.all(of: scenario.measurement)
        self.workload = workload
        self.question = question
        replicationPlan = plan
        self.variant = variant
        self.progress = progress
        questions = try HiringQuestions(
            question, of: scenario, months: months,
            groups: question.hiringGroups(of: scenario),
            pools: question.poolGroups(of: scenario))
        spare = Array(repeating: 0, count: months.count)
        let most = questions.pools.map { scenario.humans?.groups[$0].agents.values.max() ?? 0 }
        // Half of a pool of one is all of it.
        let levels = most.isEmpty ? [1] : [0, 0.5, 1]
        self.levels = levels.enumerated().filter { place, level in
            place == 0
                || most.contains {
                    (Double($0) * level).rounded()
                        != (Double($0) * levels[place - 1]).rounded()
                }
        }.map(\.element)
        let frozen = try variant(
            workload.settings(
                HiringPlan(groups: questions.groups.count, months: months.count),
                groups: questions.groups, pools: questions.pools, months: months))
        outlook = HiringOutlook(
            frozen.scenario, groups: questions.groups, months: months, most: question.mostHires)
    }

    /// The settings that make a plan the workload's.
    func settings(_ plan: HiringPlan) -> [Setting] {
        workload.settings(
            plan, groups: questions.groups, pools: questions.pools, months: questions.months)
    }

    /// A plan that was tried and is about what is known to be needed in the end.
    mutating func settled() async throws -> HiringTrial {
        let frozen = HiringPlan(groups: questions.groups.count, months: questions.months.count)
        let first = try await simulate(frozen, series: 0, replicationPlan.replications)
        trials.append(first)
        try checkTargets(first)
        for level in levels.reversed() { try await settle(on: [level]) }
        if levels.count > 1 { try await settle(on: levels) }
        let plan = plan()
        return trials.last { covers($0.plan, likeThat: plan) } ?? trials.last ?? first
    }

    /// Checks that every target has a value somewhere.
    ///
    /// - Throws: `InvalidQuestion` if one has none.
    private func checkTargets(_ trial: HiringTrial) throws {
        for (origin, target) in question.targets.enumerated() {
            let own = questions.constraints.indices.filter {
                questions.constraints[$0].origin == origin
            }
            // Where nobody is at work nobody is served, well or badly.
            let canSpeak = own.contains {
                trial.margin($0) != nil || trial.coverage[questions.constraints[$0].month] == 0
            }
            guard !canSpeak else { continue }
            throw InvalidQuestion(
                message: "'\(target.text)' says nothing of \(workload.name): it has no value there",
                hint: "'switchboard run' shows the measures that it has.")
        }
    }

    /// Simulates plans that rest on these shares of the pools until a better one is not to be
    /// expected: one has been tried, lacks hardly anything anywhere, and costs hardly more.
    private mutating func settle(on levels: [Double]) async throws {
        for _ in 0..<HiringSearch.mostRounds {
            let plan = plan(on: levels)
            if trials.contains(where: { $0.plan == plan }) { return }
            let isEnough = trials.contains { trial in
                trial.plan.callable.allSatisfy(levels.contains)
                    && covers(trial.plan, likeThat: plan)
                    && cost(trial) - cost(plan)
                        <= question.tolerance.size(at: trial.cost(inMoney: outlook.havePrices))
            }
            if isEnough { return }
            let trial = try await simulate(plan, series: 0, replicationPlan.replications)
            trials.append(trial)
        }
    }

    /// Whether a plan has the coverage of another one everywhere, or all but, and its pools.
    private func covers(_ plan: HiringPlan, likeThat other: HiringPlan) -> Bool {
        zip(plan.callable, other.callable).allSatisfy { $0 >= $1 }
            && zip(outlook.coverage(plan), outlook.coverage(other)).allSatisfy {
                $0 >= $1 * (1 - HiringSearch.indifferentCoverage)
            }
    }

    /// The cheapest plan by what is known so far.
    func plan(on levels: [Double]? = nil) -> HiringPlan {
        program(on: levels ?? self.levels).cheapest()
    }

    private func program(on levels: [Double]) -> HiringProgram {
        let months = questions.months.indices
        var needs = levels.map { level in months.map { need($0, level) } }
        // Fewer on call never make up for people.
        for level in levels.indices.reversed().dropFirst() {
            for month in months {
                needs[level][month] = max(needs[level][month], needs[level + 1][month])
            }
        }
        return HiringProgram(
            outlook: outlook, levels: levels, needs: needs,
            poolCosts: levels.map { level in months.map { poolCost($0, level) } })
    }

    /// The coverage that a month is to have if such a share of the pools may be called.
    func need(_ month: Int, _ level: Double) -> Double {
        let needs = questions.constraints.indices.compactMap { number -> Double? in
            guard questions.constraints[number].month == month else { return nil }
            let all = seen(number, level)
            let own = all.filter { $0.month == month }
            return HiringNeed.coverage(own, among: all)
        }
        // Before anybody was ever at work in a month the plan of the file is the guess.
        let isUnknown = trials.allSatisfy { $0.coverage[month] == 0 }
        return (needs.max() ?? (isUnknown ? 1 : 0)) + spare[month]
    }

    /// What was seen of a target in all months with such a share of the pools, or with any if it
    /// was not tried.
    func seen(_ constraint: Int, _ level: Double) -> [HiringNeed.Point] {
        let origin = questions.constraints[constraint].origin
        let alike = questions.constraints.indices.filter {
            questions.constraints[$0].origin == origin
        }
        let month = questions.constraints[constraint].month
        let isTried = trials.contains { $0.plan.callable[month] == level }
        return trials.flatMap { trial in
            alike.compactMap { number in
                let month = questions.constraints[number].month
                let isOwn = !isTried || trial.plan.callable[month] == level
                return isOwn ? trial.point(number, inMonth: month) : nil
            }
        }
    }

    /// What those on call cost in a month if such a share of them may be called, as last seen.
    private func poolCost(_ month: Int, _ level: Double) -> Double {
        let own = trials.last { $0.plan.callable[month] == level }
        return own.map { $0.poolCost(inMonth: month, inMoney: outlook.havePrices) } ?? 0
    }

    private func cost(_ trial: HiringTrial) -> Double {
        outlook.cost(trial.plan)
            + questions.months.indices.reduce(0) {
                $0 + trial.poolCost(inMonth: $1, inMoney: outlook.havePrices)
            }
    }

    private func cost(_ plan: HiringPlan) -> Double {
        outlook.cost(plan)
            + questions.months.indices.reduce(0) { $0 + poolCost($1, plan.callable[$1]) }
    }

    /// Plans that were tried, but for that in which nobody is hired.
    var plansTried: Int { trials.count - 1 }

    /// Simulates the whole course of a plan.
    ///
    /// - Parameter series: whose customers; 0 for those of the search.
    mutating func simulate(
        _ plan: HiringPlan, series: UInt64, _ replications: Int
    ) async throws -> HiringTrial {
        let scenario = try variant(settings(plan)).scenario
        var runs = FocusedReplications(
            scenario, replicationPlan, series: series, questions.all)
        let report = progress?.after(replicationsRun)
            .during(series == 0 ? "course \(plansTried + 1)" : "judging")
        try await runs.replicate(upTo: replications, progress: report)
        replicationsRun += runs.count
        contradictions = (contradictions + runs.contradictions).uniqued.map(\.self)
        return HiringTrial(plan, outlook, runs, questions)
    }
}
