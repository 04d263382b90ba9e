import ContactRouting
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// What is published of hand-overs to people with a backlog (Wang, Rachev 2026, arXiv 2601.22295),
/// on the busy desk, where everything has a price: the more people have to do, the less should the
/// AI hand over to them; the less it can do without knowing, the more; and to look at the queue
/// pays where there is one.
@Suite(.statistical) struct EscalationShiftTests {
    private func cost(_ settings: [String: String]) throws -> Double {
        let scenario = try Workload("busy-desk", settings).scenario
        let measure = try #require(Measure.named("totalCost"))
        return try #require(scenario.sample(12).linearised(measure)).mean
    }

    private func bestThreshold(_ settings: [String: String]) throws -> (Double, cost: Double) {
        let all = try stride(from: 0.35, through: 0.8, by: 0.05).map { threshold in
            var settings = settings
            settings["ai.escalation.threshold"] = "\(threshold)"
            return (threshold, cost: try cost(settings))
        }
        return try #require(all.min { $0.cost < $1.cost })
    }

    @Test func aBacklogKeepsMoreWithTheAI() throws {
        let thresholds = try [20, 14, 10].map { try bestThreshold(["humans.agents": "\($0)"]).0 }
        #expect(thresholds[0] > thresholds[1] && thresholds[1] > thresholds[2])
    }

    /// An incident for the whole run takes away accuracy, and the AI does not know it.
    @Test func driftHandsMoreOver() throws {
        func threshold(_ factor: Double) throws -> Double {
            let windows = #""windows": [{"date": "2024-01-01", "hour": 0, "hours": 90000}]"#
            return try bestThreshold([
                "incidents": #"{\#(windows), "accuracyFactor": \#(factor)}"#
            ]).0
        }
        #expect(try threshold(0.3) > threshold(1))
    }

    @Test func lookingAtTheQueuePaysWhereThereIsOne() throws {
        func gain(agents: Int) throws -> Double {
            let settings = ["humans.agents": "\(agents)"]
            let fixed = try bestThreshold(settings).cost
            let policies = [(0.7, 0.4), (0.8, 0.5), (0.65, 0.25)].map { calm, busy in
                #"{"policy": "congestion", "points": [{"waitSeconds": 0, "threshold": \#(calm)}, "#
                    + #"{"waitSeconds": 60, "threshold": \#(busy)}]}"#
            }
            let best = try policies.map {
                try cost(settings.merging(["ai.escalation": $0]) { $1 })
            }.min()
            return 1 - (best ?? fixed) / fixed
        }
        #expect(try gain(agents: 14) > 0.05)
        #expect(try gain(agents: 60) < 0.01)
    }
}
