import ContactRouting
import Experiments
import SimulationKernel
import SimulationStatistics

/// Plans of agents on duty, simulated on the same customers and held against what they must do.
struct StaffingTrials: Sendable {
    /// What is staffed; of the groups that are planned, its own staffing is not used.
    let scenario: Scenario
    /// The groups that are planned, by number.
    let groups: [Int]
    /// What may differ.
    let unit: StaffingUnit
    /// The parts of the week with a number of their own: those in which the desk is open and that
    /// the run measures.
    private(set) var intervals: [StaffingInterval]
    /// What a plan has a number of agents for, group by group.
    private(set) var posts: [StaffingPost] = []
    /// What must hold, and agents serve.
    private(set) var constraints: [StaffingConstraint]
    /// The targets that agents serve.
    let targets: [Target]
    /// Targets over the whole run that agents work against.
    let spending: [Target]
    /// How close to the fewest agents of an interval to come.
    let tolerance: Tolerance
    /// How sure to be of all that is certified at once.
    let confidence: Double
    let plan: ReplicationPlan
    let progress: ProgressReport?
    /// How long to go on for what is undecided.
    var budget: StaffingBudget
    /// Replications run so far.
    private(set) var replicationsRun = 0
    /// The constraints of which nothing happens even with ample agents.
    var neverHappens: Set<Int> = []
    /// What no run can say and one of these did.
    private(set) var contradictions: [String] = []
    /// The best plan of the search so far: its means miss the fewest constraints, on the most
    /// replications of those, and it is the cheapest of those.
    private(set) var candidate: StaffingCertificate?
    /// The latest plans of the search: the next stage of it takes more replications of some.
    private var latest: [(agents: [Int], runs: FocusedReplications)] = []
    private static let mostKept = 4
    /// Whether nobody of each of the groups is planned in an interval of the week.
    let isClosed: [[Bool]]
    /// For intervals of the week that the run does not measure, one that has the same number of
    /// agents and is measured, if there is one.
    let alike: [Int: Int]
    private let question: StaffingQuestion
    /// What is to be as little as possible.
    var objective: StaffingObjective {
        let planned = groups.compactMap { scenario.humans?.groups[$0] }
        let isFree = planned.contains { $0.costPerPaidHour <= 0 }
        return question.least ?? (isFree ? .agents : .cost)
    }

    init(
        _ scenario: Scenario, _ question: StaffingQuestion, _ plan: ReplicationPlan,
        progress: ProgressReport?
    ) {
        targets = question.targets.filter { !$0.boundsSpending }
        spending = question.targets.filter(\.boundsSpending)
        self.scenario = scenario.keepingIntentsByInterval(for: targets)
        self.question = question
        let groups = question.plannedGroups(of: scenario)
        self.groups = groups
        let unit = question.unit ?? StaffingUnit(following: scenario)
        self.unit = unit
        let measured = scenario.measurement.measuredHours
        let isClosed = groups.map {
            scenario.closedIntervals(of: $0, byDemand: unit != .constant)
        }
        self.isClosed = isClosed
        var alike: [Int: Int] = [:]
        intervals = unit.intervals(in: scenario.measurement).compactMap { interval in
            let open = interval.ofWeek.filter { place in
                measured[place] > 0 && isClosed.contains { !$0[place] }
            }
            for place in interval.ofWeek where measured[place] == 0 { alike[place] = open.first }
            return open.isEmpty ? nil : StaffingInterval(name: interval.name, ofWeek: open)
        }
        self.alike = alike
        constraints = []
        tolerance = question.tolerance
        confidence = question.confidence
        self.plan = plan
        self.progress = progress
        budget = StaffingBudget(question.effort)
        constraints = allConstraints
        posts = allPosts
    }

    private var allConstraints: [StaffingConstraint] {
        targets.flatMap { target in
            let isWhole = unit == .constant && question.hold == .interval
            return target.measure.isByHour(in: scenario) && !isWhole
                ? StaffingConstraint.all(target, question.hold, intervals, scenario)
                : [StaffingConstraint(target, intervals: intervals.count)]
        }
    }

