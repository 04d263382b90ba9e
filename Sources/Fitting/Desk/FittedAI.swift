import ElementaryFunctions

/// What a log says of an AI.
public struct FittedAI: Sendable {
    /// Answers that were about as sure as each other.
    public struct Reliability: Sendable {
        /// Mean of what the AI said.
        public let confidence: Double
        /// Share that was right, of those that are labelled.
        public let right: FittedDemand.Estimate
        /// How many are labelled.
        public let labelled: Int
    }

    /// What its confidence is worth: the inputs of `ai.confidence`.
    public struct Confidence: Sendable {
        /// Probability that a right answer is believed more than a wrong one.
        public let discrimination: FittedDemand.Estimate
        /// Factor on the logit of the honest confidence.
        public let slope: Double
        /// Added to it.
        public let shift: Double
    }

    /// The confidence from which on it answers.
    public struct Threshold: Sendable {
        /// The confidence.
        public let value: Double
        /// Share of answers on the wrong side of it.
        public let misplaced: Double
    }

    /// Whether the log says which conversations it had of those that came to people; if not, it
    /// is taken to have had all.
    public let isNamed: Bool
    /// Share of first attempts that it had, where it has any.
    public let share: FittedDemand.Estimate
    /// The same of later attempts; nil if there are none.
    public let laterShare: FittedDemand.Estimate?
    /// Share of those that it kept.
    public let containment: FittedDemand.Estimate
    /// Its sessions.
    public let sessions: LawFit?
    /// Share of its answers that are right; nil if those of conversations that it handed over are
    /// not labelled, for the rest are the better ones.
    public let accuracy: FittedDemand.Estimate?
    /// Labelled answers.
    public let labelled: Int
    /// What its confidence is worth; nil if that is not known.
    public let confidence: Confidence?
    /// When it hands over; nil if that does not depend on its confidence.
    public let threshold: Threshold?
    /// By tenths of the confidence.
    public let reliability: [Reliability]

    /// Estimates from conversations by topic; nil if no AI had any.
    ///
    /// - Parameter hidden: the share of what look like first attempts that are later ones.
    init?(_ queues: [QueueTally], _ sessions: DurationTally, hidden: Double) {
        let reached = queues.filter { $0.withAI > 0 }
        typealias AICount = QueueTally.AICount
        var first = reached.reduce(into: AICount()) { $0 += $1.attempts.first }
        let later = reached.reduce(into: AICount()) { $0 += $1.attempts.later }
        let unknown = reached.reduce(into: AICount()) { $0 += $1.attempts.unknown }
        let all = first.all + later.all + unknown.all
        if first.withAI == 0 { first += unknown }
        guard first.withAI > 0 else { return nil }
        isNamed = queues.contains { $0.knownAI > 0 }
        share =
            isNamed
            ? FittedAI.share(first, later, hidden) : .init(value: 1, halfWidth: nil)
        laterShare = later.all > 0 && isNamed ? .share(later.withAI, of: later.all) : nil
        let met = isNamed ? reached.reduce(0) { $0 + $1.withAI } : all
        containment = .share(reached.reduce(0) { $0 + $1.kept }, of: met)
        self.sessions = LawFit(sessions)
        let answers = reached.map(\.answers)
        let right = answers.reduce(0) { $0 + $1.right }
        labelled = right + answers.reduce(0) { $0 + $1.wrong }
        let isRepresentative = FittedAI.isRepresentative(answers)
        accuracy = isRepresentative && labelled >= 30 ? .share(right, of: labelled) : nil
        confidence = isRepresentative ? FittedAI.confidence(answers) : nil
        threshold = FittedAI.threshold(
            reached.filter { $0.kept > 0 }.map(\.answers))
        reliability = FittedAI.reliability(answers)
    }

    /// The share of first attempts, without the later ones that look like them.
    private static func share(
        _ first: QueueTally.AICount, _ later: QueueTally.AICount, _ hidden: Double
    ) -> FittedDemand.Estimate {
        let share = FittedDemand.Estimate.share(first.withAI, of: first.all)
        guard hidden > 0, hidden < 1, later.all > 0 else { return share }
        let ofLater = Double(later.withAI) / Double(later.all)
        return FittedDemand.Estimate(
            value: max(0, min(1, (share.value - hidden * ofLater) / (1 - hidden))),
            halfWidth: share.halfWidth.map { $0 / (1 - hidden) })
    }

