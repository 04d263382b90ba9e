import ElementaryFunctions
import RandomVariates
import StrictJSON
import Workloads

/// What a log of conversations says of a desk beside its demand, with how surely.
public struct FittedDesk: Sendable {
    /// Conversations about one thing.
    public struct Topic: Sendable {
        /// Its name.
        public let name: String
        /// First attempts, as many as the demand has of them: of conversations that may be one, the
        /// share that is.
        public let fresh: Int
        /// Its share of them.
        public let share: Double
        /// Sessions with people, if they differ from those of other topics.
        public let talk: LawFit?
        /// Sessions with the AI, if they differ.
        public let ai: LawFit?
        /// Share of the AI's answers that are right, if it differs.
        public let accuracy: FittedDemand.Estimate?
        /// Share of the AI's conversations that it keeps.
        public let containment: FittedDemand.Estimate?
        /// Whether no conversation about it ever reaches the AI.
        public let goesStraightToHumans: Bool
        /// Whether the AI has them and hands over all of them.
        public let isAlwaysHandedOver: Bool
    }

    /// Who comes back after what.
    public struct Return: Sendable {
        /// After what.
        public let after: String
        /// How many conversations ended so, long enough before the end of the log.
        public let ended: Int
        /// Share that was followed by another one: by one about the same thing, where the log only
        /// names customers.
        public let share: FittedDemand.Estimate
        /// Share of customers who would have come anyway; nil where the log names issues.
        public let byChance: Double?
    }

    /// The log.
    public let log: CallLog
    /// What its first attempts follow.
    public let demand: FittedDemand
    /// Whether the log says when customers came, and no more.
    public var tellsOnlyStarts: Bool {
        talk == nil && ai == nil && duty == nil && returns.isEmpty && topics.isEmpty
            && patience.abandoned + patience.servedAfterWait == 0
    }
    /// What conversations are about; none if the log does not say.
    public let topics: [Topic]
    /// Sessions with people; nil if there are too few.
    public let talk: LawFit?
    /// Work afterwards.
    public let wrap: LawFit?
    /// How long customers wait before they give up.
    public let patience: PatienceFit
    /// Who comes back; none if the log does not say which conversations belong together.
    public let returns: [Return]
    /// Whether that is known of customers alone, so that chance had to be taken away.
    public var returnsAreOfCustomers: Bool { log.summary.customers.isUsed }
    /// Time to the return, in hours of the clock below; nil if there are too few.
    public let delay: LawFit?
    /// Whether that clock runs faster when more customers come, which is so if it fits better.
    public let delayFollowsDemand: Bool
    /// Time until those who gave up come back, in minutes, if it differs.
    public let redial: LawFit?
    /// The AI; nil if there is none.
    public let ai: FittedAI?
    /// People on duty; nil if nobody answered.
    public let duty: FittedDuty?
    /// Share of conversations with people that solved the issue, if the log says so.
    public let resolution: FittedDemand.Estimate?
    /// Whether sessions with people take longer in some groups, and at some hours, of those about
    /// the same topic; nil if the log has no two of them.
    public let work: (byGroup: WorkFit?, byHour: WorkFit?)

    /// Estimates everything that a log can tell.
    ///
    /// - Parameter demand: what was fitted to its first attempts.
    public init(_ log: CallLog, _ demand: FittedDemand) {
        let summary = log.summary
        (self.log, self.demand) = (log, demand)
        let pooled = summary.queues.reduce(into: Pooled()) { $0.add($1) }
        talk = LawFit(pooled.talk)
        wrap = LawFit(pooled.wrap)
        patience = PatienceFit(abandoned: summary.abandoned, served: summary.served)
        ai = FittedAI(summary.queues, pooled.ai, hidden: summary.hiddenShare)
        topics = FittedDesk.topics(log, ai)
        work = (
            WorkFit(summary.workByGroup, log.groupNames.map(\.harmless)),
            WorkFit(summary.workByHour, (0..<24).map { "\($0)" })
        )
        duty = FittedDuty(summary, demand)
        let labelled = summary.queues.reduce(0) { $0 + $1.labelled }
        resolution =
            labelled >= 30
            ? .share(summary.queues.reduce(0) { $0 + $1.resolved }, of: labelled) : nil
        returns = FittedDesk.returns(summary)
        let delays = FittedDesk.delays(summary, demand)
        (delay, delayFollowsDemand, redial) = (delays.delay, delays.followsDemand, delays.redial)
    }