    /// Staffs intervals to which too few conversations come together with their neighbours, as far
    /// as those follow each other.
    ///
    /// - Parameter contacts: how many come to each interval when it is once.
    mutating func merge(contacts: [Double]) {
        guard unit != .constant else { return }
        typealias Part = (interval: StaffingInterval, contacts: Double)
        let least = question.leastContacts
        /// The parts, each joined to the one before it if that follows and `isShort` says so.
        func joined(_ parts: [Part], _ isShort: (_ before: Double, _ own: Double) -> Bool) -> [Part]
        {
            parts.reduce(into: []) { joined, part in
                if let last = joined.last, isShort(last.contacts, part.contacts),
                    last.interval.isFollowed(by: part.interval)
                {
                    joined[joined.count - 1] = (
                        last.interval + part.interval, last.contacts + part.contacts
                    )
                } else {
                    joined.append(part)
                }
            }
        }
        let forward = joined(zip(intervals, contacts).map { ($0, $1) }) { before, _ in
            before < least
        }
        // What is left over at the end of a day goes with what comes before it.
        intervals = joined(forward) { _, own in own < least }.map(\.interval)
        constraints = allConstraints
        posts = allPosts
    }

    /// How many agents of so many are worth finding: one at least.
    func grain(of agents: Int) -> Int {
        max(1, Int(min(tolerance.size(at: Double(agents)), Double(agents))))
    }

