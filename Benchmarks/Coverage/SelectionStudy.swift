import ContactRouting
import ElementaryFunctions
import Experiments
import QueueingTheory
import RandomVariates
import SimulationStatistics
import StrictJSON
import Workloads

/// A contest of systems of which the best is known, for the procedure of Kim and Nelson.
struct Contest: Sendable {
    let name: String
    let systems: Int
    /// Number of the best system.
    let best: Int
    /// The indifference zone; every other system is at least so much worse.
    let indifference: Double
    /// The output of a system in a replication of a macro-replication.
    let output: @Sendable (_ system: Int, _ macro: Int, _ replication: Int) throws -> Double

    /// Replications of the first stage.
    static let firstStage = 10

    /// Runs the procedure once: what it selected, and how many replications that took.
    func play(_ macro: Int) throws -> (isRight: Bool, replications: Int) {
        let first = try (0..<systems).map { system in
            try (0..<Contest.firstStage).map { try output(system, macro, $0) }
        }
        var selection = KimNelsonSelection(firstStage: first, indifference: indifference)
        var sums = first.map { $0.reduce(0, +) }
        var count = Contest.firstStage
        var spent = systems * count
        while !selection.isFinished {
            for system in selection.survivors {
                sums[system] += try output(system, macro, count)
            }
            spent += selection.survivors.count
            count += 1
            selection.screen(sums: sums, replications: count)
        }
        return (selection.survivors == [best], spent)
    }
}

extension Contest {
    /// All contests: the slippage configuration, in which all others are exactly the indifference
    /// zone worse, with independent and with correlated normal outputs and with real queues; and
    /// agents from 11 to 15 on the same customers.
    static func all(seed: UInt64) throws -> [Contest] {
        let normals = [5, 10].flatMap { systems in
            [0, 0.5].map { normal(systems, correlation: $0, seed: seed) }
        }
        return try normals + [queues(seed: seed), staffing(seed: seed)]
    }

    /// Unit normals, of which the third is better by 1 / sqrt(10), as in the paper.
    private static func normal(_ systems: Int, correlation: Double, seed: UInt64) -> Contest {
        let zone = (1.0 / Double(firstStage)).squareRoot()
        let name = correlation > 0 ? "correlation \(correlation)" : "independent"
        return Contest(
            name: "normal, \(name)", systems: systems, best: 2, indifference: zone
        ) { system, macro, replication in
            let stream = KeyedStream(seed: seed, replication: UInt64(macro), purpose: 1_000)
            func draw(_ entity: Int) -> Double {
                Elementary.normalQuantile(
                    stream.uniform(entity: UInt64(entity), index: UInt64(replication)))
            }
            let own = (1 - correlation).squareRoot() * draw(system)
            let shared = correlation > 0 ? correlation.squareRoot() * draw(systems) : 0
            return own + shared + (system == 2 ? zone : 0)
        }
    }

    /// Erlang A with customers of its own for each system: one of them has a fourteenth agent.
    private static func queues(seed: UInt64) throws -> Contest {
        let scenarios = try [13, 14].map { try erlangA(agents: $0) }
        let waits = scenarios.map(\.meanWait)
        return Contest(
            name: "Erlang A, 14 against 13 agents, independent", systems: 5, best: 2,
            indifference: waits[0] - waits[1]
        ) { system, macro, replication in
            let customers = Series(seed: seed).numbered(UInt64(macro))
                .customers(system << 24 | replication)
            return try -wait(scenarios[system == 2 ? 1 : 0].scenario, customers)
        }
    }

    /// Erlang A with 11 to 15 agents on the same customers.
    private static func staffing(seed: UInt64) throws -> Contest {
        let scenarios = try [11, 12, 15, 13, 14].map { try erlangA(agents: $0) }
        return Contest(
            name: "Erlang A, 11 to 15 agents, the same customers", systems: 5, best: 2,
            indifference: scenarios[4].meanWait - scenarios[2].meanWait
        ) { system, macro, replication in
            let customers = Series(seed: seed).numbered(UInt64(macro)).customers(replication)
            return try -wait(scenarios[system].scenario, customers)
        }
    }

    private static func erlangA(agents: Int) throws -> (scenario: Scenario, meanWait: Double) {
        let scenario = try bundled(
            "theory/erlang-a-14",
            ["horizonDays": "0.2", "warmUpDays": "0.125", "humans.agents": "\(agents)"]
        ).scenario
        let queue = ErlangA(
            arrivalRate: scenario.freshIssuesPerSecond,
            serviceRate: 1 / scenario.intents[0].humanSession.mean,
            abandonmentRate: 1 / (scenario.intents[0].patience?.mean ?? .infinity),
            servers: agents)
        return (scenario, queue.meanWait)
    }

    /// Mean wait of a replication, seconds.
    private static func wait(_ scenario: Scenario, _ customers: CustomerStream) throws -> Double {
        let flow = try simulate(scenario, customers).total
        let ticks = flow.handledWaitTicks + flow.abandonedWaitTicks
        return Double(ticks) / 1e6 / Double(flow.humanOffered)
    }
}

/// A bundled workload with some inputs changed.
func bundled(
    _ name: String, _ inputs: [String: String], isToBeStaffed: Bool = false
) throws -> Workload {
    guard let source = WorkloadLibrary.source(named: name) else {
        preconditionFailure("\(name) is not bundled")
    }
    let settings = inputs.sorted { $0.key < $1.key }.compactMap { path, text in
        JSONPath(path).map { Setting(path: $0, text: text) }
    }
    return try Workload(
        reading: source, settings: settings, isToBeStaffed: isToBeStaffed)
}
