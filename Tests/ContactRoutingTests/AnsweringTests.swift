import Foundation
import RandomVariates
import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing

@testable import ContactRouting

extension Scenario {
    /// An AI for everybody that is right with the given probability and always answers, unless
    /// the policy says otherwise; nobody returns.
    static func answering(
        accuracy: [Double] = [0.6], _ confidence: ConfidenceModel = .honest,
        _ escalation: Escalation = Escalation(judgement: .never), perHour: Double = 600,
        hours: Double = 10, aiSession: Distribution = .constant(0),
        humans: HumanTier? = HumanTier(agents: .constant(100))
    ) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(perHour)),
            ai: AITier(
                share: 1,
                answering: Answering(confidence: confidence, escalation: escalation)),
            humans: humans, aiSession: aiSession, measurement: .seconds(hours * 3_600))
        scenario.complexities = accuracy.indices.map { number in
            Complexity { $0.name = "\(number)" }
        }
        scenario.intents[0].complexityShares = accuracy.map { _ in 1 / Double(accuracy.count) }
        scenario.intents[0].aiAccuracy = accuracy
        scenario.intents[0].humanResolution = accuracy.map { _ in 1 }
        return scenario
    }
}

extension ConfidenceModel {
    static var honest: ConfidenceModel {
        ConfidenceModel { ($0.discrimination, $0.slope, $0.shift) = (0.8, 1, 0) }
    }
}

extension Tally {
    /// Confidence and truth of all answers.
    var calibration: CalibrationTable {
        CalibrationTable(
            zip(ConfidenceLevel.confidences, confidence).map {
                .init(
                    confidence: $0, correct: Int($1.givenCorrect) + Int($1.heldCorrect),
                    wrong: Int($1.givenWrong) + Int($1.heldWrong))
            })
    }
}

@Suite(.statistical) struct AnsweringTests {
    @Test func levelsCoverConfidenceInSmallSteps() {
        let confidences = ConfidenceLevel.confidences
        #expect(confidences.count == ConfidenceLevel.count)
        #expect(confidences[4_096] == 0.5)
        #expect(zip(confidences, confidences.dropFirst()).allSatisfy { $1 > $0 && $1 - $0 < 0.001 })
        #expect(confidences[0] < 1e-6 && confidences[8_192] > 1 - 1e-6)
        #expect(ConfidenceLevel.nearest(toLogit: 0) == 4_096)
        #expect(ConfidenceLevel.nearest(toLogit: -100) == 0)
        #expect(ConfidenceLevel.nearest(toLogit: .infinity) == 8_192)
    }

    /// The edge of a threshold is exact, and what is stated there is the threshold itself.
    @Test(arguments: [0.1, 0.5, 0.6, 0.745, 0.95, 0.9999])
    func thresholdsAreExact(threshold: Double) {
        let edge = StatedConfidence.leastLogit(reaching: threshold)
        #expect(abs(edge - log(threshold / (1 - threshold))) < 1e-9 / (threshold * (1 - threshold)))
        #expect(StatedConfidence.value(ofLogit: edge) == threshold)
        #expect(StatedConfidence.value(ofLogit: edge.nextDown) < threshold)
    }

    @Test func confidenceIsNeverCertain() {
        #expect(StatedConfidence.leastLogit(reaching: 0) == -.infinity)
        #expect(StatedConfidence.leastLogit(reaching: 1) == .infinity)
        #expect(StatedConfidence.leastLogit(reaching: 1.5) == .infinity)
        #expect(StatedConfidence.value(ofLogit: .infinity) == 0.999999999)
        #expect(StatedConfidence.value(ofLogit: -800) == 0.000000001)
        #expect(StatedConfidence.value(ofLogit: log(0.6 / 0.4)) == 0.6)
    }

    /// The share of answers at or above a threshold is that of two normal distributions, whatever
    /// the discrimination: expected exactly, and drawn within four standard errors.
    @Test(.statistical, arguments: [0.5, 0.501, 0.51, 0.55, 0.8, 0.99, 0.9999])
    func coverageIsExactForAnyDiscrimination(discrimination: Double) {
        let model = ConfidenceModel {
            ($0.discrimination, $0.slope, $0.shift) = (discrimination, 1, 0)
        }
        for threshold in [0.58, 0.595, 0.6, 0.605, 0.62, 0.9] {
            let scenario = Scenario.answering(
                accuracy: [0.6], model, Escalation(judgement: .threshold(threshold)),
                perHour: 1_000)
            let expected = Self.coverage(of: threshold, model.separation)
            let (correct, wrong) = scenario.expectedContainment(of: scenario.intents[0])
            #expect(abs(correct + wrong - expected) < 1e-6)
            let flow = Tally(scenario).total
            let drawn = Double(flow.contained) / Double(flow.aiConversations)
            let error = standardError(ofShare: expected, trials: 10_000)
            #expect(agree(drawn, expected, standardError: error))
        }
    }

    private static func coverage(of threshold: Double, _ separation: Double) -> Double {
        guard separation > 0 else { return threshold <= 0.6 ? 1 : 0 }
        let distance = log(threshold / (1 - threshold)) - log(0.6 / 0.4)
        func above(_ x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }
        let signal = distance / separation
        return 0.6 * above(signal - separation / 2) + 0.4 * above(signal + separation / 2)
    }