    private struct Pooled {
        var talk = DurationTally()
        var wrap = DurationTally()
        var ai = DurationTally()

        mutating func add(_ queue: QueueTally) {
            talk.merge(queue.talk)
            wrap.merge(queue.wrap)
            ai.merge(queue.ai)
        }
    }

    private static func topics(_ log: CallLog, _ ai: FittedAI?) -> [Topic] {
        let queues = log.summary.queues
        guard queues.count > 1 else { return [] }
        let freshShares = log.summary.freshShares
        let allFresh = queues.reduce(0) { $0 + $1.fresh(freshShares) }
        let talksDiffer = DurationTally.differ(queues.map(\.talk))
        let sessionsDiffer = DurationTally.differ(queues.map(\.ai))
        let accuraciesDiffer = sharesDiffer(
            queues.map { ($0.answers.right, $0.answers.right + $0.answers.wrong) })
        return zip(log.queueNames, queues).map { name, queue in
            let isOwn = queue.count >= 100
            let fresh = queue.fresh(freshShares)
            let labelled = queue.answers.right + queue.answers.wrong
            let withAI = queue.withAI > 0 && ai?.isNamed == false ? queue.count : queue.withAI
            return Topic(
                name: name.harmless, fresh: Int(fresh.rounded()),
                share: allFresh > 0 ? fresh / allFresh : 0,
                talk: talksDiffer && isOwn ? LawFit(queue.talk) : nil,
                ai: sessionsDiffer && isOwn ? LawFit(queue.ai) : nil,
                accuracy: accuraciesDiffer && labelled >= 30
                    ? .share(queue.answers.right, of: labelled) : nil,
                containment: withAI >= 30 ? .share(queue.kept, of: withAI) : nil,
                goesStraightToHumans: ai != nil && withAI == 0,
                isAlwaysHandedOver: withAI >= 20 && queue.kept == 0)
        }
    }

    private static func returns(_ summary: LogSummary) -> [Return] {
        let names = summary.names
        if case .unknown = names.treatment {
            return names.ofAttempts.map { share in
                [
                    Return(
                        after: "any conversation, by the number of the attempt",
                        ended: names.pooled?.of ?? 0, share: share, byChance: nil)
                ]
            } ?? []
        }
        return ReturnTally.After.allCases.filter { $0 != .other }.compactMap { after in
            guard let found = summary.returns(after: [after]) else { return nil }
            return Return(
                after: after.words, ended: found.ended, share: found.share,
                byChance: found.byChance)
        }
    }

    /// Times to the return by the clock that they fit better. Who gave up is among the others
    /// unless they take longer or less long.
    private static func delays(
        _ summary: LogSummary, _ demand: FittedDemand
    ) -> (delay: LawFit?, followsDemand: Bool, redial: LawFit?) {
        let names = summary.names
        if case .unknown = names.treatment { return (nil, false, nil) }
        func tallies(_ week: [Double]?) -> (others: DurationTally, redials: DurationTally) {
            let tally = summary.returns
            guard !summary.customers.isUsed else {
                return summary.customers.delays(byDemandOf: week, names)
            }
            let others = ReturnTally.After.allCases.filter { $0 != .abandoned }
            func directness(_ ways: [ReturnTally.After]) -> Double {
                names.directness(next: tally.seen(after: ways)?.next ?? 0)
            }
            return (
                tally.delays.tally(byDemandOf: week, times: directness(others)),
                tally.redials.tally(byDemandOf: week, times: directness([.abandoned]))
            )
        }
        let onWall = tallies(nil)
        // Who tries again within the hour does so by the wall clock; others when others come, too.
        let areApart =
            onWall.redials.count > 0 && onWall.redials.quantile(0.5) < 3_600
            && DurationTally.differ([onWall.others, onWall.redials])
        func law(_ part: (others: DurationTally, redials: DurationTally)) -> LawFit? {
            var all = part.others
            if !areApart { all.merge(part.redials) }
            return LawFit(all, unit: 3_600)
        }
        let byWall = law(onWall)
        let byDemand = law(tallies(demand.model.expected.flatMap(\.self)))
        let followsDemand =
            (byDemand?.distanceOfFamilies ?? 1) < (byWall?.distanceOfFamilies ?? 1)
        return (
            followsDemand ? byDemand : byWall, followsDemand,
            areApart ? LawFit(onWall.redials) : nil
        )
    }
}
