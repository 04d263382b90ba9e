import Testing

@testable import Decisions
@testable import Experiments

@Suite struct StaffingPathTests {
    private static func path() throws -> (path: StaffingPath, models: [StaffingModel?]) {
        let models = try ["7200", "144000", "43200"].map {
            try StaffingModelTests.model("theory/erlang-a-14", ["demand.freshPerMonth": $0])
        }
        return (StaffingPath(models + [nil], least: [1, 1, 1, 0]), models + [nil])
    }

    @Test func everyStepAddsOneAgentWhereItTakesMost() throws {
        let (path, models) = try Self.path()
        #expect(path.agents(after: 0) == path.base)
        var agents = path.base
        var latest = Double.infinity
        for (steps, interval) in path.order.enumerated() {
            let model = try #require(models[interval])
            let before = try #require(model.meanQueue(agents: agents[interval]))
            agents[interval] += 1
            let gain = before - (model.meanQueue(agents: agents[interval]) ?? 0)
            #expect(gain <= latest + 1e-9)
            latest = gain
            #expect(path.agents(after: steps + 1) == agents)
        }
        #expect(agents[3] == 0)
        #expect(agents[1] > agents[2] && agents[2] > agents[0])
    }

    /// An interval with quiet and crowded hours goes on until the crowded ones have no queue.
    @Test func crowdedHoursAreNotForgotten() throws {
        let hours = (0..<24).map { $0 == 0 ? "20" : "1" }.joined(separator: ",")
        let model = try StaffingModelTests.model(
            "theory/erlang-a-14",
            ["demand.hours": "[\(hours)]", "demand.freshPerMonth": "300000", "horizonDays": "1"])
        let path = StaffingPath([model], least: [1])
        let most = path.agents(after: path.order.count)[0]
        #expect(Double(most) > model.agentLoad + 4 * model.agentLoad.squareRoot() + 4)
        #expect(try #require(model.meanQueue(agents: most)) < 0.001)
    }

    /// For every number of agents no other split over two intervals has shorter queues.
    @Test func noOtherSplitIsBetter() throws {
        let models = try ["14400", "43200"].map {
            try StaffingModelTests.model("theory/erlang-a-14", ["demand.freshPerMonth": $0])
        }
        let path = StaffingPath(models, least: [1, 2])
        func queue(_ agents: [Int]) -> Double {
            zip(models, agents).reduce(0) { $0 + ($1.0.meanQueue(agents: $1.1) ?? .infinity) }
        }
        for steps in [2, 4, 6] {
            let chosen = path.agents(after: steps)
            let total = chosen.reduce(0, +)
            for first in path.base[0]...total - path.base[1] {
                #expect(queue(chosen) <= queue([first, total - first]) + 1e-9)
            }
        }
    }
}
