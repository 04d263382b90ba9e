import ContactRouting
import Experiments
import SimulationStatistics

/// Plans of agents on duty, simulated on the same customers and held against the targets.
struct StaffingTrials: Sendable {
    /// What is staffed; its own staffing is not used.
    let scenario: Scenario
    /// What may differ.
    let unit: StaffingUnit
    /// The parts of the week with a number of their own.
    let intervals: [StaffingInterval]
    /// Targets that must hold in each interval.
    let local: [Target]
    /// Targets that must hold over the whole run, and that agents serve.
    let whole: [Target]
    /// Targets over the whole run that agents work against.
    let spending: [Target]
    /// Whether the run measures an interval at all.
    let isMeasured: [Bool]
    /// How close to the fewest agents of an interval to come.
    let tolerance: Tolerance
    let plan: ReplicationPlan
    let progress: ProgressReport?
    /// Replications run so far.
    private(set) var replicationsRun = 0
    /// What no run can say and one of these did.
    private(set) var contradictions: [String] = []

    init(
        _ scenario: Scenario, _ question: StaffingQuestion, _ plan: ReplicationPlan,
        progress: ProgressReport?
    ) {
        self.scenario = scenario
        let unit = question.unit ?? StaffingUnit(following: scenario)
        self.unit = unit
        intervals = unit.intervals(in: scenario.measurement)
        func isLocal(_ target: Target) -> Bool {
            unit == .constant || !question.overall && target.measure.isByHour
        }
        spending = question.targets.filter(\.boundsSpending)
        local = question.targets.filter { !$0.boundsSpending && isLocal($0) }
        whole = question.targets.filter { !$0.boundsSpending && !isLocal($0) }
        let measured = scenario.measurement.measuredHours
        isMeasured = intervals.map { $0.ofWeek.contains { measured[$0] > 0 } }
        tolerance = question.tolerance
        self.plan = plan
        self.progress = progress
    }

    /// The scenario with so many agents on duty in each interval. An interval that the run does
    /// not measure has the agents of the one before.
    func staffed(_ agents: [Int]) -> Scenario { staffed(byInterval: byInterval(agents)) }

    /// The scenario with so many agents on duty in each interval of the week.
    func staffed(byInterval week: [Int]) -> Scenario {
        var staffed = scenario
        staffed.humans?.agents =
            week.allSatisfy { $0 == week[0] }
            ? .constant(week[0])
            : scenario.measurement.timetable(ofWeek: week)
        return staffed
    }

    /// The agents on duty in each interval of the week.
    func byInterval(_ agents: [Int]) -> [Int] {
        var week = [Int](repeating: 0, count: scenario.measurement.intervalsPerWeek)
        var latest = agents.indices.last { isMeasured[$0] }.map { agents[$0] } ?? 0
        for (number, interval) in intervals.enumerated() {
            if isMeasured[number] { latest = agents[number] }
            for place in interval.ofWeek { week[place] = latest }
        }
        return week
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

    /// The series that is searched on. The first one is left to those who look at the result.
    static let searchSeries: UInt64 = 1

    /// Simulates a plan, unless its queue would grow without bound.
    mutating func simulate(
        _ agents: [Int], series: UInt64 = searchSeries, replications: Int
    ) async throws -> Sample? {
        guard var designs = designs(staffed(agents), series: series) else { return nil }
        return try await replicate(&designs, upTo: replications)
    }

    /// A store for the replications of one plan; nil if its queue would grow without bound.
    func designs(_ scenario: Scenario, series: UInt64) -> Replications? {
        guard !scenario.isUnstable else { return nil }
        var designs = Replications(
            plan, series: series, measures: (local + whole + spending).map(\.measure),
            by: unit.dimensions, progress: progress,
            doneBefore: replicationsRun)
        _ = designs.add(scenario)
        return designs
    }

    /// More replications of a plan.
    mutating func replicate(_ designs: inout Replications, upTo count: Int) async throws -> Sample {
        let before = designs.replicationsRun
        try await designs.replicate([0], upTo: count)
        replicationsRun += designs.replicationsRun - before
        contradictions += designs.contradictions.filter { !contradictions.contains($0) }
        return designs.sample(0)
    }

    /// The replications of a measure in an interval; nil if nothing happened in it, or it does not
    /// exist by the hour.
    func linearised(_ measure: Measure, _ sample: Sample, in interval: Int) -> ReplicatedSample? {
        unit == .constant
            ? sample.linearised(measure)
            : sample.ratios(measure, part: interval)?.linearised(as: measure)
    }

    /// What a target came to in an interval.
    func result(
        _ target: Target, _ sample: Sample, in interval: Int, confidence: Double
    ) -> TargetResult {
        unit == .constant
            ? TargetResult(target, sample, confidence: confidence)
            : TargetResult(target, sample, part: interval, confidence: confidence)
    }

    /// How far the mean lies on the right side, in an interval; nil if nothing happened in it.
    func margin(_ target: Target, _ sample: Sample, in interval: Int) -> Double? {
        linearised(target.measure, sample, in: interval).map { target.margin($0.mean) }
    }

    /// Whether the means of an interval meet all its targets.
    func meets(_ sample: Sample, in interval: Int) -> Bool {
        local.allSatisfy { (margin($0, sample, in: interval) ?? 0) >= 0 }
    }

    /// Whether the means of the whole run meet all its targets.
    func meetsWhole(_ sample: Sample) -> Bool {
        whole.allSatisfy { target in
            sample.linearised(target.measure).map { target.margin($0.mean) >= 0 } ?? true
        }
    }
}
