import ContactRouting
import SimulationStatistics

/// What really happened, beside what it looks like.
extension Measure {
    private static func resolutions(
        _ name: String, _ definition: String,
        where applies: @escaping @Sendable (Scenario) -> Bool = \.knowsTruth,
        _ part: @escaping @Sendable (Resolutions) -> Int,
        of whole: @escaping @Sendable (Resolutions) -> Int
    ) -> Measure {
        Measure(
            name: name, unit: "share", definition: definition,
            source: .resolutions(applies) { Ratio(part($0), per: whole($0)) })
    }

    static let truth = resolutionRates + repeats + satisfaction + calibration + equity

    private static let resolutionRates = [
        resolutions(
            "trueResolutionRate",
            "issues really resolved over issues that ended, resolved or given up",
            { $0.resolved }, of: { $0.resolved + $0.lost }),
        resolutions(
            "firstContactResolutionRate",
            "first conversations that really resolved the issue, over first conversations",
            { $0.resolvedAtOnce }, of: { $0.first }),
        resolutions(
            "aiTrueResolutionRate",
            "contained, correct and no return within the window, over AI conversations",
            { $0.aiTrue }, of: { $0.aiConversations }),
        resolutions(
            "verifiedResolutionRate",
            "of the AI conversations the judge looked at: assumed resolved and called correct",
            { $0.verified }, of: { $0.judged }),
        resolutions(
            "wrongContainedRate", "contained with a wrong answer, over AI conversations",
            { $0.containedWrong }, of: { $0.aiConversations }),
        resolutions(
            "selectiveRisk", "contained with a wrong answer, over contained",
            { $0.containedWrong }, of: { $0.contained }),
        resolutions(
            "humanFailureRate", "closed by humans and not resolved, over closed by humans",
            { $0.humanFailed }, of: { $0.humanHandled }),
    ]

    private static let repeats = [
        Measure(
            name: "repeatRateAfterAI", unit: "share",
            definition: "first conversations that entered an AI session and are followed by "
                + "another, over such",
            source: .either(
                { Ratio($0.firstWithAIReturning, per: $0.firstWithAI) },
                { Ratio($0.firstWithAIReturning, per: $0.firstWithAI) })),
        Measure(
            name: "repeatRateWithoutAI", unit: "share",
            definition: "first conversations without an AI session that are followed by another, "
                + "over such",
            source: .either(
                { Ratio($0.firstWithoutAIReturning, per: $0.fresh - $0.firstWithAI) },
                { Ratio($0.firstWithoutAIReturning, per: $0.first - $0.firstWithAI) })),
    ]

    private static let satisfaction = [
        contentment(
            "customerSatisfaction", "expected share of contented customers, over all closed",
            { $0.satisfaction }, of: { $0.closed }),
        contentment(
            "aiSatisfaction", "the same over conversations that the AI contained",
            { $0.aiSatisfaction }, of: { $0.contained }),
        contentment(
            "humanSatisfaction", "the same over conversations closed by humans",
            { $0.humanSatisfaction }, of: { $0.humanHandled }),
    ]

    private static func contentment(
        _ name: String, _ definition: String, _ sum: @escaping @Sendable (Resolutions) -> Int,
        of whole: @escaping @Sendable (Resolutions) -> Int
    ) -> Measure {
        Measure(
            name: name, unit: "share", definition: definition,
            source: .resolutions({ $0.satisfaction != nil }) {
                Ratio(Double(sum($0)) / 1e6, per: Double(whole($0)))
            })
    }

    private static let calibration = [
        confidence("coverage", "AI answers that were given, over all that it came to") {
            Ratio(
                Double($0.reduce(0) { $0 + $1.givenCorrect + $1.givenWrong }),
                per: Double($0.reduce(0) { $0 + $1.total }))
        },
        confidence("aiAccuracy", "AI answers that are correct, given or not, over all") {
            let table = CalibrationTable(confidence: $0)
            return Ratio(table.accuracy * Double(table.count), per: Double(table.count))
        },
        confidence(
            "expectedCalibrationError",
            "distance of accuracy from confidence over 10 equal bins of all AI answers; too high "
                + "by chance where a replication has few"
        ) { Ratio(CalibrationTable(confidence: $0).expectedCalibrationError(bins: 10)) },
        confidence(
            "brierScore", "mean squared distance of confidence from truth over all AI answers"
        ) { Ratio(CalibrationTable(confidence: $0).brierScore) },
        confidence(
            "areaUnderRiskCoverage",
            "mean selective risk over all coverages, the most confident AI answers first"
        ) { Ratio(CalibrationTable(confidence: $0).areaUnderRiskCoverage) },
    ]

    private static func confidence(
        _ name: String, _ definition: String,
        _ ratio: @escaping @Sendable ([ConfidenceCount]) -> Ratio
    ) -> Measure {
        run(name, "share", definition) { tally, _ in
            tally.confidence.isEmpty ? nil : ratio(tally.confidence)
        }
    }

