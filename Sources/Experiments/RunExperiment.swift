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
    /// The dimension: `hour`, `hourOfWeek` or `intent`.
    public let dimension: String
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
    /// Measures by hour, hour of the week and intent.
    public let breakdowns: [Breakdown]
    /// Published figures beside the simulated ones.
    public let figures: [FigureResult]

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
        let problems = workload.figures.compactMap(RunExperiment.problem)
        guard problems.isEmpty else { throw InvalidWorkload(problems: problems) }
        var variants: [(settings: [Setting], scenario: Scenario)] = []
        for figure in figures where !figure.settings.isEmpty {
            if variants.contains(where: { $0.settings == figure.settings }) { continue }
            variants.append((figure.settings, try variant(figure.settings).scenario))
        }
        self.variants = variants
    }

    /// Runs every replication and combines them.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func run(
        _ plan: ReplicationPlan, progress: ProgressReport? = nil
    ) async throws -> RunResult {
        let scenarios = [workload.scenario] + variants.map(\.scenario)
        let all = scenarios + (baseline.map { [$0.scenario] } ?? [])
        let tallies = try await replicate(all, plan, progress: progress)
        let before = baseline.map { Sample($0.scenario, tallies[scenarios.count]) }
        let samples = scenarios.indices.map {
            Sample(scenarios[$0], tallies[$0], baseline: before?.runs ?? [])
        }
        return RunResult(
            workload: workload, plan: plan, measures: samples[0].values(),
            baselineMeasures: before?.values() ?? [],
            breakdowns: samples[0].breakdowns(),
            figures: figures.map { result(of: $0, samples, before) })
    }

    private func result(
        of figure: Figure, _ samples: [Sample], _ before: Sample?
    ) -> FigureResult {
        let position = variants.firstIndex { $0.settings == figure.settings }
        let sample = figure.isOfBaseline ? before : samples[position.map { $0 + 1 } ?? 0]
        let measure = Measure.named(figure.measureName)
        return FigureResult(figure, measure.flatMap { sample?.linearised($0)?.estimate })
    }

    private static func problem(with figure: Figure) -> Problem? {
        let names = Measure.all.map(\.name)
        if names.contains(figure.measureName) { return nil }
        let question = Suggestion.nearest(to: figure.measureName, among: names)
            .map { ". Did you mean \"\($0)\"?" }
        return Problem(
            "there is no measure \"\(figure.measureName)\"\(question ?? "")", at: figure.location)
    }
}

extension Sample {
    func values() -> [MeasuredValue] {
        values { ratios($0) }
    }

    func breakdowns() -> [Breakdown] {
        let hours = (0..<24).map { hour in
            part("hour", "\(hour)", hours: (0..<7).map { $0 * 24 + hour })
        }
        let hoursOfWeek = (0..<168).map { part("hourOfWeek", "\($0)", hours: [$0]) }
        let intents = scenario.intents.indices.map { intent in
            Breakdown(
                dimension: "intent", part: scenario.intents[intent].name,
                values: values { ratios($0, intent: intent) })
        }
        return hours + hoursOfWeek + intents
    }

    private func part(_ dimension: String, _ part: String, hours: [Int]) -> Breakdown {
        Breakdown(
            dimension: dimension, part: part,
            values: values { ratios($0, hoursOfWeek: hours) })
    }

    private func values(_ ratios: (Measure) -> [Ratio]?) -> [MeasuredValue] {
        Measure.all.compactMap { measure in
            guard let ratios = ratios(measure), let sample = ratios.linearised else { return nil }
            return MeasuredValue(
                measure: measure, estimate: sample.estimate, replications: ratios.map(\.value))
        }
    }
}
