import ElementaryFunctions

/// The answers of one AI: probabilities and signals, ready to be asked often.
struct AnswerModel: Sendable {
    /// Of a correct answer, by intent, complexity and segment.
    private let accuracy: [Double]
    /// Logit of the accuracy of each intent over all its issues, as the AI knows it.
    private let priors: [Double]
    private let complexities: Int
    private let segments: Int
    private let separation: Double
    private let slope: Double
    private let shift: Double
    let driftPerDay: Double

    init(_ answering: Answering, _ scenario: Scenario) {
        complexities = scenario.complexities.count
        segments = scenario.segments.count
        accuracy = scenario.intents.flatMap { intent in
            intent.aiAccuracy.flatMap { accuracy in
                scenario.segments.map {
                    min(1, accuracy * $0.accuracyFactor * answering.hiddenAccuracyFactor)
                }
            }
        }
        priors = scenario.intents.map(scenario.logitOfMeanAccuracy)
        separation = answering.confidence.separation
        slope = answering.confidence.slope
        shift = answering.confidence.shift
        driftPerDay = answering.accuracyDriftPerDay
    }

    /// Whether the accuracy changes during the run, so that an answer depends on its time.
    var drifts: Bool { driftPerDay != 0 }

    /// The probability that an answer is correct.
    @inline(__always)
    func accuracy(intent: UInt16, complexity: UInt16, segment: UInt8) -> Double {
        accuracy[(Int(intent) &* complexities &+ Int(complexity)) &* segments &+ Int(segment)]
    }

    /// The logit of the confidence in an answer, from a standard normal number.
    @inline(__always)
    func logit(intent: UInt16, isCorrect: Bool, noise: Double) -> Double {
        // A product and no choice: nobody could predict that branch.
        let side = Double(isCorrect ? 1 : -1)
        let signal = side * separation / 2 + noise
        let honest = priors[Int(intent)] + separation * signal
        return slope * honest + shift
    }

    /// What the AI says of its answer, from a uniform number.
    func statedConfidence(_ traits: CustomerTraits, _ uniform: Double) -> Double {
        StatedConfidence.value(
            ofLogit: logit(
                intent: traits.intent, isCorrect: traits.isCorrect,
                noise: Elementary.normalQuantile(uniform)))
    }
}

extension Scenario {
    /// What the AI knows of the accuracy in an intent before it answers.
    func logitOfMeanAccuracy(of intent: Intent) -> Double {
        // Shares may add up to a little more than 1.
        let mean = min(max(meanAccuracy(of: intent), 0), 1)
        let logit = Elementary.log(mean) - Elementary.log(1 - mean)
        return min(max(logit, -16), 16)
    }
}

extension ConfidenceModel {
    /// The probability that the confidence in a correct (or wrong) answer is below a threshold
    /// with this logit.
    ///
    /// - Parameter prior: what the AI knows before it answers.
    func probability(belowLogit logit: Double, prior: Double, isCorrect: Bool) -> Double {
        guard logit.isFinite else { return logit < 0 ? 0 : 1 }
        guard slope * separation > 0 else { return slope * prior + shift < logit ? 1 : 0 }
        let signal = ((logit - shift) / slope - prior) / separation
        return Elementary.normalCumulative(
            signal - (isCorrect ? separation : -separation) / 2)
    }
}
