import Decisions
import Experiments
import QueueingTheory
import RandomVariates
import StrictJSON
import Workloads

/// A desk of exponential calls with a target, of which Erlang's formulas say how many agents it
/// needs.
struct ExactDesk: Sendable {
    let offeredLoad: Double
    /// Minutes; nil for customers who wait for ever.
    let patience: Double?
    let bound: Double

    private static let callMinutes = 3.0

    /// A desk with parameters drawn evenly from wide ranges; every other one has impatient
    /// customers.
    init(number: Int, seed: UInt64) {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 201)
        func draw(_ entity: UInt64, _ low: Double, _ high: Double) -> Double {
            low + stream.uniform(entity: entity) * (high - low)
        }
        offeredLoad = draw(0, 0.5, 60)
        patience = number.isMultiple(of: 2) ? nil : draw(1, 1, 10)
        bound = number.isMultiple(of: 2) ? draw(2, 0.6, 0.95) : draw(2, 0.01, 0.1)
    }

    private var target: String {
        patience == nil ? "serviceLevel>=\(bound)" : "abandonmentRate<=\(bound)"
    }

    /// What the bound is on, with so many agents: by Erlang C the share served within 20 s, by
    /// Erlang A the share that gives up.
    func value(agents: Int) -> Double {
        let rate = offeredLoad / ExactDesk.callMinutes
        guard let patience else {
            let queue = try? ErlangC(
                arrivalRate: rate, serviceRate: 1 / ExactDesk.callMinutes, servers: agents)
            return queue?.waitAtMost(1 / 3.0) ?? 0
        }
        return ErlangA(
            arrivalRate: rate, serviceRate: 1 / ExactDesk.callMinutes,
            abandonmentRate: 1 / patience, servers: agents
        ).abandonmentProbability
    }

    /// The fewest agents with whom the target is met.
    var fewestAgents: Int {
        (1...200).first {
            patience == nil ? value(agents: $0) >= bound : value(agents: $0) <= bound
        }
            ?? 200
    }

    /// Staffs it and says how that compares with the truth.
    func staffed(seed: UInt64, threads: Int) async throws -> String {
        var inputs = [
            "demand.freshPerMonth": "\(offeredLoad * 43_200 / ExactDesk.callMinutes)",
            "horizonDays": "2", "warmUpDays": "0.25",
        ]
        inputs["humans.patienceMinutes.mean"] = patience.map { "\($0)" }
        let workload = try bundled(
            patience == nil ? "theory/erlang-c-14" : "theory/erlang-a-14", inputs,
            isToBeStaffed: true)
        let result = try await staff(
            workload, StaffingQuestion(targets: [Target(target)]),
            ReplicationPlan(replications: 5, seed: seed, threads: threads))
        let exact = fewestAgents
        let interval = result.intervals.first
        let fields: [Any] = [
            offeredLoad, patience ?? "", bound, exact, value(agents: exact - 1),
            value(agents: exact), interval.map { "\($0.agents)" } ?? "",
            interval?.withFewer?.rawValue ?? "", result.isMet ? 1 : 0, result.replicationsRun,
        ]
        return fields.map { "\($0)" }.joined(separator: ",")
    }
}
