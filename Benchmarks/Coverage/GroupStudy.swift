import ContactRouting
import Decisions
import Experiments
import QueueingTheory
import RandomVariates
import StrictJSON
import Verification
import Workloads

/// Two classes before two or three groups at prices of their own, of which a Markov chain says what
/// every plan comes to: all plans in order of their price are a full enumeration.
struct ExactGroups: Sendable {
    let design: String
    let workload: Workload
    let prices: [Double]
    /// The share of each intent that may give up.
    let bounds: [Double]

    private static let designs = ["n", "m", "x"]

    init(number: Int, seed: UInt64) throws {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 205)
        func draw(_ entity: UInt64, _ low: Double, _ high: Double) -> Double {
            low + stream.uniform(entity: entity) * (high - low)
        }
        design = ExactGroups.designs[number % ExactGroups.designs.count]
        let share = draw(1, 0.3, 0.7)
        prices = (0..<(design == "m" ? 3 : 2)).map { draw(10 + UInt64($0), 20, 32).rounded() }
        bounds = [draw(2, 0.02, 0.15), draw(3, 0.02, 0.15)]
        var inputs = [
            "demand.freshPerMonth": "\(draw(4, 0.5, 2) * 43_200)", "horizonDays": "6",
            "intents[0].share": "\(share)", "intents[1].share": "\(1 - share)",
        ]
        for (group, price) in prices.enumerated() {
            inputs["humans.groups[\(group)].costPerPaidHour"] = "\(price)"
        }
        workload = try bundled("theory/skills-\(design)", inputs, isToBeStaffed: true)
    }

    private func price(_ plan: [Int]) -> Double {
        zip(plan, prices).reduce(0) { $0 + Double($1.0) * $1.1 }
    }

    /// Whether a plan is enough, by its chain.
    func isEnough(_ plan: [Int]) -> Bool {
        var scenario = workload.scenario
        for (group, agents) in plan.enumerated() {
            scenario.humans?.groups[group].agents = .constant(agents)
        }
        let queue = scenario.skillBasedQueue()
        return bounds.indices.allSatisfy { queue.abandonmentProbability(ofClass: $0) <= bounds[$0] }
    }

    /// The cheapest plan that is enough.
    ///
    /// Plans below one that was not enough are not either: more agents never serve worse here.
    func cheapest() -> (plan: [Int], tried: Int) {
        var plans = [[Int]()]
        for _ in prices { plans = plans.flatMap { plan in (0...14).map { plan + [$0] } } }
        var tooFew: [[Int]] = []
        let sorted = plans.filter { $0.contains { $0 > 0 } }.sorted { price($0) < price($1) }
        for plan in sorted {
            let isBelow = tooFew.contains { other in zip(plan, other).allSatisfy { $0 <= $1 } }
            if isBelow { continue }
            if isEnough(plan) { return (plan, tooFew.count + 1) }
            tooFew.append(plan)
        }
        return ([], tooFew.count)
    }

    /// Staffs it and says how that compares with the cheapest plan of all.
    func staffed(seed: UInt64, threads: Int) async throws -> String {
        let names = workload.scenario.intents.map(\.name)
        let order = workload.scenario.intents.indices.sorted {
            workload.scenario.intents[$0].priorityClass
                < workload.scenario.intents[$1].priorityClass
        }
        let targets = try zip(order, bounds).map { intent, bound in
            try Target("abandonmentRate[\(names[intent])]<=\(bound)")
        }
        let result = try await staff(
            workload,
            StaffingQuestion(
                targets: targets, unit: .constant, effort: StaffingEffort(replications: 20_000)),
            ReplicationPlan(replications: 5, seed: seed, threads: threads))
        let (best, tried) = cheapest()
        let plan = result.groups.map { $0.agents.first.flatMap(\.self) ?? 0 }
        func text(_ plan: [Int]) -> String { plan.map(String.init).joined(separator: "+") }
        let fields: [Any] = [
            design, text(prices.map { Int($0) }), bounds[0], bounds[1], text(best), price(best),
            tried, text(plan), price(plan), 100 * (price(plan) / price(best) - 1),
            isEnough(plan) ? 1 : 0, result.isMet ? 1 : 0, result.replicationsRun,
        ]
        return fields.map { "\($0)" }.joined(separator: ",")
    }
}