    /// Whether two plans differ by more agents than are worth finding: by one if there are few.
    func isWorthIt(_ one: [Int], _ other: [Int]) -> Bool {
        let moved = zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) }
        return moved >= grain(of: one.reduce(0, +))
    }

    /// The agents with fewer in some intervals, by as many as are worth finding.
    func fewer(_ agents: [Int], in numbers: [Int]) -> [Int] {
        numbers.reduce(into: agents) { $0[$1] = max(0, $0[$1] - grain(of: $0[$1])) }
    }

    /// Every third interval, so that two lie between those that are changed at once.
    func third(_ third: Int) -> [Int] { intervals.indices.filter { $0 % 3 == third } }

    /// The interval and the two after it, in which a queue that it leaves behind is seen.
    func touched(by number: Int) -> [Int] {
        (0..<min(intervals.count, 3)).map { (number + $0) % intervals.count }
    }

    /// The constraints, by number, that the agents of some intervals serve alone.
    func local(to numbers: [Int]) -> [Int] {
        constraints.indices.filter {
            constraints[$0].isLocal && numbers.contains(constraints[$0].intervals[0])
        }
    }

    /// The series that is searched on. The first one is left to those who look at the result.
    static let searchSeries: UInt64 = 1

    /// Simulates a plan, unless its queue would grow without bound: at least so many replications.
    mutating func simulate(
        _ agents: [Int], series: UInt64 = searchSeries, replications: Int,
        also others: [FocusedReplications.Question] = []
    ) async throws -> FocusedReplications? {
        let isOfSearch = series == StaffingTrials.searchSeries && others.isEmpty
        let known = isOfSearch ? latest.first { $0.agents == agents }?.runs : nil
        guard
            var runs = known ?? runs(staffed(agents), series: series, also: others)
        else { return nil }
        try await replicate(&runs, upTo: replications)
        if series == StaffingTrials.searchSeries { consider(agents, runs) }
        if isOfSearch {
            latest.removeAll { $0.agents == agents }
            latest = [(agents, runs)] + latest.prefix(StaffingTrials.mostKept - 1)
        }
        return runs
    }

    /// Remembers a plan of the search if it is the best so far.
    private mutating func consider(_ agents: [Int], _ runs: FocusedReplications) {
        func rank(_ agents: [Int], _ runs: FocusedReplications) -> (Int, Int, Int) {
            let price = zip(prices, agents).reduce(0) { $0 + $1.0 * $1.1 }
            return (missed(runs), -runs.count, price)
        }
        if let known = candidate, rank(known.agents, known.runs) <= rank(agents, runs) { return }
        candidate = StaffingCertificate(
            agents, runs, self, series: StaffingTrials.searchSeries, confidence: confidence)
    }

    /// How many constraints the means of a plan miss.
    func missed(_ runs: FocusedReplications) -> Int {
        constraints.indices.count { marginOfAny($0, runs) < 0 }
    }

    /// A store for the replications of one plan, which are asked for the constraints, for all
    /// targets over the whole run and for other measures; nil if its queue would grow without
    /// bound.
    ///
    /// - Parameter mostObserved: of how many replications all measures are kept.
    func runs(
        _ scenario: Scenario, series: UInt64, also others: [FocusedReplications.Question] = [],
        observing mostObserved: Int = 0
    ) -> FocusedReplications? {
        guard !scenario.isUnstable else { return nil }
        let whole = (targets + spending).map { FocusedReplications.Question($0.measure) }
        return FocusedReplications(
            scenario, plan, series: series, constraints.map(\.question) + whole + others,
            observing: mostObserved)
    }

    /// More replications of a plan.
    mutating func replicate(
        _ runs: inout FocusedReplications, upTo count: Int
    ) async throws {
        let (before, done) = (runs.count, replicationsRun)
        let stage = runs.seriesNumber == StaffingTrials.searchSeries ? "search" : "judging"
        try await runs.replicate(upTo: count, progress: progress?.after(done).during(stage))
        replicationsRun += runs.count - before
        contradictions += runs.contradictions.filter { !contradictions.contains($0) }
    }

    /// Agents of an interval in which the pilot saw nobody: one, if anybody new may come.
    func leastAgents(in number: Int) -> Int {
        let issues = scenario.issuesPerHourByInterval
        return intervals[number].ofWeek.contains { issues[$0] > 0 } ? 1 : 0
    }

    /// The constraints that are not of one interval alone.
    var shared: [Int] { constraints.indices.filter { !constraints[$0].isLocal } }

    /// What each constraint came to; nil where nothing happened.
    func results(_ runs: FocusedReplications, confidence: Double) -> [TargetResult?] {
        constraints.enumerated().map { number, constraint in
            var result = TargetResult(
                constraint.target, runs, question: number, confidence: confidence)
            result.place = constraint.place
            return result.estimate == nil ? nil : result
        }
    }

    /// What the targets came to over the whole run, first those that agents serve, then those that
    /// only bound spending.
    func overall(
        _ runs: FocusedReplications, confidence: Double
    ) -> (served: [TargetResult], spending: [TargetResult]) {
        let results = (targets + spending).enumerated().map { number, target in
            TargetResult(
                target, runs, question: constraints.count + number, confidence: confidence)
        }
        return (Array(results.prefix(targets.count)), Array(results.dropFirst(targets.count)))
    }

    /// How far the mean of a constraint lies on the right side; 0 if nothing happened.
    func margin(_ number: Int, _ runs: FocusedReplications) -> Double {
        constraints[number].margin(runs, question: number) ?? 0
    }

    /// How far the mean lies on the right side; infinitely far on the wrong one if nothing
    /// happened where something does with ample agents: customers find nobody and leave.
    func marginOfAny(_ number: Int, _ runs: FocusedReplications) -> Double {
        constraints[number].margin(runs, question: number)
            ?? (neverHappens.contains(number) ? 0 : -.infinity)
    }

    /// Whether the means meet some constraints.
    func meets(_ numbers: [Int], _ runs: FocusedReplications) -> Bool {
        numbers.allSatisfy { margin($0, runs) >= 0 }
    }
}

extension StaffingInterval {
    /// Whether the next interval of the week belongs to another: of all of its days.
    fileprivate func isFollowed(by other: StaffingInterval) -> Bool {
        // Of intervals of the day, the parts of the days follow each other in turn.
        let (mine, others) = (Set(ofWeek), Set(other.ofWeek))
        let begins = others.filter { !others.contains($0 - 1) }
        return begins.allSatisfy { mine.contains($0 - 1) }
    }

    fileprivate static func + (one: StaffingInterval, other: StaffingInterval) -> StaffingInterval {
        let first = one.name.split(separator: " to ").first.map(String.init) ?? one.name
        let last = other.name.split(separator: " to ").last.map(String.init) ?? other.name
        return StaffingInterval(
            name: "\(first) to \(last)", ofWeek: (one.ofWeek + other.ofWeek).sorted())
    }
}