    /// Between the best and the worst served segment.
    private static let equity = [
        run(
            "trueResolutionGap", "share",
            "highest trueResolutionRate of a segment less the lowest, in each replication: never "
                + "below 0, and above it by chance alone"
        ) { tally, scenario in
            guard scenario.knowsTruth else { return nil }
            return tally.gap(scenario) {
                Double($0.resolved) / Double($0.resolved + $0.lost)
            }
        },
        run(
            "waitingGapSeconds", "seconds",
            "longest mean wait of a segment for a human less the shortest, in each replication: "
                + "never below 0, and above it by chance alone"
        ) { tally, scenario in
            tally.gap(scenario) { Double($0.waitTicks) / Double($0.humanOffered) / 1e6 }
        },
    ]

    /// Why conversations are handed over, and what else can happen on the way: each only where it
    /// can happen.
    static let handOffs = reasons + mishaps

    private static let reasons = HandOverReason.allCases.map { reason in
        run(
            "handOffRate\(reason.title)", "share",
            "hand-overs \(reason.words), over AI conversations", counts: true
        ) { tally, scenario in
            let count = tally.handOffsByReason[Int(reason.rawValue)]
            guard count > 0 || scenario.ai?.mayHandOver(reason) == true else { return nil }
            return Ratio(count, per: tally.total.aiConversations)
        }
    }

    private static let mishaps = [
        mishap(
            "aiDownRate", "conversations that found the AI down, over offered",
            where: { $0.outages != nil }, \.foundAIDown, of: \.offered),
        mishap(
            "leftAIQueueRate", "customers who gave up waiting for the AI, over offered",
            where: { $0.whenFull == .queue || $0.outages?.fallback == .queue }, \.leftAIQueue,
            of: \.offered),
        mishap(
            "lostInOutageRate", "sessions that an outage ended for good, over AI conversations",
            where: { $0.outages?.sessions == .lose }, \.lostInOutage, of: \.aiConversations),
        mishap(
            "lostInHandOverRate",
            "hand-overs that nobody was told of, over hand-overs that did not come back to the AI",
            where: { $0.handOver.silentLoss > 0 }, \.lostInHandOver, of: \.handOffs),
        mishap(
            "loopRate", "hand-overs that came back to the AI, over AI conversations",
            where: { $0.handOver.loopBack > 0 }, \.loops, of: \.aiConversations),
        mishap(
            "turnsPerSession", "turns of AI sessions, over AI conversations",
            unit: "turns", where: { $0.turns != nil }, \.aiTurns, of: \.aiConversations),
    ]

    private static func mishap(
        _ name: String, _ definition: String, unit: String = "share",
        where applies: @escaping @Sendable (AITier) -> Bool,
        _ part: @escaping @Sendable (Flow) -> Int, of whole: @escaping @Sendable (Flow) -> Int
    ) -> Measure {
        run(name, unit, definition, counts: true) { tally, scenario in
            guard let ai = scenario.ai, applies(ai) else { return nil }
            return Ratio(part(tally.total), per: whole(tally.total))
        }
    }
}

extension AITier {
    /// Whether this AI can have the reason to hand over.
    fileprivate func mayHandOver(_ reason: HandOverReason) -> Bool {
        guard let escalation = answering?.escalation else {
            return reason == .outage && outages != nil
        }
        return switch reason {
        case .notContained, .other: false
        case .lowConfidence: escalation.judgement != .never
        case .customerAsked: askLater != nil
        case .outage: outages != nil
        case .lockedIntent: has { if case .intents = $0 { true } else { false } }
        case .valueAtRisk: has { if case .valueAtRisk = $0 { true } else { false } }
        case .turnLimit: has { if case .turns = $0 { true } else { false } }
        }
    }

    private func has(_ isSuch: (Escalation.Rule) -> Bool) -> Bool {
        answering?.escalation.rules.contains(where: isSuch) ?? false
    }
}

extension Tally {
    /// The spread of a value over the segments that have one; nil unless there are several.
    fileprivate func gap(_ scenario: Scenario, _ value: (Resolutions) -> Double) -> Ratio? {
        guard scenario.segments.count > 1 else { return nil }
        let values = scenario.segments.indices.map { value(resolutions.ofSegment($0)) }
            .filter(\.isFinite)
        guard let least = values.min(), let most = values.max() else { return nil }
        return Ratio(most - least)
    }
}

extension CalibrationTable {
    /// The table of a run's counts by `ConfidenceLevel`.
    package init(confidence: [ConfidenceCount]) {
        self.init(
            zip(ConfidenceLevel.confidences, confidence).map { level, count in
                Level(
                    confidence: level, correct: count.givenCorrect + count.heldCorrect,
                    wrong: count.givenWrong + count.heldWrong)
            })
    }
}

extension HandOverReason {
    /// How it ends the name of a measure.
    fileprivate var title: String {
        switch self {
        case .notContained: "NotContained"
        case .lowConfidence: "LowConfidence"
        case .customerAsked: "CustomerAsked"
        case .lockedIntent: "LockedIntent"
        case .valueAtRisk: "ValueAtRisk"
        case .turnLimit: "TurnLimit"
        case .outage: "Outage"
        case .other: "Other"
        }
    }

    fileprivate var words: String {
        switch self {
        case .notContained: "because containment is an input"
        case .lowConfidence: "because the confidence did not suffice"
        case .customerAsked: "because the customer asked for a human in mid-session"
        case .lockedIntent: "because the AI must not decide on the intent"
        case .valueAtRisk: "because too much was at stake"
        case .turnLimit: "because the session took too many turns"
        case .outage: "because an outage interrupted the session"
        case .other: "for a reason of a policy of the user's own"
        }
    }
}
