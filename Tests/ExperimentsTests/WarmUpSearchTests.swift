import ContactRouting
import SimulationKernel
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

@Suite(.statistical) struct WarmUpSearchTests {
    private func search(_ name: String, _ inputs: [String: String]) throws -> WarmUpSearch {
        try WarmUpSearch(Workload(name, inputs).scenario)
    }

    /// A queue that starts empty and fills over hours: sessions of eight hours, no waiting.
    private static let slow = [
        "horizonDays": "20", "warmUpDays": "0", "humans.agents": "400",
        "humans.sessionMinutes.mean": "480", "demand.freshPerMonth": "14400",
    ]

    /// The number present is `load x (1 - exp(-t / 8 h))`: gone after some multiples of 8 hours.
    @Test func anEmptyStartIsLeftOut() throws {
        let search = try search("theory/erlang-c-14", Self.slow)
        let found = try (0..<20).map {
            try search.warmUp(on: Series(seed: 1).ofTrials, replication: $0)
        }
        #expect(found.allSatisfy { $0.truncation >= TimeSpan(seconds: 8 * 3_600) })
        #expect(found.count { $0.truncation <= TimeSpan(seconds: 100 * 3_600) } >= 18)
        #expect(found.allSatisfy { $0.warmUp == $0.truncation })
    }

    /// Canary: where nothing has to fill, next to nothing is left out.
    @Test(.statistical) func aQuickQueueNeedsNoWarmUp() throws {
        let search = try search("theory/m-m-1", ["horizonDays": "20", "warmUpDays": "0"])
        let found = try (0..<20).map {
            try search.warmUp(on: Series(seed: 1).ofTrials, replication: $0)
        }
        #expect(found.count { $0.truncation <= TimeSpan(seconds: 48 * 3_600) } >= 15)
    }

    /// With a weekly curve the measured part begins at the hour of the week that the workload
    /// gives it, and as much is measured as the workload says.
    @Test func aWeeklyCurveKeepsItsHours() throws {
        let inputs = [
            "horizonDays": "56", "warmUpDays": "1", "demand.freshPerMonth": "20000",
            "humans.fullTimeEquivalents": "25",
        ]
        let scenario = try Workload("hybrid", inputs).scenario
        let search = try WarmUpSearch(scenario)
        for replication in 0..<2 {
            let found = try search.warmUp(on: Series(seed: 1).ofTrials, replication: replication)
            let days = (found.warmUp.seconds - 86_400) / 86_400
            #expect(days.truncatingRemainder(dividingBy: 7) == 0 && days >= 0)
            #expect(found.warmUp >= found.truncation)
            let measured = search.scenario(after: found).measurement
            #expect(measured.horizon == scenario.measurement.horizon)
            #expect(measured.startMinuteOfWeek == scenario.measurement.startMinuteOfWeek)
        }
    }

    @Test func tooShortARun() throws {
        #expect(throws: InvalidQuestion.self) {
            try search("hybrid", ["horizonDays": "20", "warmUpDays": "7"])
        }
        #expect(throws: InvalidQuestion.self) {
            try WarmUpSearch(.burst(5, humans: HumanTier(agents: .constant(1))))
        }
    }

    @Test(
        arguments: [
            (3_600, "1 hours"), (172_800, "2 days"), (302_400, "3.5 days"), (100, "0.03 hours"),
        ] as [(Double, String)])
    func spansInWords(seconds: Double, words: String) {
        #expect(TimeSpan(seconds: seconds).words == words)
    }
}
