import SimulationKernel
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct TuningQuestionTests {
    private static func days(
        _ name: String, _ objective: String, targets: [String] = [],
        settings: [String: String] = [:]
    ) throws -> Double? {
        let question = try TuningQuestion(
            Objective(objective, isMinimised: true), targets: targets.map { try Target($0) })
        return try question.window(of: Workload(name, settings).scenario).map {
            $0.seconds / 86_400
        }
    }

    /// A search looks at a week of a month whose weeks are alike, and at all of two weeks less a
    /// day.
    @Test func aWeekOfAMonth() throws {
        #expect(try Self.days("hybrid", "costPerTrueResolution") == 7)
        #expect(try Self.days("hybrid", "waitingSeconds", settings: ["horizonDays": "14"]) == 7)
        #expect(try Self.days("hybrid", "waitingSeconds", settings: ["horizonDays": "13"]) == nil)
        let target = ["abandonmentRate<=5%"]
        #expect(try Self.days("hybrid", "costPerTrueResolution", targets: target) == 7)
    }

    /// What is more of a longer run is asked of all of it, as is what does not come round again.
    @Test func allOfTheRun() throws {
        #expect(try Self.days("hybrid", "totalCost") == nil)
        #expect(
            try Self.days("hybrid", "waitingSeconds", targets: ["totalCost<=1000000"]) == nil)
        #expect(try Self.days("growing-desk", "waitingSeconds") == nil)
        let question = try TuningQuestion(
            Objective("waitingSeconds", isMinimised: true), indifference: .absolute(1))
        #expect(try question.window(of: Workload("hybrid", [:]).scenario) == nil)
    }
}
