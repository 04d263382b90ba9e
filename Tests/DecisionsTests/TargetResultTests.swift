import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct TargetResultTests {
    /// A target on a percentile is judged by the same value that is reported.
    @Test func targetsOnPercentilesAreJudgedByThePooledOne() throws {
        let workload = try Workload(
            "theory/m-m-1",
            ["demand.freshPerMonth": "8640", "horizonDays": "0.04166666667", "warmUpDays": "0"])
        let sample = workload.scenario.sample(20)
        let target = try Target("humanSessionMinutesP99<=2")
        let value = sample.values().first { $0.measure.name == target.measure.name }
        #expect(value != nil)
        #expect(TargetResult(target, sample).estimate == value?.estimate)
    }
}
