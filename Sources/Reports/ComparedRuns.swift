import Decisions
import Experiments

/// What a comparison shows of its runs, whether they were just made or were read again.
struct ComparedRuns {
    let runs: [ComparedRun]
    let replications: Int
    let seed: String
    let differences: [Difference]
    let confidence: Double
    var selection: Selection?
    var isCutShort = false

    /// The difference between two of the runs, whichever was set against the other.
    func difference(_ measure: String, _ one: ComparedRun, _ other: ComparedRun) -> Difference? {
        let names = [one.name, other.name]
        return differences.first {
            $0.measure.name == measure && names.contains($0.first) && names.contains($0.second)
        }
    }
}

extension ComparedRuns {
    init(_ result: ComparisonResult) {
        let plan = result.results[0].plan
        self.init(
            runs: result.results.map(ComparedRun.init), replications: plan.replications,
            seed: "\(plan.seed)", differences: result.differences,
            confidence: result.confidence, selection: result.selection,
            isCutShort: result.isCutShort)
    }
}

/// A run beside others.
struct ComparedRun {
    /// What tells it from the others.
    let name: String
    let title: String
    let description: String
    let currency: String
    /// How many inputs have no source.
    let assumptions: Int
    let measures: [MeasuredValue]

    /// A measure; nil if it does not apply.
    func value(_ name: String) -> MeasuredValue? { measures.first { $0.measure.name == name } }

    /// The mean of a measure that is known.
    func mean(_ name: String) -> Double? {
        value(name).map(\.estimate.mean).flatMap { $0.isFinite ? $0 : nil }
    }
}

extension ComparedRun {
    init(_ result: RunResult) {
        let workload = result.workload
        self.init(
            name: workload.name, title: workload.title, description: workload.description,
            currency: workload.currency, assumptions: workload.assumptions.count,
            measures: result.measures)
    }
}