    /// Whether answers of conversations that were handed over are labelled about as often as
    /// others.
    private static func isRepresentative(_ answers: [AnswerTally]) -> Bool {
        // Of a log with confidences, those that have none came to no answer.
        let knowsAnswers = answers.contains { $0.withConfidence > 0 }
        let counts = answers.map { knowsAnswers ? $0.answered : $0.all }
        let (kept, handedOver) = (
            counts.reduce(0) { $0 + $1.kept }, counts.reduce(0) { $0 + $1.handedOver }
        )
        let ofKept = answers.reduce(0) { $0 + $1.labelled.kept }
        let ofHandOvers = answers.reduce(0) { $0 + $1.labelled.handedOver }
        guard handedOver > 0, kept > 0 else { return ofKept + ofHandOvers > 0 }
        return Double(ofHandOvers) / Double(handedOver) >= 0.5 * Double(ofKept) / Double(kept)
    }

    /// The binormal model's parameters by moments: the logits of right and of wrong answers are
    /// normal with one variance and two means, whose distance is the discrimination (Green and
    /// Swets 1966); within topics, for the honest confidence depends on the accuracy of each.
    private static func confidence(_ answers: [AnswerTally]) -> Confidence? {
        let known = answers.filter { $0.ofRight.count >= 10 && $0.ofWrong.count >= 10 }
        let count = known.reduce(0) { $0 + $1.ofRight.count + $1.ofWrong.count }
        guard count >= 100 else { return nil }
        let spread = known.reduce(0) { $0 + $1.ofRight.spread + $1.ofWrong.spread }
        let deviation = (spread / (count - 2 * Double(known.count))).squareRoot()
        // Each topic's distance counts by how surely it is known.
        let weights = known.map { 1 / (1 / $0.ofRight.count + 1 / $0.ofWrong.count) }
        let sum = weights.reduce(0, +)
        let distance =
            zip(known, weights).reduce(0) { total, entry in
                total + entry.1 * (entry.0.ofRight.mean - entry.0.ofWrong.mean)
            } / sum
        guard deviation > 0, distance > 0 else { return nil }
        let separation = distance / deviation
        let slope = deviation / separation
        let shift =
            known.reduce(0) { total, answers in
                let all = answers.ofRight.count + answers.ofWrong.count
                let honest = Elementary.log(answers.ofRight.count / answers.ofWrong.count)
                let middle = (answers.ofRight.mean + answers.ofWrong.mean) / 2
                return total + all * (middle - slope * honest)
            } / count
        let root = Double(2).squareRoot()
        // The variance of a standardised distance (Hedges and Olkin 1985, 5.3).
        let error = (1 / sum + separation * separation / (2 * count)).squareRoot()
        let density =
            Elementary.exp(-separation * separation / 4) / (2 * Double.pi).squareRoot() / root
        return Confidence(
            discrimination: .init(
                value: Elementary.normalCumulative(separation / root),
                halfWidth: 1.96 * error * density),
            slope: slope, shift: shift)
    }

    /// The confidence that best tells conversations that were kept from those handed over.
    private static func threshold(_ answers: [AnswerTally]) -> Threshold? {
        let steps = 0...AnswerTally.steps
        let answers = answers.filter { $0.withConfidence > 0 }
        let kept = steps.map { step in answers.reduce(0) { $0 + $1.kept[step] } }
        let handedOver = steps.map { step in answers.reduce(0) { $0 + $1.handedOver[step] } }
        let all = kept.reduce(0, +) + handedOver.reduce(0, +)
        guard all >= 100, kept.contains(where: { $0 > 0 }), handedOver.contains(where: { $0 > 0 })
        else { return nil }
        // At threshold 0 nothing is handed over for lack of confidence.
        var wrong = handedOver.reduce(0, +)
        var (best, first, last) = (wrong, 0, 0)
        for step in steps.dropLast() {
            wrong += kept[step] - handedOver[step]
            if wrong < best { (best, first, last) = (wrong, step + 1, step + 1) }
            if wrong == best, last == step { last = step + 1 }
        }
        let withoutAny = min(kept.reduce(0, +), handedOver.reduce(0, +))
        guard Double(best) < 0.5 * Double(withoutAny) else { return nil }
        return Threshold(
            value: Double(first + last) / 2 / Double(AnswerTally.steps),
            misplaced: Double(best) / Double(all))
    }

    private static func reliability(_ answers: [AnswerTally]) -> [Reliability] {
        (0..<10).compactMap { place in
            let tenths = answers.map { $0.tenths[place] }
            let (count, labelled) = (
                tenths.reduce(0) { $0 + $1.count }, tenths.reduce(0) { $0 + $1.labelled }
            )
            guard labelled > 0 else { return nil }
            return Reliability(
                confidence: tenths.reduce(0) { $0 + $1.sum } / Double(count),
                right: .share(tenths.reduce(0) { $0 + $1.right }, of: labelled),
                labelled: labelled)
        }
    }
}
