import Experiments
import TestSupport
import Testing
import Workloads

@testable import Decisions

struct WholeInputsSearchTests {
    /// Two groups for two topics, of five and eight people.
    private static func desk(agents: (Int, Int)) -> CalibratedDesk {
        CalibratedDesk(
            """
            {"format": 1, "name": "two", "title": "Two groups", "horizonDays": 4,
              "demand": {"freshPerMonth": 54000},
              "intents": [{"name": "x", "share": 0.4}, {"name": "y", "share": 0.6}],
              "humans": {"sessionMinutes": {"distribution": "exponential", "mean": 8},
                "patienceMinutes": {"distribution": "exponential", "mean": 5},
                "groups": [{"name": "a", "agents": \(agents.0), "skills": [{"intents": ["x"]}]},
                  {"name": "b", "agents": \(agents.1), "skills": [{"intents": ["y"]}]}]}}
            """)
    }

    private static let inputs = ["humans.groups[0].agents", "humans.groups[1].agents"]

    private static func targets(_ shares: [Double]) -> [String] {
        zip(["x", "y"], shares).map { "abandonmentRate[\($0)]=\($1)" }
    }

    /// What each share of those who give up is with some agents.
    private static func shares(_ agents: (Int, Int)) async throws -> [Double] {
        let result = try await desk(agents: agents).calibrated(inputs, to: targets([0.1, 0.1]))
        let start = [Double(agents.0), Double(agents.1)]
        let visited = try #require(result.visited.first { $0.values == start })
        return try #require(visited.measures).map(\.mean)
    }

    /// Numbers that whole numbers make are traced back to them, from far away.
    @Test func wholeNumbersThatMakeThem() async throws {
        let truth = try await Self.shares((5, 8))
        let result = try await Self.desk(agents: (9, 3)).calibrated(
            Self.inputs, to: Self.targets(truth))
        #expect(result.ending == .found && result.inputs.map(\.value) == [5, 8])
    }

    /// Numbers between those of five and six, and of eight and nine, but nearer to the first and
    /// the last: these are the nearest, and the report has what their neighbours make.
    @Test(.statistical) func theNearest() async throws {
        let (low, high) = (try await Self.shares((5, 8)), try await Self.shares((6, 9)))
        let between = [0.8 * low[0] + 0.2 * high[0], 0.2 * low[1] + 0.8 * high[1]]
        let result = try await Self.desk(agents: (3, 12)).calibrated(
            Self.inputs, to: Self.targets(between))
        #expect(result.ending == .nearestWhole && result.isFound)
        #expect(result.inputs.map(\.value) == [5, 9])
        #expect(Set(result.sides.map(\.values)) == [[4, 9], [6, 9], [5, 8], [5, 10]])
        #expect(result.outcomes.allSatisfy { $0.confirmed != nil })
    }

    /// Of what no number of agents makes none is found.
    @Test func whatCannotBe() async throws {
        let result = try await Self.desk(agents: (5, 8)).calibrated(
            ["humans.groups[0].agents=1:3", "humans.groups[1].agents=1:12"],
            to: Self.targets([0.01, 0.1]))
        #expect(result.ending == .unreached && !result.isFound)
        #expect(result.inputs[0].value == 3)
    }
}
