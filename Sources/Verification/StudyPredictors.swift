import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// How well one way of predicting waits does in one queue.
public struct PredictorResult: Sendable {
    /// The queue.
    public let workload: String
    /// The way of predicting.
    public let predictor: WaitPredictor
    /// Mean wait of those who waited and were served, seconds.
    public let wait: Estimate
    /// Predicted less actual wait, mean over the same, seconds.
    public let bias: Estimate
    /// Root mean square of predicted less actual, seconds.
    public let error: Estimate
}

/// Tries every predictor in a queue of patient and one of impatient customers.
///
/// Of predictions from queue length theory knows bias and error exactly, and `verify` checks
/// them; those from the history of waits are only measured.
///
/// - Throws: `CancellationError` when the task is cancelled.
public func studyPredictors(
    seed: UInt64 = 1, threads: Int = 1, replications: Int = 20
) async throws -> [PredictorResult] {
    let names = ["erlang-c-14", "erlang-a-14"]
    var results: [PredictorResult] = []
    for name in names {
        guard let source = WorkloadLibrary.source(named: "theory/\(name)") else {
            preconditionFailure("\(name) is not bundled")
        }
        let path = JSONPath([.key("humans"), .key("waitPredictor")])
        let scenarios = try WaitPredictor.allCases.map {
            try Workload(
                reading: source, settings: [Setting(path: path, text: $0.rawValue)]
            ).scenario
        }
        let plan = ReplicationPlan(replications: replications, seed: seed, threads: threads)
        let errors = try await replicate(scenarios, plan) { tally, _ in tally.predictions }
        results += zip(WaitPredictor.allCases, errors).compactMap { predictor, errors in
            PredictorResult(name, predictor, errors)
        }
    }
    return results
}

extension PredictorResult {
    /// Nil if nobody waited.
    init?(_ workload: String, _ predictor: WaitPredictor, _ errors: [PredictionErrors]) {
        func estimate(_ sum: (PredictionErrors) -> Int128) -> Estimate? {
            let ratios = errors.map { Ratio(ticks: sum($0), per: $0.count, secondsPerUnit: 1) }
            return ratios.linearised?.estimate
        }
        let roots = errors.map {
            (Double($0.squaredTicks) / Double($0.count)).squareRoot() / 1e6
        }
        guard let wait = estimate(\.actualTicks),
            let bias = estimate({ $0.predictedTicks - $0.actualTicks })
        else { return nil }
        self.init(
            workload: workload, predictor: predictor, wait: wait, bias: bias,
            error: ReplicatedSample(roots).estimate)
    }
}
