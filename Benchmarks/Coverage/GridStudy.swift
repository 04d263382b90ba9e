import Decisions
import Experiments
import RandomVariates
import StrictJSON
import Workloads

/// The help desk with prices of its own, tuned over the threshold and the agents together, beside
/// every point of a full grid.
struct PricedDesk: Sendable {
    let prices: [String: String]

    private static let measure = "totalCostPerTrueResolution"
    private static let thresholds = stride(from: 0.3, through: 0.951, by: 0.025).map {
        ($0 * 1_000).rounded() / 1_000
    }
    private static let agents = 3...12
    private static let replications = 40

    /// Wages and losses drawn evenly from wide ranges.
    init(number: Int, seed: UInt64) {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 204)
        func draw(_ entity: UInt64, _ low: Double, _ high: Double) -> Double {
            low + stream.uniform(entity: entity) * (high - low)
        }
        let (wrong, lost) = (draw(0, 3, 25), draw(1, 2, 20))
        prices = [
            "humans.costPerPaidHour": "\(draw(2, 18, 40))",
            "measures.losses":
                "{\"wrongAnswer\": \(wrong), \"humanFailure\": \(wrong), \"abandonment\": \(lost), "
                + "\"unserved\": \(lost), \"minuteOfWaiting\": \(draw(3, 0, 0.6))}",
        ]
    }

    private func workload(_ threshold: Double, _ agents: Int) throws -> Workload {
        let point = ["ai.escalation.threshold": "\(threshold)", "humans.agents": "\(agents)"]
        return try bundled("help-desk", prices.merging(point) { $1 })
    }

    /// Tunes it and sets what is recommended beside the grid, on the same fresh customers.
    func tuned(seed: UInt64, threads: Int) async throws -> String {
        let workload = try bundled("help-desk", prices)
        let space = try TuningSpace(varying: [
            "ai.escalation.threshold=0.3:0.95", "humans.agents=3:12",
        ])
        let plan = ReplicationPlan(replications: 5, seed: seed, threads: threads)
        let result = try await tune(
            workload, space, TuningQuestion(Objective(PricedDesk.measure, isMinimised: true)), plan
        ) { changes in
            let own = changes.map { ($0.path.name, $0.text) }
            return try bundled("help-desk", prices.merging(own) { $1 })
        }
        guard let number = result.recommended else { return "nothing recommended" }
        let found = result.candidates[number]
        let recommended = try bundled(
            "help-desk", prices.merging(found.settings.map { ($0.path.name, $0.text) }) { $1 })
        let cost = try await cost(recommended, plan)
        var best = (cost: Double.infinity, threshold: 0.0, agents: 0)
        for threshold in PricedDesk.thresholds {
            for agents in PricedDesk.agents {
                let point = try await self.cost(try self.workload(threshold, agents), plan)
                if point < best.cost { best = (point, threshold, agents) }
            }
        }
        let excess = (1e4 * (cost / best.cost - 1)).rounded() / 100
        let fields: [Any] =
            (found.values ?? []) + [
                cost, best.threshold, best.agents, best.cost, excess, result.replicationsRun,
            ]
        return fields.map { "\($0)" }.joined(separator: ",")
    }

    /// The mean on customers that no search has met.
    private func cost(_ workload: Workload, _ plan: ReplicationPlan) async throws -> Double {
        var runs = FocusedReplications(
            workload.scenario, plan, series: 2_000,
            [FocusedReplications.Question(try Measure.find(PricedDesk.measure))])
        try await runs.replicate(upTo: PricedDesk.replications)
        return runs.mean(0) ?? .infinity
    }
}
