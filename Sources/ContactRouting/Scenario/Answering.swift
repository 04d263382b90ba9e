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
    /// Times the probability of a correct answer, without the AI's knowing: its confidence stays
    /// what it would be without it.
    var hiddenAccuracyFactor = 1.0

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
            && one.hiddenAccuracyFactor == other.hiddenAccuracyFactor
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
