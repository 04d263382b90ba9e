import ElementaryFunctions

/// The second form of an AI: its answers are right or wrong, it believes in them more or less,
/// and a policy decides on that belief whether it hands over. Containment is an outcome.
public struct Answering: Sendable, Equatable {
    /// What the AI believes of its answers.
    public var confidence: ConfidenceModel
    /// When it hands over.
    public var escalation: Escalation
    /// What decides in its place, if the built-in policy is not to; it is asked at the end of every
    /// session, and after the turns at which the customer asks for a human or a rule of
    /// `escalation` would end the session.
    public var policy: (any EscalationPolicy)?
    /// What each day after the start of the measured part adds to the probability of a correct
    /// answer; negative for an AI that gets worse.
    public var accuracyDriftPerDay: Double

    /// Creates the second form.
    public init(
        confidence: ConfidenceModel = ConfidenceModel(), escalation: Escalation,
        policy: (any EscalationPolicy)? = nil, accuracyDriftPerDay: Double = 0
    ) {
        self.confidence = confidence
        self.escalation = escalation
        self.policy = policy
        self.accuracyDriftPerDay = accuracyDriftPerDay
    }

    /// Whether confidence, policy and drift are the same.
    public static func == (one: Answering, other: Answering) -> Bool {
        one.confidence == other.confidence && one.escalation == other.escalation
            && areSame(one.policy, other.policy)
            && one.accuracyDriftPerDay == other.accuracyDriftPerDay
    }

    /// The policy that decides.
    var decidingPolicy: any EscalationPolicy { policy ?? escalation }

    /// The threshold of each intent, if confidence and intent alone decide; else nil.
    func fixedThresholds(intents: Int) -> [Double]? {
        policy == nil ? escalation.fixedThresholds(intents: intents) : nil
    }

    /// Thresholds below which every intent is handed over at least, if they are known.
    func leastThresholds(intents: Int) -> [Double]? {
        policy == nil ? escalation.leastThresholds(intents: intents) : nil
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
