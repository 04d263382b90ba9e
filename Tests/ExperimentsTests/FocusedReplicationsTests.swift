import ContactRouting
import SimulationKernel
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite struct FocusedReplicationsTests {
    private static func runs(days: Int) async throws -> (FocusedReplications, Scenario) {
        let scenario = try Workload(
            "theory/erlang-a-14",
            ["horizonDays": "\(days)", "warmUpDays": "0", "demand.freshPerMonth": "20000"]
        ).scenario
        let measure = Measure.builtIn("abandonmentRate")
        let week = Array(0..<168)
        var runs = FocusedReplications(
            scenario, ReplicationPlan(replications: 2, seed: 1, threads: 2), series: 0,
            [
                .init(measure), .init(measure, intervals: week),
                .init(measure, intervals: week, isOfMeanWeek: true),
            ])
        try await runs.replicate(upTo: 1)
        try await runs.replicate(upTo: 2)
        return (runs, scenario)
    }

    /// All intervals of a run of a week are the run, and a mean week of it.
    @Test func aWeekIsTheRun() async throws {
        let (runs, _) = try await Self.runs(days: 7)
        #expect(runs.count == 2 && runs.contradictions == [])
        let whole = try #require(runs.ratios(0))
        for question in [1, 2] {
            let other = try #require(runs.ratios(question))
            for (one, two) in zip(whole, other) {
                #expect(abs(one.numerator - two.numerator) < 1e-9)
                #expect(abs(one.denominator - two.denominator) < 1e-9)
            }
        }
    }

    /// In ten days three weekdays come twice, and count once in a mean week: weights of mean 1.
    @Test func whatComesTwiceCountsOnce() async throws {
        let (runs, scenario) = try await Self.runs(days: 10)
        let tally = try simulate(scenario, CustomerStream(seed: 1, number: 0))
        let hours = scenario.measurement.measuredHours
        #expect(Set(hours) == [1, 2])
        let mean = 240 / 168.0
        let offered = (0..<168).reduce(0) {
            $0 + Double(tally.byInterval[$1].humanOffered) * mean / hours[$1]
        }
        let ratio = try #require(runs.ratios(2)?.first)
        #expect(abs(ratio.denominator - offered) < 1e-6)
        #expect(ratio.denominator != runs.ratios(1)?.first?.denominator)
    }

    /// The length of intervals changes neither the worst hour nor the nearest model.
    @Test func intervalsChangeNoHour() throws {
        let hours = (0..<24).map { "\($0 % 5 + 1)" }.joined(separator: ",")
        let found = try ["60", "15"].map { minutes in
            let scenario = try Workload(
                "theory/erlang-a-14",
                [
                    "horizonDays": "2", "warmUpDays": "0", "demand.hours": "[\(hours)]",
                    "intervalMinutes": minutes,
                ]
            ).scenario
            let sample = scenario.sample(2)
            let checks = try #require(RunChecks.pooled(sample.observations.lazy.map(\.checks)))
            let model = try #require(NearestModel(checks, scenario))
            let worst = try #require(sample.linearised(.builtIn("abandonmentRateWorstHour")))
            return (worst.mean, model.waitingSeconds, model.simulated.waitingSeconds)
        }
        #expect(found[0].0 == found[1].0 && found[0].0 > 0)
        #expect(abs(found[0].1 / found[1].1 - 1) < 1e-9)
        #expect(abs(found[0].2 / found[1].2 - 1) < 1e-9)
    }
}
