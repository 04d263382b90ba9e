import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct EqualServiceTests {
    /// A call every three minutes and customers who give up after five.
    private static func desk(_ settings: [String: String] = [:]) throws -> Workload {
        let small = [
            "demand.freshPerMonth": "14400", "humans.agents": "6", "horizonDays": "1",
            "warmUpDays": "0.25",
        ]
        return try Workload("theory/erlang-a-14", small.merging(settings) { $1 })
    }

    private static func staffed(
        _ workloads: [Workload], _ target: String
    ) async throws -> EqualService {
        let question = try StaffingQuestion(
            targets: [Target(target)], hold: .horizon,
            effort: StaffingEffort(replications: 0))
        return try await equalService(
            workloads, question, ReplicationPlan(replications: 3, threads: 2),
            variant: { position, settings in
                let own = position == 1 ? ["humans.sessionMinutes.mean": "1.5"] : [:]
                return try desk(
                    own.merging(settings.map { ($0.path.name, $0.text) }) { $1 })
            })
    }

    /// Erlang A loses 8.2 % of long calls with two agents and 1.7 % with three, 12.8 % of short
    /// ones with one agent and 1.5 % with two.
    @Test func eachHasItsFewestAgents() async throws {
        let short = try Self.desk(["humans.sessionMinutes.mean": "1.5"]).named("short")
        let machine = try Workload("ai-only", [:])
        let service = try await Self.staffed(
            [Self.desk().named("long"), short, machine], "abandonmentRate<=4%")
        #expect(service.workloads.map(\.name) == ["long", "short", "ai-only"])
        let agents = service.workloads.prefix(2).map(\.scenario.meanAgentsOnDuty)
        #expect(agents == [3, 2])
        for outcome in service.outcomes.prefix(2) {
            guard case .staffed(let result) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(result.overall.map(\.verdict) == [.met])
        }
        guard case .withoutHumans = service.outcomes[2] else {
            Issue.record("ai-only has no agents")
            return
        }
        #expect(service.contradictions == [])
    }

    /// What cannot be staffed is left as it stands.
    @Test func whatNobodyCanMeet() async throws {
        let service = try await Self.staffed([Self.desk()], "humanSessionMinutes<=1")
        #expect(service.workloads.map(\.scenario.meanAgentsOnDuty) == [6])
        guard case .unmet(let result) = service.outcomes.first else {
            Issue.record("calls take three minutes, whoever takes them")
            return
        }
        #expect(result.shortfalls.map(\.reason) == [.withAmpleAgents])
    }
}
