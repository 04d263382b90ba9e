import ContactRouting
import SimulationStatistics
import StrictJSON
import Workloads

/// A workload to run with all that its figures need: the baseline, and the inputs that some
/// figures change.
public struct RunExperiment: Sendable {
    /// What to run.
    public let workload: Workload
    /// What it is set against, if there is anything.
    package let baseline: Workload?
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
    /// - Throws: figures of measures that do not exist, or whose settings are not valid. A figure
    ///   whose settings are of an object that was set, or taken away, and does not have them any
    ///   more is not at fault: it does not apply.
    public init(
        _ workload: Workload, baseline: Workload?, withFigures: Bool = true,
        variant: ([Setting]) throws -> Workload
    ) throws {
        self.workload = workload
        self.baseline = baseline
        figures = withFigures ? workload.figures : []
        // A baseline that a setting took away is not missed: its figures do not apply.
        let isGiven = baseline != nil || workload.settings.contains { $0.path.name == "baseline" }
        let problems = workload.figures.compactMap {
            RunExperiment.problem(with: $0, of: workload, hasBaseline: isGiven)
        }
        guard problems.isEmpty else { throw InvalidWorkload(problems: problems) }
        var variants: [(settings: [Setting], scenario: Scenario)] = []
        for figure in figures where !figure.settings.isEmpty {
            if variants.contains(where: { $0.settings == figure.settings }) { continue }
            do {
                variants.append((figure.settings, try variant(figure.settings).scenario))
            } catch let error as InvalidWorkload {
                if figure.changesInputs(within: workload.settings) { continue }
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
    ///   - plan: how often, with which seed and how many at the same time.
    ///   - analysis: how replications become intervals.
    ///   - dimensions: by what to break the measures down.
    ///   - detailsByTime: whether parts of the day and week have percentiles of waits, truth,
    ///     satisfaction and costs too, which takes memory for each of their intervals.
    ///   - measures: measures of your own beside those of `Measure.all`.
    ///   - progress: told after each replication.
    /// - Returns: what came out; of a task that is cancelled, of the replications that were
    ///   complete by then.
    /// - Throws: `CancellationError` when the task is cancelled before the first one is complete,
    ///   or while a single one is cut into batches; `InvalidQuestion` if the analysis makes no
    ///   sense of the workload; `NoSteadyState` if none was found.
    public func run(
        _ plan: ReplicationPlan, _ analysis: OutputAnalysis = OutputAnalysis(),
        by dimensions: [Grouping] = [], detailsByTime: Bool = false, measures: [Measure] = [],
        progress: ProgressReport? = nil
    ) async throws -> RunResult {
        let ofFigures = figures.compactMap { try? Measure.find($0.measureName) }
        let own = measures + (analysis.precision?.measures ?? []) + ofFigures.filter(\.isOfPart)
        var runs = Replications(plan, measures: own, progress: progress)
        let kept = MeasureSet(beside: own)
        var scenario = workload.scenario
        scenario.measurement.keepsDetailsByInterval = detailsByTime
        for scenario in [scenario] + variants.map(\.scenario) {
            _ = runs.add(try analysis.observer(of: scenario, plan, by: dimensions, kept))
        }
        if let baseline {
            // It is another month: its customers are others, and nothing is paired.
            _ = runs.add(
                try analysis.observer(of: baseline.scenario, plan, by: [], kept),
                on: Series(seed: plan.seed).ofBaseline)
        }
        let all = 0..<variants.count + (baseline == nil ? 1 : 2)
        let trust = analysis.choosesReplications ? trust : nil
        var goal: Int? = trust?.firstReplications ?? analysis.firstReplications(plan)
        var precision: PrecisionResult?
        var isCutShort = false
        while let count = goal {
            do {
                try await runs.replicate(all, upTo: count)
            } catch let error as CancellationError {
                let isEmpty = all.contains { runs.replications(of: $0) == 0 }
                guard !isEmpty, analysis.batches == nil else { throw error }
                isCutShort = true
            }
            try runs.checkSteadyState()
            precision = try analysis.precision?.assess(samples(runs)[0])
            goal =
                isCutShort
                ? nil : precision?.next(after: count) ?? trust?.next(after: samples(runs)[0])
        }
        var result = result(of: runs, plan, by: dimensions)
        result.isCutShort = isCutShort
        result.precision = precision
        result.baseline = baseline
        if analysis.batches != nil { result.batches = BatchReport(runs.sample(0)) }
        return result
    }

    /// How many replications the workload has if nobody says, with all that it needs.
    public var trust: Trust {
        let others = variants.map(\.scenario) + [baseline?.scenario].compactMap(\.self)
        return Trust([workload.scenario] + others)
    }

    /// The replications that are complete: as many of the workload as of all that stands beside it.
    private func complete(_ runs: Replications) -> Int? {
        let counts = (0..<variants.count + (baseline == nil ? 1 : 2)).map(runs.replications)
        let least = counts.min() ?? 0
        return counts.allSatisfy { $0 == least } ? nil : least
    }

    /// The samples of the workload and of the variants, each knowing the baseline.
    private func samples(_ runs: Replications) -> [Sample] {
        let first = complete(runs)
        let before =
            baseline.map { _ in runs.sample(variants.count + 1, first: first).observations } ?? []
        return (0...variants.count).map { place in
            var sample = runs.sample(place, first: first)
            sample.baseline = before
            return sample
        }
    }

    private func result(
        of runs: Replications, _ plan: ReplicationPlan, by dimensions: [Grouping]
    ) -> RunResult {
        let samples = samples(runs)
        let before = baseline.map { _ in
            runs.sample(variants.count + 1, first: complete(runs))
        }
        var plan = plan
        plan.replications = complete(runs) ?? runs.replications(of: 0)
        var result = RunResult(
            workload: workload, plan: plan, measures: samples[0].values(),
            baselineMeasures: before?.values() ?? [],
            breakdowns: samples[0].breakdowns(by: dimensions),
            figures: figures.map { self.result(of: $0, samples, before) },
            soundness: Soundness(samples + (before.map { [$0] } ?? [])), samples[0])
        result.warmUps = samples[0].observations.compactMap(\.warmUp)
        return result
    }

    private func result(
        of figure: Figure, _ samples: [Sample], _ before: Sample?
    ) -> FigureResult {
        let position = variants.firstIndex { $0.settings == figure.settings }
        let own = figure.settings.isEmpty ? samples[0] : position.map { samples[$0 + 1] }
        let sample = figure.isOfBaseline ? before : own
        let measure = try? Measure.find(figure.measureName)
        return FigureResult(figure, measure.flatMap { sample?.linearised($0)?.estimate })
    }

    private static func problem(
        with figure: Figure, of workload: Workload, hasBaseline: Bool
    ) -> Problem? {
        if figure.isOfBaseline, !hasBaseline {
            return Problem("there is no baseline to measure", at: figure.location)
        }
        do {
            let measure = try Measure.find(figure.measureName)
            // A shorter run may not come to the month of a figure, which then does not apply.
            let mayBeMissed = measure.datesAsked != nil && !workload.settings.isEmpty
            if !figure.isOfBaseline, !mayBeMissed {
                try measure.checkPart(in: workload.scenario)
            }
            return nil
        } catch let error as InvalidQuestion {
            return Problem("\(error.message). \(error.hint)", at: figure.location)
        } catch {
            return nil
        }
    }
}
