import Experiments
import StrictJSON
import Testing
import Workloads

@testable import Fitting

/// A fitted workload beside its log.
struct SimulatedLogTests {
    private static func beside(_ desk: FittedDesk, _ inputs: Inputs) async throws -> SimulatedLog {
        let workload = try Workload(reading: SourceText(name: "mine", text: inputs.text))
        let experiment = try RunExperiment(workload, baseline: nil, withFigures: false) { _ in
            workload
        }
        let plan = ReplicationPlan(replications: 10, seed: 1, threads: 2)
        return SimulatedLog(try await experiment.run(plan, by: [.hour]), desk)
    }

    /// What was fitted does what the log has; the canary, with a person more, does not.
    @Test func theRightWorkloadAndAWrongOne() async throws {
        let text = """
            {"format": 1, "name": "three", "title": "Three", "start": "2026-11-02",
             "horizonDays": 14, "demand": {"freshPerMonth": 21600},
             "humans": {"agents": 3,
              "sessionMinutes": {"distribution": "exponential", "mean": 5},
              "patienceMinutes": {"distribution": "exponential", "mean": 10}}}
            """
        let truth = try Workload(reading: SourceText(name: "three", text: text))
        let desk = try FittedDeskTests.fitted(truth)
        var inputs = desk.inputs(into: nil, name: "mine")
        let right = try await Self.beside(desk, inputs)
        #expect(right.hours.count == 96 && right.hours.within >= 80, "\(right.hours)")
        inputs.humans?.staffing.agentsPerWeekHour = Array(repeating: 4, count: 168)
        let wrong = try await Self.beside(desk, inputs)
        #expect(wrong.hours.within < 45, "\(wrong.hours)")
        #expect(wrong.rows.filter { $0.hour == nil }.allSatisfy { !$0.isWithin })
    }
}