    /// 240,000 answers: the error that chance leaves is about .002.
    @Test func anHonestAIIsCalibrated() {
        let table = Tally(.answering(perHour: 24_000)).calibration
        #expect(table.count > 230_000)
        #expect(table.expectedCalibrationError(bins: 10) < 0.004)
        #expect(abs(table.accuracy - 0.6) < 0.004)
    }

    /// Complexities that the AI cannot tell apart do not spoil its honesty.
    @Test func itIsHonestOverAllComplexities() {
        let table = Tally(.answering(accuracy: [0.9, 0.5, 0.1], perHour: 24_000)).calibration
        #expect(table.expectedCalibrationError(bins: 10) < 0.004)
        #expect(abs(table.accuracy - 0.5) < 0.004)
    }

    @Test func theDefaultIsOverConfidentByATenth() {
        let table = Tally(
            .answering(accuracy: [0.47], ConfidenceModel(), perHour: 24_000)
        ).calibration
        #expect(abs(table.expectedCalibrationError(bins: 10) - 0.1) < 0.01)
        let bins = table.bins(10).suffix(3)
        #expect(bins.allSatisfy { $0.meanConfidence > $0.accuracy + 0.05 })
    }

    /// The distortion moves calibration and not the order of the answers.
    @Test(arguments: [(0.7, 0.0), (1.6, 0.6), (2.5, -1)])
    func aDistortionChangesCalibrationOnly(slope: Double, shift: Double) {
        let honest = Tally(.answering()).calibration
        let distorted = Tally(
            .answering(
                ConfidenceModel { ($0.discrimination, $0.slope, $0.shift) = (0.8, slope, shift) })
        ).calibration
        let area = honest.areaUnderRiskCoverage
        // The grid of confidences puts a few neighbours together that were apart.
        #expect(abs(distorted.areaUnderRiskCoverage - area) < 2e-3 * area)
        #expect(distorted.accuracy == honest.accuracy)
        #expect(
            distorted.expectedCalibrationError(bins: 10)
                > honest.expectedCalibrationError(bins: 10) + 0.02)
    }

    /// Discrimination is what it says: a random correct answer beats a random wrong one.
    @Test(arguments: [0.5, 0.65, 0.8, 0.95])
    func discriminationIsTheAreaUnderTheCurve(discrimination: Double) {
        let model = ConfidenceModel {
            ($0.discrimination, $0.slope, $0.shift) = (discrimination, 1, 0)
        }
        let levels = Tally(.answering(model, perHour: 6_000)).calibration.levels
        var (wrongBelow, wins, correct) = (0.0, 0.0, 0.0)
        for level in levels {
            wins += Double(level.correct) * (wrongBelow + Double(level.wrong) / 2)
            wrongBelow += Double(level.wrong)
            correct += Double(level.correct)
        }
        #expect(abs(wins / (correct * wrongBelow) - discrimination) < 0.01)
    }

    @Test(arguments: [0.3, 0.6, 0.9])
    func expectedContainmentIsWhatComesOut(threshold: Double) {
        let scenario = Scenario.answering(
            .honest, Escalation(judgement: .threshold(threshold)), perHour: 6_000)
        let truth = Tally(scenario).resolutions.total
        let (correct, wrong) = scenario.expectedContainment(of: scenario.intents[0])
        let count = Double(truth.contained)
        let total = Double(truth.aiConversations)
        #expect(abs(count / total - correct - wrong) < 0.01)
        #expect(abs(Double(truth.containedWrong) / total - wrong) < 0.01)
    }

    /// Shares that add up to a little more than 1 in binary are no accuracy above 1.
    @Test(arguments: [0.0, 1])
    func certaintyIsCertain(accuracy: Double) {
        var scenario = Scenario.answering(accuracy: [accuracy, accuracy, accuracy])
        scenario.intents[0].complexityShares = [0.56, 0.34, 0.1]
        #expect(Tally(scenario).calibration.accuracy == accuracy)
    }

    @Test func segmentsChangeTheAccuracy() {
        var scenario = Scenario.answering(perHour: 6_000)
        scenario.segments = [
            Segment { ($0.name, $0.share) = ("a", 0.5) },
            Segment { ($0.name, $0.share, $0.accuracyFactor) = ("b", 0.5, 0.5) },
        ]
        let cube = Tally(scenario).resolutions
        for (segment, accuracy) in [(0, 0.6), (1, 0.3)] {
            let truth = cube.ofSegment(segment)
            #expect(
                abs(1 - Double(truth.containedWrong) / Double(truth.contained) - accuracy) < 0.02)
        }
    }

    /// Ten hours at minus .96 a day take the accuracy from .6 to .2: .4 on average.
    @Test func accuracyCanDrift() {
        var scenario = Scenario.answering(perHour: 3_000)
        scenario.ai?.answering?.accuracyDriftPerDay = -0.96
        let accuracy = Tally(scenario).calibration.accuracy
        #expect(abs(accuracy - 0.4) < 0.012)
    }

    /// A drift of nothing is no drift, drawn the other way, to the last bit.
    @Test func aTinyDriftChangesNothing() {
        let escalation = Escalation(judgement: .threshold(0.6))
        let scenario = Scenario.answering(accuracy: [0.9, 0.3], .honest, escalation)
        var drifting = scenario
        drifting.ai?.answering?.accuracyDriftPerDay = 1e-300
        #expect(Tally(drifting) == Tally(scenario))
    }
}
