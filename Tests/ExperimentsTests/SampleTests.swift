import ContactRouting
import RandomVariates
import SimulationKernel
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite struct SampleTests {
    /// Replications with hardly a dozen calls each: their own percentiles lie too low far out in
    /// the tail, and their mean with them; that of all calls together does not.
    @Test func percentilesAreOfAllReplicationsTogether() throws {
        let workload = try Workload(
            "theory/m-m-1",
            ["demand.freshPerMonth": "8640", "horizonDays": "0.04166666667", "warmUpDays": "0"])
        let sample = workload.scenario.sample(400)
        let measure = try Measure.find("humanSessionMinutesP99")
        let pooled = try #require(sample.linearised(measure))
        let own = try #require(sample.ratios(measure)).map(\.value).filter(\.isFinite)
        let mean = own.reduce(0, +) / Double(own.count)
        // Exponential of mean .5 minutes: ln 100 / 2.
        let exact = 2.302_585
        #expect(mean < 0.7 * exact)
        #expect(abs(pooled.mean - exact) < 0.1 * exact)
        #expect(pooled.values.count == 400)
        let estimate = pooled.estimate
        #expect(try #require(estimate.halfWidth) < 0.1 * exact)
    }

    /// A replication in which nobody came has no percentile of its own, and takes none away.
    @Test func anEmptyReplicationSaysNothing() throws {
        func sample(_ issues: Int, _ replications: UInt64) -> Sample {
            Scenario.burst(issues, ai: AITier(share: 1), containment: 1).sample(replications)
        }
        let (some, none) = (sample(3, 2), sample(0, 1))
        let measure = try Measure.find("aiSessionMinutesP50")
        let both = Sample(
            scenario: some.scenario, observations: some.observations + none.observations)
        let expected = try #require(some.linearised(measure)).mean
        #expect(abs(expected - 1) < 0.004)
        let found = try #require(both.linearised(measure))
        #expect(abs(found.mean - expected) < 1e-9 && (found.estimate.halfWidth ?? 1) < 0.004)
        #expect(
            both.values().first { $0.measure.name == measure.name }?.replications[2].isNaN == true)
        #expect(none.linearised(measure) == nil)
        // Half of all durations are of one minute, half of three: the interval reaches both.
        let slow = Scenario.burst(3, ai: AITier(share: 1), containment: 1, aiSeconds: 180)
            .sample(1)
        let mixed = Sample(
            scenario: some.scenario,
            observations: [some.observations[0], slow.observations[0], none.observations[0]])
        let estimate = try #require(mixed.linearised(measure)).estimate
        #expect(abs(estimate.mean - 1) < 0.004)
        #expect((estimate.halfWidth ?? 0) > 2 - 0.01)
    }
}
