import ContactRouting
import Experiments
import SimulationStatistics

/// A plan that has been simulated over the whole course.
struct HiringTrial: Sendable {
    let plan: HiringPlan
    /// The coverage of each month: as expected, for as many people as were there in these courses,
    /// where chance may have let more of them go, or fewer.
    let coverage: [Double]
    let runs: FocusedReplications
    private let questions: HiringQuestions

    init(
        _ plan: HiringPlan, _ outlook: HiringOutlook, _ runs: FocusedReplications,
        _ questions: HiringQuestions
    ) {
        self.plan = plan
        self.runs = runs
        self.questions = questions
        coverage = outlook.coverage(plan).enumerated().map { month, expected in
            let there = questions.groups.reduce(0) { sum, group in
                let place = questions.place(of: .employees(group: group), inMonth: month)
                return sum + (place.flatMap { runs.mean($0) } ?? 0)
            }
            let people = outlook.employed(plan, inMonth: month)
            return people > 0 ? expected * there / people : expected
        }
    }

    /// How far each constraint is met on average; nil where nothing happened.
    func margin(_ constraint: Int) -> Double? {
        runs.mean(constraint).map(questions.constraints[constraint].target.margin)
    }

    /// Whether nobody came to humans in a month although some were there: there is nothing for a
    /// target to say.
    func isEmpty(month: Int) -> Bool {
        coverage[month] > 0 && mean(.offered, inMonth: month) ?? 0 == 0
    }

    /// What it says of a constraint; nil where nothing happened.
    func point(_ constraint: Int, inMonth month: Int) -> HiringNeed.Point? {
        margin(constraint).map {
            HiringNeed.Point(
                month: month, coverage: coverage[month], margin: $0, load: load(inMonth: month),
                agents: agents(inMonth: month))
        }
    }

    /// The variance of a constraint from course to course; nil of too few of them.
    func variance(_ constraint: Int) -> Double? {
        runs.count >= HiringTrial.fewestToJudge ? runs.linearised(constraint)?.variance : nil
    }

    private static let fewestToJudge = 10

    /// What a constraint came to.
    func result(_ constraint: Int, confidence: Double) -> TargetResult {
        var result = TargetResult(
            questions.constraints[constraint].target, runs, question: constraint,
            confidence: confidence)
        result.place = questions.months[questions.constraints[constraint].month].name
        return result
    }

    /// A measure of a month.
    func estimate(_ kind: HiringQuestions.Kind, inMonth month: Int) -> Estimate? {
        sample(kind, inMonth: month)?.estimate
    }

    /// Its replications.
    func sample(_ kind: HiringQuestions.Kind, inMonth month: Int) -> ReplicatedSample? {
        questions.place(of: kind, inMonth: month).flatMap { runs.linearised($0) }
    }

    /// Its mean.
    func mean(_ kind: HiringQuestions.Kind, inMonth month: Int) -> Double? {
        questions.place(of: kind, inMonth: month).flatMap { runs.mean($0) }
    }

    /// What agents cost over the whole course, in money or in days of people.
    func cost(inMoney: Bool) -> Double {
        questions.months.indices.reduce(0) { sum, month in
            let people = questions.groups.reduce(0) {
                $0 + (mean(.employees(group: $1), inMonth: month) ?? 0)
            }
            let ofThirtyDays = inMoney ? mean(.allCosts, inMonth: month) ?? 0 : 30 * people
            return sum + ofThirtyDays * questions.thirtyDays(month)
        }
    }

    /// What those on call cost in a month, in money or in days of full-time people.
    func poolCost(inMonth month: Int, inMoney: Bool) -> Double {
        questions.pools.reduce(0) { sum, pool in
            let kind: HiringQuestions.Kind = inMoney ? .cost(of: pool) : .fullTimeDays(of: pool)
            let ofThirtyDays = (mean(kind, inMonth: month) ?? 0) * (inMoney ? 1 : 30)
            return sum + ofThirtyDays * questions.thirtyDays(month)
        }
    }

    /// The coverage that would be busy all the time with what agents were busy with, and with those
    /// who left.
    private func load(inMonth month: Int) -> Double {
        let served = 1 - min(0.95, mean(.abandonment, inMonth: month) ?? 0)
        return coverage[month] * (mean(.occupancy, inMonth: month) ?? 0) / served
    }

    /// Agents who were busy.
    private func agents(inMonth month: Int) -> Double {
        (mean(.occupancy, inMonth: month) ?? 0) * (mean(.allAgentsOnDuty, inMonth: month) ?? 0)
    }
}

/// What is asked of every replication of a plan: the targets of the months, and their course.
struct HiringQuestions: Sendable {
    /// What is known of a month.
    enum Kind: Hashable, Sendable {
        case employees(group: Int)
        case agentsOnDuty(pool: Int)
        case cost(of: Int)
        case fullTimeDays(of: Int)
        case allCosts
        case allAgentsOnDuty
        case offered
        case occupancy
        case abandonment
    }

    let months: [HiringMonth]
    let groups: [Int]
    let pools: [Int]
    let constraints: [HiringConstraint]
    let all: [FocusedReplications.Question]
    private let kinds: [Kind]

    init(
        _ question: HiringQuestion, of scenario: Scenario, months: [HiringMonth],
        groups: [Int], pools: [Int]
    ) throws {
        self.months = months
        self.groups = groups
        self.pools = pools
        constraints = try question.constraints(in: months, of: scenario)
        kinds =
            groups.map { .employees(group: $0) } + pools.map { .agentsOnDuty(pool: $0) }
            + pools.map { .cost(of: $0) } + pools.map { .fullTimeDays(of: $0) } + [
                .allCosts, .allAgentsOnDuty, .offered, .occupancy, .abandonment,
            ]
        let names = (scenario.humans?.groups ?? []).map(\.name)
        let measures = try kinds.map { try $0.measure(names) }
        let path = try months.flatMap { month in try measures.map { try month.own($0) } }
        all = (constraints.map(\.target.measure) + path).map { FocusedReplications.Question($0) }
    }

    /// Where the measure of a month is among the questions.
    func place(of kind: Kind, inMonth month: Int) -> Int? {
        kinds.firstIndex(of: kind).map { constraints.count + month * kinds.count + $0 }
    }

    /// How many times thirty days a month is long in the run.
    func thirtyDays(_ month: Int) -> Double { months[month].length.seconds / (30 * 86_400) }
}

extension HiringQuestions.Kind {
    fileprivate func measure(_ groups: [String]) throws -> Measure {
        func ofGroup(_ name: String, _ group: Int) throws -> Measure {
            try Measure.builtIn(name).of(PartName(groups[group], of: .group))
        }
        switch self {
        case .employees(let group): return try ofGroup("employees", group)
        case .agentsOnDuty(let pool): return try ofGroup("agentsOnDuty", pool)
        case .cost(let pool): return try ofGroup("totalCostOfAgents", pool)
        case .fullTimeDays(let pool): return try ofGroup("fullTimeEquivalents", pool)
        case .allCosts: return Measure.builtIn("totalCostOfAgents")
        case .allAgentsOnDuty: return Measure.builtIn("agentsOnDuty")
        case .offered: return Measure.builtIn("humanOffered")
        case .occupancy: return Measure.builtIn("occupancy")
        case .abandonment: return Measure.builtIn("abandonmentRate")
        }
    }
}
