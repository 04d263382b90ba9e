import SimulationStatistics
import StrictJSON
import Testing
import Workloads

@testable import Experiments

struct FigureResultTests {
    private func figure(
        _ relation: Inputs.Figure.Relation, _ published: Double, _ tolerance: Double,
        measure: String = "waitingSeconds"
    ) throws -> Figure {
        let text = """
            {
              "format": 1, "name": "x", "title": "x", "demand": { "freshPerMonth": 1000 },
              "humans": {
                "agents": 2, "sessionMinutes": { "distribution": "constant", "value": 1 }
              },
              "figures": [
                {
                  "measure": "\(measure)", "published": \(published), "tolerance": \(tolerance),
                  "relation": "\(relation.rawValue)", "kind": "test", "source": "a paper, 2025"
                }
              ],
              "sources": { "demand": "x", "humans": "x" }
            }
            """
        let workload = try Workload(reading: SourceText(name: "x.json", text: text))
        return try #require(workload.figures.first)
    }

    /// Published 10, tolerance 1: accepted are 9...11, up to 11, and 9 and more.
    @Test(
        arguments: [
            (.equals, 10, 0.5, .reproduced), (.equals, 10, 1, .reproduced),
            (.equals, 10, nil, .undecided), (.equals, 11, nil, .undecided),
            (.equals, 11.1, nil, .undecided), (.equals, 10, 1.5, .undecided),
            (.equals, 11.5, 1, .undecided), (.equals, 12, 0.9, .missed),
            (.equals, 7, 1.9, .missed), (.equals, 7, 2.5, .undecided),
            (.equals, 10, 50, .undecided),
            (.atMost, 10, 1, .reproduced), (.atMost, -500, 3, .reproduced),
            (.atMost, 11, 0.5, .undecided), (.atMost, 12, 0.5, .missed),
            (.atLeast, 10, 1, .reproduced), (.atLeast, 500, 3, .reproduced),
            (.atLeast, 9, 0.5, .undecided), (.atLeast, 8, 0.5, .missed),
        ] as [(Inputs.Figure.Relation, Double, Double?, Verdict)])
    func verdicts(
        relation: Inputs.Figure.Relation, mean: Double, halfWidth: Double?, verdict: Verdict
    ) throws {
        let result = FigureResult(
            try figure(relation, 10, 1), Estimate(mean: mean, halfWidth: halfWidth))
        #expect(result.verdict == verdict)
    }

    @Test func aMeasureThatDoesNotApplyHasNoVerdict() throws {
        let result = FigureResult(try figure(.equals, 10, 1), nil)
        #expect(result.verdict == .notApplicable)
        #expect(result.simulated == nil)
    }

    @Test func figuresOfTheBaselineAreKnownByTheirPrefix() throws {
        let own = try figure(.equals, 1, 1)
        let other = try figure(.equals, 1, 1, measure: "baseline.waitingSeconds")
        #expect(!own.isOfBaseline)
        #expect(other.isOfBaseline)
        #expect([own.measureName, other.measureName] == ["waitingSeconds", "waitingSeconds"])
    }
}
