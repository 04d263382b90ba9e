import ContactRouting
import SimulationKernel
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct StaffingQuestionTests {
    @Test func whatOnlyBoundsSpending() throws {
        let spending = [
            "costPerConversation<=2", "fullTimeEquivalents<=100", "occupancy>=0.7",
            "conversationsPerAgentMonth>=1000",
        ]
        for text in spending { #expect(try Target(text).boundsSpending) }
        let asking = ["serviceLevel>=0.8", "occupancy<=0.85", "abandonmentRate<=3%"]
        for text in asking { #expect(try !Target(text).boundsSpending) }
    }

    @Test func whatNobodyCanMakeSureOf() throws {
        for text in ["serviceLevel>=1", "abandonmentRate<=0", "waitingSeconds<=0"] {
            #expect(try Target(text).isBeyondStaffing)
        }
        for text in ["serviceLevel>=0.999", "waitingSeconds<=1"] {
            #expect(try !Target(text).isBeyondStaffing)
        }
    }

    @Test func theUnitFollowsTheDemand() throws {
        func unit(_ name: String, _ settings: [String: String] = [:]) throws -> StaffingUnit {
            StaffingUnit(following: try Workload(name, settings).scenario)
        }
        #expect(try unit("theory/erlang-c-14") == .constant)
        #expect(try unit("human-only") == .hourOfWeek)
        let hours = (0..<24).map { "\($0 + 1)" }.joined(separator: ",")
        #expect(try unit("theory/erlang-c-14", ["demand.hours": "[\(hours)]"]) == .hour)
        // A day has 96 quarters of an hour where a market is not whole hours away.
        let market = #"[{"name": "Nepal", "share": 1, "offsetHours": 5.75}]"#
        let quarters = ["demand.hours": "[\(hours)]", "demand.markets": market]
        #expect(try unit("theory/erlang-c-14", quarters) == .hour)
    }

    /// Every interval of the week is in one part.
    @Test(arguments: StaffingUnit.allCases, [15.0, 30, 60])
    func intervalsAreAPartition(unit: StaffingUnit, minutes: Double) {
        let plan = MeasurementPlan(horizon: .day, interval: TimeSpan(seconds: minutes * 60))
        #expect(
            unit.intervals(in: plan).flatMap(\.ofWeek).sorted()
                == Array(0..<Int(10_080 / minutes)))
    }

    /// An hour of the week that comes twice, when clocks are put back, is staffed alike twice.
    @Test func plansFollowTheClockOfTheCentre() throws {
        let workload = try Workload(
            "theory/erlang-c-14",
            [
                "horizonDays": "7", "warmUpDays": "0", "start": "2024-10-27",
                "clockChanges": "eu",
            ])
        let trials = StaffingTrials(
            workload.scenario,
            try StaffingQuestion(targets: [Target("serviceLevel>=0.8")], unit: .hourOfWeek),
            ReplicationPlan(replications: 1), progress: nil)
        let agents = trials.staffed(byGroup: [Array(0..<168)]).humans?.agents
        #expect((0..<5).map { agents?.value(inInterval: $0) } == [144, 145, 146, 146, 147])
    }

    /// Hours that the run does not measure have the agents of the one before.
    @Test func whatIsNotMeasured() throws {
        let workload = try Workload(
            "theory/erlang-c-14", ["horizonDays": "0.125", "warmUpDays": "0.125"])
        let trials = StaffingTrials(
            workload.scenario,
            try StaffingQuestion(targets: [Target("serviceLevel>=0.8")], unit: .hour),
            ReplicationPlan(replications: 1), progress: nil)
        #expect(trials.intervals.map(\.name) == ["00:00", "01:00", "02:00"])
        let hours = trials.byInterval([0, 10, 20])
        #expect(hours[0..<8] == [0, 10, 20, 20, 20, 20, 20, 20])
    }
}
