import ElementaryFunctions
import RandomVariates

/// The second form of an AI: its answers are right or wrong, it believes in them more or less,
/// and a policy decides on that belief whether it hands over. Containment is an outcome.
public struct Answering: Sendable, Equatable {
    /// What the AI believes of its answers.
    public var confidence: ConfidenceModel
    /// When it hands over.
    public var escalation: Escalation
    /// What each day after the start of the measured part adds to the probability of a correct
    /// answer; negative for an AI that gets worse.
    public var accuracyDriftPerDay: Double

    /// Creates the second form.
    public init(
        confidence: ConfidenceModel = ConfidenceModel(), escalation: Escalation,
        accuracyDriftPerDay: Double = 0
    ) {
        self.confidence = confidence
        self.escalation = escalation
        self.accuracyDriftPerDay = accuracyDriftPerDay
    }
}

/// How well an AI knows when it is right.
///
/// The AI knows how often it is right in an intent on the whole, and gets a normal signal of each
/// answer, whose mean is higher for correct ones (the binormal model of signal detection: Green
/// and Swets 1966). An honest AI would state the posterior probability that the answer is
/// correct; this one stretches and shifts its logit (Platt 1999; Guo et al. 2017). So
/// discrimination and calibration are set apart: the distortion keeps the order of answers.
public struct ConfidenceModel: Sendable, Equatable {
    /// Probability that a correct answer gets a higher signal than a wrong one: the area under
    /// the ROC curve, from .5 (no idea) to below 1.
    public var discrimination: Double
    /// Factor on the logit: 1 is honest, above 1 over-confident at both ends.
    public var slope: Double
    /// Added to the logit: 0 is honest, above 0 over-confident throughout.
    public var shift: Double

    /// Creates a model; by default an over-confident one, with an expected calibration error
    /// of about .10 at an accuracy of .47.
    public init(discrimination: Double = 0.8, slope: Double = 1.6, shift: Double = 0.6) {
        self.discrimination = discrimination
        self.slope = slope
        self.shift = shift
    }

    /// Distance of the two means of the signal, in standard deviations.
    public var separation: Double {
        2.0.squareRoot() * Elementary.normalQuantile(discrimination)
    }
}

/// What an AI says of its answer, from the logit that it believes in: to nine decimals, never
/// quite 0 or 1.
///
/// Rounding makes a threshold of .6 and a confidence of .6 that was computed the same number.
enum StatedConfidence {
    private static let decimals = 1e9

    /// The confidence of a logit.
    static func value(ofLogit logit: Double) -> Double {
        let rounded = (decimals / (1 + Elementary.exp(-logit))).rounded()
        return min(max(rounded, 1), decimals - 1) / decimals
    }

    /// The least logit whose confidence reaches `threshold`: negative infinity if all do, infinity
    /// if none does.
    static func leastLogit(reaching threshold: Double) -> Double {
        // Beyond 40 either way nothing changes any more.
        var (below, above) = (-40.0, 40.0)
        if value(ofLogit: below) >= threshold { return -.infinity }
        guard value(ofLogit: above) >= threshold else { return .infinity }
        while true {
            let middle = (below + above) / 2
            guard middle > below, middle < above else { return above }
            if value(ofLogit: middle) >= threshold { above = middle } else { below = middle }
        }
    }
}

/// Levels of confidence by which answers are counted: logits from -16 to 16 in steps of 1/256.
///
/// Every statistic of confidence comes from counts per level; near .5 a step is .001. Decisions do
/// not go by levels, so what is given and what is held back within one is counted apart.
public enum ConfidenceLevel {
    /// Number of levels.
    public static var count: Int { 8_193 }
    private static let middle = 4_096.0
    private static let stepsPerUnit = 256.0

    /// The level nearest to a logit.
    @inline(__always)
    static func nearest(toLogit logit: Double) -> UInt16 {
        UInt16(min(max(logit * 256 + 4_096.5, 0), 8_192))
    }

    /// The logit of a level.
    public static func logit(_ level: Int) -> Double { (Double(level) - middle) / stepsPerUnit }

    /// The confidence of each level.
    public static let confidences: [Double] = (0..<count).map {
        1 / (1 + Elementary.exp(-logit($0)))
    }
}

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
                scenario.segments.map { min(1, accuracy * $0.accuracyFactor) }
            }
        }
        priors = scenario.intents.map { intent in
            // Shares may add up to a little more than 1.
            let mean = min(max(scenario.meanAccuracy(of: intent), 0), 1)
            let logit = Elementary.log(mean) - Elementary.log(1 - mean)
            return min(max(logit, -16), 16)
        }
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

    /// The probability that the confidence in a correct (or wrong) answer is below a threshold
    /// with this logit.
    func probability(belowLogit logit: Double, intent: Int, isCorrect: Bool) -> Double {
        guard logit.isFinite else { return logit < 0 ? 0 : 1 }
        guard slope * separation > 0 else {
            return slope * priors[intent] + shift < logit ? 1 : 0
        }
        let signal = ((logit - shift) / slope - priors[intent]) / separation
        return Elementary.normalCumulative(
            signal - (isCorrect ? separation : -separation) / 2)
    }
}

extension Scenario {
    /// The share of correct answers among all issues of an intent, if the AI answered them all.
    func meanAccuracy(of intent: Intent) -> Double {
        var mean = 0.0
        for (share, accuracy) in zip(intent.complexityShares, intent.aiAccuracy) {
            for segment in segments {
                mean += share * segment.share * min(1, accuracy * segment.accuracyFactor)
            }
        }
        return mean
    }
}
