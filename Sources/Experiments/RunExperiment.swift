import ContactRouting
import SimulationStatistics
import StrictJSON
import Workloads

/// One value of a measure.
public struct MeasuredValue: Sendable {
    /// Name, unit and definition.
    public let measure: Measure
    /// What came out.
    public let estimate: Estimate
    /// Its value in each replication; undefined (NaN) where that one has nothing to divide by.
    public let replications: [Double]
}

/// The measures of a part of the conversations, such as those of one hour.
public struct Breakdown: Sendable {
    /// By what was broken down.
    public let dimension: Dimension
    /// The part, such as `14` or `refund`.
    public let part: String
    /// Its measures, those that apply.
    public let values: [MeasuredValue]
}

/// What a run of a workload says.
public struct RunResult: Sendable {
    /// What was run.
    public let workload: Workload
    /// How it was run.
    public let plan: ReplicationPlan
    /// Every measure that applies.
    public let measures: [MeasuredValue]
    /// The measures of the baseline, if the workload has one.
    public let baselineMeasures: [MeasuredValue]
    /// Measures by the dimensions asked for.
    public let breakdowns: [Breakdown]
    /// Published figures beside the simulated ones.
    public let figures: [FigureResult]
    /// What the replications say about themselves.
    public let soundness: Soundness

    /// The estimate of a measure, or nil if it does not apply.
    public func estimate(_ name: String) -> Estimate? {
        measures.first { $0.measure.name == name }?.estimate
    }
}

/// A workload to run with all that its figures need: the baseline, and the inputs that some
/// figures change.
public struct RunExperiment: Sendable {
    /// What to run.
    public let workload: Workload
    let baseline: Workload?
    private let figures: [Figure]
    /// Scenarios of the figures that change inputs, in the order of the figures.
    let variants: [(settings: [Setting], scenario: Scenario)]

    /// Prepares a run.
    ///
    /// - Parameters:
    ///   - workload: what to run.
    ///   - baseline: the workload that `workload.baseline` names.
    ///   - withFigures: whether to compare with the figures and to run what they need.
    ///   - variant: the workload with settings of a figure applied on top of its own.
    /// - Throws: figures of measures that do not exist, or whose settings are not valid.
    public init(
        _ workload: Workload, baseline: Workload?, withFigures: Bool = true,
        variant: ([Setting]) throws -> Workload
    ) throws {
        self.workload = workload
        self.baseline = baseline
        figures = withFigures ? workload.figures : []
        let problems = workload.figures.compactMap {
            RunExperiment.problem(with: $0, hasBaseline: baseline != nil)
        }
        guard problems.isEmpty else { throw InvalidWorkload(problems: problems) }
        var variants: [(settings: [Setting], scenario: Scenario)] = []
        for figure in figures where !figure.settings.isEmpty {
            if variants.contains(where: { $0.settings == figure.settings }) { continue }
            do {
                variants.append((figure.settings, try variant(figure.settings).scenario))
            } catch let error as InvalidWorkload {
                throw InvalidWorkload(
                    problems: error.problems.map {
                        Problem("its \"set\" does not work: \($0.message)", at: figure.location)
                    })
            }
        }
        self.variants = variants
    }

    /// Runs every replication and combines them.
    ///
    /// - Parameters:
    ///   - dimensions: by what to break the measures down.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func run(
        _ plan: ReplicationPlan, by dimensions: [Dimension] = [],
        progress: ProgressReport? = nil
    ) async throws -> RunResult {
        let scenarios = [workload.scenario] + variants.map(\.scenario)
        let others = baseline.map { [$0.scenario] } ?? []
        let first = scenarios.count * plan.replications
        let total = first + others.count * plan.replications
        let report: ProgressReport = { done, _ in progress?(done, total) }
        let observations = try await replicate(scenarios, plan, progress: report) {
            Observation($0, $1, by: dimensions)
        }
        // The baseline is another month: its customers are others, and nothing is paired.
        var otherPlan = plan
        otherPlan.seed ^= 1 << 63
        let otherReport: ProgressReport = { done, _ in progress?(first + done, total) }
        let otherObservations = try await replicate(others, otherPlan, progress: otherReport) {
            Observation($0, $1, by: [])
        }
        var samples = zip(scenarios, observations).map { Sample(scenario: $0, observations: $1) }
        let before = zip(others, otherObservations).map {
            Sample(scenario: $0, observations: $1)
        }.first
        for index in samples.indices { samples[index].baseline = before?.observations ?? [] }
        return RunResult(
            workload: workload, plan: plan, measures: samples[0].values(),
            baselineMeasures: before?.values() ?? [],
            breakdowns: samples[0].breakdowns(by: dimensions),
            figures: figures.map { result(of: $0, samples, before) },
            soundness: Soundness(samples + (before.map { [$0] } ?? [])))
    }

    private func result(
        of figure: Figure, _ samples: [Sample], _ before: Sample?
    ) -> FigureResult {
        let position = variants.firstIndex { $0.settings == figure.settings }
        let sample = figure.isOfBaseline ? before : samples[position.map { $0 + 1 } ?? 0]
        let measure = Measure.named(figure.measureName)
        return FigureResult(figure, measure.flatMap { sample?.linearised($0)?.estimate })
    }

    private static func problem(with figure: Figure, hasBaseline: Bool) -> Problem? {
        if figure.isOfBaseline, !hasBaseline {
            return Problem("there is no baseline to measure", at: figure.location)
        }
        let names = Measure.all.map(\.name)
        if names.contains(figure.measureName) { return nil }
        let question = Suggestion.nearest(to: figure.measureName, among: names)
            .map { ". Did you mean \"\($0)\"?" }
        return Problem(
            "there is no measure \"\(figure.measureName)\"\(question ?? "")", at: figure.location)
    }
}
