import SimulationStatistics
import Workloads

/// Two workloads on the same customers, in one measure.
public struct Difference: Sendable {
    /// What is compared.
    public let measure: Measure
    /// Name of the first workload.
    public let first: String
    /// Name of the second workload.
    public let second: String
    /// The second less the first, with the interval of the paired differences.
    public let estimate: Estimate
    /// Variance of independent replications over that of the paired ones.
    public let varianceRatio: Double?
    /// What the interval allows to say.
    public let verdict: Direction

    /// What an interval of a difference allows to say.
    public enum Direction: String, Sendable {
        /// The second workload has the higher value.
        case higher
        /// The second workload has the lower value.
        case lower
        /// Both have exactly the same value in each of several replications.
        case same
        /// The interval contains zero, or there is none.
        case undecided
    }
}

/// What is to be known of several workloads.
public struct ComparisonQuestion: Sendable {
    /// The workload that each of the others is set against; nil for every pair.
    public var control: Int?
    /// How to choose the best, if that is asked.
    public var selection: SelectionQuestion?

    /// States the question; unless given, every pair is compared and nothing is chosen.
    public init(control: Int? = nil, selection: SelectionQuestion? = nil) {
        self.control = control
        self.selection = selection
    }

    /// The pairs to compare among so many workloads, the one to compare with first.
    func pairs(among count: Int) -> [(first: Int, second: Int)] {
        if let control {
            return (0..<count).filter { $0 != control }.map { (control, $0) }
        }
        return (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } }
    }
}

/// Several workloads that meet the same customers.
public struct ComparisonResult: Sendable {
    /// Each workload's own result, in the order given.
    public let results: [RunResult]
    /// Each pair of workloads in each measure that applies to both.
    public let differences: [Difference]
    /// Of the interval of a difference: so that in each measure the intervals of all pairs cover
    /// at once in at least 95 % (Bonferroni).
    public let confidence: Double
    /// The best of them, if that was asked.
    public let selection: Selection?
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]
}

/// Runs several workloads on common random numbers and sets each beside the others.
///
/// - Parameters:
///   - plan: values and differences rest on its replications; a selection adds its own.
/// - Throws: `InvalidQuestion` if the best is asked by a measure that does not apply to all;
///   `CancellationError` when the task is cancelled.
public func compare(
    _ workloads: [Workload], _ plan: ReplicationPlan,
    _ question: ComparisonQuestion = ComparisonQuestion(), progress: ProgressReport? = nil
) async throws -> ComparisonResult {
    var designs = Designs(plan, progress: progress)
    for workload in workloads { _ = designs.add(workload.scenario) }
    let all = Array(workloads.indices)
    try await designs.replicate(all, upTo: plan.replications)
    var selection: Selection?
    if let choice = question.selection {
        for design in all {
            try choice.objective.measure.checkApplies(
                to: designs.sample(design), of: workloads[design].name)
        }
        do {
            selection = try await designs.select(among: all, choice)
        } catch let missing as MissingValue {
            throw InvalidQuestion(
                message: "\(choice.objective.measure.name) has no value in replication "
                    + "\(missing.replication + 1) of '\(workloads[missing.candidate].name)': "
                    + "the best cannot be chosen by it",
                hint: "Give a longer --horizon, or name another measure.")
        }
    }
    let samples = all.map { designs.sample($0, first: plan.replications) }
    let pairs = question.pairs(among: workloads.count)
    let confidence = ReplicatedSample.simultaneousConfidence(intervals: pairs.count)
    let differences = pairs.flatMap { pair in
        Measure.all.compactMap { measure -> Difference? in
            guard let before = samples[pair.first].linearised(measure),
                let after = samples[pair.second].linearised(measure)
            else { return nil }
            return Difference(
                measure, workloads[pair.first].name, workloads[pair.second].name,
                PairedDifference(after, before, confidence: confidence))
        }
    }
    let results = zip(workloads, samples).map { workload, sample in
        RunResult(
            workload: workload, plan: plan, measures: sample.values(), baselineMeasures: [],
            breakdowns: [], figures: [], soundness: Soundness([sample]))
    }
    return ComparisonResult(
        results: results, differences: differences, confidence: confidence,
        selection: selection, contradictions: designs.contradictions)
}

extension Difference {
    init(_ measure: Measure, _ first: String, _ second: String, _ paired: PairedDifference) {
        self.measure = measure
        self.first = first
        self.second = second
        estimate = paired.estimate
        varianceRatio = paired.varianceRatio
        verdict = Direction(paired.estimate)
    }
}

extension Difference.Direction {
    init(_ estimate: Estimate) {
        guard let halfWidth = estimate.halfWidth else {
            self = .undecided
            return
        }
        if estimate.mean == 0, halfWidth == 0 {
            self = .same
        } else if estimate.mean > halfWidth {
            self = .higher
        } else {
            self = estimate.mean < -halfWidth ? .lower : .undecided
        }
    }
}
