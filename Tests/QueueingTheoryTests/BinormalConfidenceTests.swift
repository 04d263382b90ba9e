import Testing

@testable import QueueingTheory

struct BinormalConfidenceTests {
    private let model = BinormalConfidence(accuracy: 0.6, separation: 1.2)

    @Test func limitsAreKnown() {
        #expect(abs(model.coverage(fromLogit: -50) - 1) < 1e-12)
        #expect(abs(model.selectiveRisk(fromLogit: -50) - 0.4) < 1e-12)
        #expect(model.coverage(fromLogit: 50) < 1e-12)
    }

    /// d = 1.2 gives Phi(1.2 / sqrt 2) = .8019.
    @Test func discriminationIsTheAreaUnderTheCurve() {
        #expect(abs(model.discrimination - 0.801930) < 1e-5)
    }

    /// Confidence is honest: the risk between two near thresholds is one less the confidence.
    @Test(arguments: [(-1.0, 0.36787944), (0, 1), (0.4, 1.4918247), (2, 7.3890561)])
    func confidenceIsThePosterior(logit: Double, expected: Double) {
        let step = 1e-4
        func wrong(_ logit: Double) -> Double {
            model.coverage(fromLogit: logit) * model.selectiveRisk(fromLogit: logit)
        }
        let answers =
            model.coverage(fromLogit: logit - step) - model.coverage(fromLogit: logit + step)
        let share = (wrong(logit - step) - wrong(logit + step)) / answers
        let odds = (1 - share) / share
        #expect(abs(odds / expected - 1) < 1e-5)
    }

    @Test func theAreaIsBetweenTheBestAndTheMeanRisk() {
        let area = model.areaUnderRiskCoverage()
        #expect(area > 0.1 && area < 0.4)
        #expect(abs(area - model.areaUnderRiskCoverage(steps: 5_000)) < 1e-6)
    }
}
