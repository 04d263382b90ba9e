import ContactRouting
import SimulationStatistics

/// Replications of one scenario of which only what is asked for is kept: of plans that are tried
/// by the thousand, all measures of all parts would be too much.
///
/// - Complexity: a replication takes 16 bytes for each question, and 7 KB for a percentile.
package struct FocusedReplications: Sendable {
    /// What is asked of each replication.
    package struct Question: Sendable {
        /// What is measured.
        package let measure: Measure
        /// The intervals of the week in which; nil for the whole run.
        package let intervals: [Int]?
        /// Whether every interval counts as often as a week has it, however often the run does.
        package let isOfMeanWeek: Bool

        /// Asks for a measure, of intervals of the week if any are given.
        package init(_ measure: Measure, intervals: [Int]? = nil, isOfMeanWeek: Bool = false) {
            self.measure = measure
            self.intervals = intervals
            self.isOfMeanWeek = isOfMeanWeek
        }

        /// The ratio in one replication; undefined (NaN) where it does not apply.
        fileprivate func ratio(_ tally: Tally, _ scenario: Scenario, _ hours: [Double]) -> Ratio {
            let undefined = Ratio(.nan, per: .nan)
            guard let intervals else { return measure.ratio(tally, scenario) ?? undefined }
            guard isOfMeanWeek else {
                return measure.ratio(tally, .intervalsOfWeek(intervals), of: scenario) ?? undefined
            }
            // Weights of mean 1: what is counted remains about as much as was counted.
            let mean = intervals.reduce(0) { $0 + hours[$1] } / Double(intervals.count)
            return intervals.reduce(Ratio(0.0, per: 0)) { sum, interval in
                let part = measure.ratio(tally, .intervalsOfWeek([interval]), of: scenario)
                guard let part, hours[interval] > 0 else { return sum }
                let weight = mean / hours[interval]
                return Ratio(
                    sum.numerator + part.numerator * weight,
                    per: sum.denominator + part.denominator * weight)
            }
        }

        fileprivate var percentile: (probability: Double, of: Durations, secondsPerUnit: Double)? {
            intervals == nil ? measure.percentile : nil
        }
    }

    /// What one replication had to say.
    private struct Answers: Sendable {
        let ratios: [Ratio]
        let histograms: [DurationHistogram.Packed]
    }

    /// What is simulated.
    package let scenario: Scenario
    /// What is asked.
    package let questions: [Question]
    /// The number of the series.
    package let seriesNumber: UInt64
    private let series: Series
    private let plan: ReplicationPlan
    private var answers: [Answers] = []
    /// The measures that are kept of the first of them.
    private let measures: MeasureSet
    private let mostObserved: Int
    private var observations: [Observation] = []
    /// What cannot be true of any run and was of one of these.
    package private(set) var contradictions: [String] = []

    /// None yet, of the series of that number.
    ///
    /// - Parameter mostObserved: of how many replications all measures are kept.
    package init(
        _ scenario: Scenario, _ plan: ReplicationPlan, series: UInt64, _ questions: [Question],
        observing mostObserved: Int = 0
    ) {
        self.mostObserved = mostObserved
        measures = MeasureSet(beside: questions.map(\.measure))
        var scenario = scenario
        scenario.measurement = scenario.measurement.keepingPeriods(
            of: [], for: questions.map(\.measure))
        self.scenario = scenario
        self.plan = plan
        self.questions = questions
        seriesNumber = series
        self.series = Series(seed: plan.seed).numbered(series)
    }

    /// How many there are.
    package var count: Int { answers.count }

    /// Simulates until there are so many.
    ///
    /// - Throws: `CancellationError` when the task is cancelled; nothing is kept then.
    package mutating func replicate(
        upTo count: Int, progress: ProgressReport? = nil
    ) async throws {
        let first = answers.count
        let hours = scenario.measurement.measuredHours
        let missing = max(0, count - first)
        let work = plan.keeping(missing, as: shape(from: first)) {
            [scenario, questions, series, mostObserved, measures] number in
            let tally = try simulateUnlessCancelled(scenario, series.customers(first + number))
            return Replication(
                ratios: questions.map { $0.ratio(tally, scenario, hours) },
                histograms: questions.compactMap(\.percentile).map {
                    DurationHistogram.Packed($0.of.histogram(tally))
                },
                contradictions: tally.contradictions(scenario),
                observation: first + number < mostObserved
                    ? Observation(tally, scenario, by: [], measures) : nil)
        }
        let new = try await inParallel(
            missing, threads: try plan.threads(for: [scenario]), progress: progress, work: work)
        for replication in new {
            answers.append(Answers(ratios: replication.ratios, histograms: replication.histograms))
        }
        contradictions = (contradictions + new.flatMap(\.contradictions)).uniqued.map(\.self)
        observations += new.compactMap(\.observation)
    }

    /// What is known of the replications from that number on before they are simulated.
    private func shape(from first: Int) -> @Sendable (Int) -> Replication.Shape {
        let observed = Observation.Shape(scenario, by: [], measures)
        let (asked, percentiles) = (questions.count, questions.compactMap(\.percentile).count)
        return { [mostObserved] number in
            Replication.Shape(
                questions: asked, percentiles: percentiles,
                observations: ListShape(first + number < mostObserved ? 1 : 0, each: observed))
        }
    }

    /// The replications of which everything is kept.
    package var observed: Sample {
        Sample(scenario: scenario, observations: observations, measures: measures)
    }

    /// The ratio of each replication; nil where the measure does not apply.
    package func ratios(_ question: Int) -> [Ratio]? {
        let ratios = answers.map { $0.ratios[question] }
        return ratios.contains { $0.numerator.isNaN } ? nil : ratios
    }

    /// The linearised replications; nil where the measure does not apply, or nothing happened.
    package func linearised(_ question: Int) -> ReplicatedSample? {
        guard let percentile = questions[question].percentile else {
            return ratios(question)?.linearised(as: questions[question].measure)
        }
        let place = questions[..<question].count { $0.percentile != nil }
        let pooled = PooledQuantile.quantiles(
            [percentile.probability], of: answers.lazy.map { $0.histograms[place] })
        return pooled[0].map { pooled in
            let units = 1e6 * percentile.secondsPerUnit
            return ReplicatedSample(
                pooled.linearised.values.map { $0 / units }, shape: pooled.linearised.shape)
        }
    }

    /// The mean; nil where the measure does not apply, or nothing happened.
    package func mean(_ question: Int) -> Double? {
        guard questions[question].percentile == nil else { return linearised(question)?.mean }
        let sum = answers.reduce(Ratio(0.0, per: 0)) {
            Ratio(
                $0.numerator + $1.ratios[question].numerator,
                per: $0.denominator + $1.ratios[question].denominator)
        }
        return sum.value.isFinite ? sum.value : nil
    }
}

/// What is kept of one focused replication.
private struct Replication: Keepable {
    let ratios: [Ratio]
    let histograms: [DurationHistogram.Packed]
    let contradictions: [String]
    let observation: Observation?

    init(
        ratios: [Ratio], histograms: [DurationHistogram.Packed], contradictions: [String],
        observation: Observation?
    ) {
        self.ratios = ratios
        self.histograms = histograms
        self.contradictions = contradictions
        self.observation = observation
    }

    /// What is known of it beforehand.
    struct Shape {
        let questions: Int
        let percentiles: Int
        let observations: ListShape<Observation.Shape>
    }

    init(_ unpacking: inout WordUnpacking, as shape: Shape) throws(NotPacked) {
        ratios = try unpacking.values(count: shape.questions)
        histograms = try [DurationHistogram.Packed](
            &unpacking, as: ListShape(shape.percentiles, each: ()))
        contradictions = try [String](&unpacking, as: .contradictions)
        observation = try [Observation](&unpacking, as: shape.observations).first
    }

    func pack(into packing: inout WordPacking) {
        packing.append(ratios)
        histograms.pack(into: &packing)
        contradictions.pack(into: &packing)
        (observation.map { [$0] } ?? []).pack(into: &packing)
    }
}
