import SimulationStatistics
import Testing

@testable import Experiments

@Suite struct DifferenceTests {
    @Test(
        arguments: [
            (0, 0, .same), (0, nil, .undecided), (1, nil, .undecided), (1, 0.5, .higher),
            (1, 1, .undecided), (1, 2, .undecided), (-1, 0.5, .lower), (-1, 1, .undecided),
            (0, 0.1, .undecided), (3, 0, .higher), (-3, 0, .lower),
        ] as [(Double, Double?, Difference.Direction)])
    func verdicts(mean: Double, halfWidth: Double?, verdict: Difference.Direction) {
        let estimate = Estimate(mean: mean, halfWidth: halfWidth)
        #expect(Difference.Direction(estimate) == verdict)
    }
}
