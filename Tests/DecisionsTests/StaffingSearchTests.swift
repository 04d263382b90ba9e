import QueueingTheory
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite(.statistical) struct StaffingSearchTests {
    /// A desk of three-minute calls with customers who give up after five, in `erlangs` of load.
    struct Desk {
        let erlangs: Double
        var bound = 0.05

        /// The fewest agents of Erlang A.
        var exact: Int {
            (1...1_000).first { agents in
                ErlangA(
                    arrivalRate: erlangs / 3, serviceRate: 1 / 3.0, abandonmentRate: 0.2,
                    servers: agents
                ).abandonmentProbability <= bound
            } ?? 0
        }

        func search(
            tolerance: Tolerance = .relative(0.01), replications: Int = 5, hours: Double = 6,
            unit: StaffingUnit = .constant, also other: String? = nil, most: Int = 0
        ) async throws -> StaffingSearch {
            let workload = try Workload(
                "theory/erlang-a-14",
                [
                    "demand.freshPerMonth": "\(erlangs * 14_400)",
                    "horizonDays": "\(hours / 24)", "warmUpDays": "0.0416666666666667",
                ])
            let targets = try ["abandonmentRate<=\(bound)", other].compactMap {
                try $0.map(Target.init)
            }
            let question = try StaffingQuestion(
                targets: targets, unit: unit, tolerance: tolerance,
                effort: StaffingEffort(replications: most))
            var trials = StaffingTrials(
                workload.scenario, question,
                ReplicationPlan(replications: replications, threads: 2), progress: nil)
            let (pilot, shortfalls) = try await trials.pilot()
            #expect(shortfalls.isEmpty)
            return StaffingSearch(trials, pilot: pilot)
        }
    }

    /// The means meet the target, and on the same customers they miss it with one agent fewer.
    @Test(arguments: [1.5, 4, 9])
    func theSearchEndsAtTheEdge(erlangs: Double) async throws {
        let desk = Desk(erlangs: erlangs)
        var search = try await desk.search(hours: 24)
        let agents = try #require(try await search.fewest())
        #expect(abs(agents[0] - desk.exact) <= 1)
        for (number, isMet) in [(agents[0], true), (agents[0] - 1, false)] {
            let runs = try await search.trials.simulate([number], replications: 5)
            #expect(try search.trials.meets([0], #require(runs)) == isMet)
        }
    }

    /// Of many agents only as many are chased as are worth finding: few rounds, and near enough.
    @Test func manyAgentsAreFoundNearlyEnough() async throws {
        let desk = Desk(erlangs: 150)
        var search = try await desk.search(tolerance: .relative(0.05), replications: 2, hours: 2)
        #expect(search.trials.grain(of: 150) == 7)
        let agents = try #require(try await search.fewest())
        #expect(abs(Double(agents[0] - desk.exact)) <= 0.05 * Double(desk.exact) + 1)
        #expect(search.trials.replicationsRun <= 2 * 12)
    }

    /// One agent is always worth finding, and a plan is judged by all that it changes.
    @Test func whatIsWorthIt() async throws {
        let trials = try await Desk(erlangs: 1).search(replications: 1, hours: 1).trials
        #expect([0, 5, 99, 100, 250].map { trials.grain(of: $0) } == [1, 1, 1, 1, 2])
        #expect(trials.isWorthIt([10, 20], [10, 21]))
        #expect(!trials.isWorthIt([1_000, 2_000], [1_010, 1_990]))
        #expect(trials.isWorthIt([1_000, 2_000], [1_010, 1_980]))
        #expect(trials.fewer([0, 1, 500], in: [0, 2]) == [0, 1, 495])
    }

    /// A queue that an interval leaves behind is seen in it and the two after it, round the clock.
    @Test func theNextIntervalsAreTouched() throws {
        let workload = try Workload("theory/erlang-a-14", ["horizonDays": "1"])
        let trials = StaffingTrials(
            workload.scenario,
            try StaffingQuestion(targets: [Target("abandonmentRate<=5%")], unit: .hour),
            ReplicationPlan(replications: 1), progress: nil)
        #expect(trials.touched(by: 22) == [22, 23, 0])
        #expect((0..<3).flatMap(trials.third).sorted() == Array(0..<24))
        #expect(trials.third(1).prefix(3) == [1, 4, 7])
    }
}
