import Experiments
import SimulationStatistics
import Workloads

/// A workload at some values of its inputs, on the same customers each time.
///
/// A point is simulated once and kept; more replications go on where the first ones ended.
struct CalibrationTrials: Sendable {
    /// The workload with some of its inputs replaced.
    typealias Variant = @Sendable ([Setting]) throws -> Workload

    private let workload: Workload
    let question: CalibrationQuestion
    private let variant: Variant
    private var designs: Replications
    /// The baseline among the designs, if a measure needs one.
    private let baseline: Int?
    /// Points with their numbers among the designs; nil where the workload is not valid.
    private var points: [[Double]: Int?] = [:]
    /// Points in the order in which they were asked for.
    private(set) var visited: [[Double]] = []
    /// How many replications a point has from now on.
    var replications: Int
    /// What is wrong at the first of the points that are no valid workloads.
    private(set) var refusal: String?

    /// Takes the customers of a series.
    init(
        _ workload: Workload, _ question: CalibrationQuestion, _ plan: ReplicationPlan,
        series: UInt64, replications: Int, baseline: Workload?, progress: ProgressReport?,
        doneBefore: Int = 0, variant: @escaping Variant
    ) {
        self.workload = workload
        self.question = question
        self.variant = variant
        self.replications = replications
        var designs = Replications(
            plan, series: series, measures: question.targets.map(\.measure), progress: progress,
            doneBefore: doneBefore)
        let isNeeded = question.targets.contains(where: \.needsBaseline)
        self.baseline = isNeeded ? baseline.map { designs.addBaseline($0.scenario) } : nil
        self.designs = designs
    }

    var replicationsRun: Int { designs.replicationsRun }
    var contradictions: [String] { designs.contradictions }

    /// The settings that put the workload at a point.
    func settings(_ values: [Double]) -> [Setting] {
        zip(question.inputs, values).map { $0.setting($1) }
    }

    /// What the measures come to at a point; nil where the workload is not valid or a measure has
    /// no value, for the second of which `refusal` has the reason as well.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    mutating func point(_ values: [Double]) async throws -> CalibrationPoint? {
        if points[values] == nil {
            visited.append(values)
            do {
                points[values] = .some(designs.add(try variant(settings(values)).scenario))
            } catch let invalid as InvalidWorkload {
                refusal = refusal ?? invalid.problems.first?.message
                points[values] = .some(nil)
            }
        }
        guard let design = points[values].flatMap(\.self) else { return nil }
        let all = [design] + (baseline.map { [$0] } ?? [])
        try await designs.replicate(all, upTo: replications)
        guard let samples = samples(values) else {
            let names = question.targets.map(\.measure.name).joined(separator: " or ")
            refusal = refusal ?? "\(names) has no value"
            return nil
        }
        let targets = question.targets
        return CalibrationPoint(
            values: values,
            residuals: zip(samples, targets).map { $0.mean - $1.value },
            errors: samples.map { $0.standardError.isFinite ? $0.standardError : 0 },
            rounding: zip(samples, targets).map { 1e-9 * max(abs($0.mean), abs($1.value)) })
    }

    /// About how many conversations a replication of a point has; nil where there is no workload.
    func size(of values: [Double]) -> Double? {
        try? variant(settings(values)).scenario.expectedConversations
    }

    /// The replications of a point that has been simulated; nil where a measure has no value.
    func sample(_ values: [Double]) -> Sample? {
        guard let design = points[values].flatMap(\.self) else { return nil }
        let count = min(replications, designs.replications(of: design))
        var sample = designs.sample(design, first: count)
        if let baseline {
            sample.baseline = designs.sample(baseline, first: count).observations
        }
        return sample
    }

    /// The measures of a point, linearised replication by replication.
    func samples(_ values: [Double]) -> [ReplicatedSample]? {
        guard let sample = sample(values) else { return nil }
        let samples = question.targets.compactMap { sample.linearised($0.measure) }
        guard samples.count == question.targets.count, samples.allSatisfy({ $0.mean.isFinite })
        else { return nil }
        return samples
    }

    /// Checks that the workload has the measures, where it is valid.
    ///
    /// - Throws: `InvalidQuestion` that says why one of them has no value.
    mutating func checkMeasures(at values: [Double]) async throws {
        for target in question.targets where target.needsBaseline && baseline == nil {
            throw InvalidQuestion(
                message: "\(target.measure.name) needs a baseline, which '\(workload.name)' does "
                    + "not name",
                hint: "Name a measure of the workload itself.")
        }
        _ = try await point(values)
        guard let sample = sample(values) else { return }
        for target in question.targets {
            try target.measure.checkApplies(to: sample, of: workload.name)
        }
    }

    /// That there was no place at which the measures could be taken.
    var nothingAsked: InvalidQuestion {
        InvalidQuestion(
            message: "there is no valid workload with a value of "
                + question.targets.map(\.measure.name).joined(separator: " and ")
                + " where the search begins" + (refusal.map { ": \($0)" } ?? ""),
            hint: "Say between which values an input is: --input path=low:high.")
    }
}
