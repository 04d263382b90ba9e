import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// What is observed of a case, by the same code that a run of the tool uses.
struct CoverageSetting: Sendable {
    let scenario: Scenario
    let observer: Observer
    let analysis: OutputAnalysis
    let replications: Int

    init(
        _ name: String, _ inputs: KeyValuePairs<String, String>, replications: Int,
        _ analysis: OutputAnalysis = OutputAnalysis()
    ) throws {
        guard let source = WorkloadLibrary.source(named: "theory/\(name)") else {
            preconditionFailure("\(name) is not bundled")
        }
        let settings = inputs.compactMap { path, text in
            JSONPath(path).map { Setting(path: $0, text: text) }
        }
        scenario = try Workload(reading: source, settings: settings).scenario
        let plan = ReplicationPlan(replications: replications)
        observer = try analysis.observer(of: scenario, plan, by: [])
        self.analysis = analysis
        self.replications = replications
    }

    /// What one use of the tool with this seed would have for its intervals.
    func sample(seed: UInt64) throws -> Sample {
        var observations: [Observation] = []
        let trust = analysis.choosesReplications ? Trust([scenario]) : nil
        var goal: Int? = trust?.firstReplications ?? replications
        while let count = goal {
            for replication in observations.count..<max(count, observations.count) {
                observations += try observer.observe(
                    Series(seed: seed), replication: replication)
            }
            let sample = Sample(scenario: observer.observed, observations: observations)
            let more = try analysis.precision?.assess(sample).next(after: count)
            goal = more ?? trust?.next(after: sample)
        }
        return Sample(scenario: observer.observed, observations: observations)
    }

    /// The case of a measure in this setting.
    func study(
        _ measure: String, _ method: String, exact: (Scenario) throws -> Double,
        in place: String
    ) throws -> CoverageCase {
        let exact = try exact(scenario)
        return CoverageCase(name: "\(place) \(measure)", method: method, exact: exact) { seed in
            let sample = try sample(seed: seed)
            let values = try sample.linearised(Measure.find(measure))
            return CoverageCase.Finding(
                estimate: values?.estimate ?? Estimate(mean: .nan, halfWidth: nil),
                replications: sample.observations.count,
                isTrusted: values?.replicationsToTrust == nil)
        }
    }
}
