import ContactRouting

extension Measure {
    private static func conversations(
        _ name: String, _ unit: String, _ definition: String,
        _ ratio: @escaping @Sendable (Flow) -> Ratio
    ) -> Measure {
        Measure(name: name, unit: unit, definition: definition, source: .conversations(ratio))
    }

    private static func share(
        _ name: String, _ definition: String,
        _ part: @escaping @Sendable (Flow) -> Int, of whole: @escaping @Sendable (Flow) -> Int
    ) -> Measure {
        conversations(name, "share", definition) { Ratio(part($0), per: whole($0)) }
    }

    private static func count(
        _ name: String, _ unit: String, _ definition: String,
        _ count: @escaping @Sendable (Flow) -> Int
    ) -> Measure {
        conversations(name, unit, definition) { Ratio(Double(count($0))) }
    }

    /// What is known by the group that closes a conversation, too.
    private static func handled(
        _ name: String, _ unit: String, _ definition: String,
        _ ratio: @escaping @Sendable (Flow) -> Ratio
    ) -> Measure {
        Measure(name: name, unit: unit, definition: definition, source: .handled(ratio))
    }

    static let volumes = [
        count("issues", "issues", "fresh issues that arrived in the measured part") { $0.fresh },
        count(
            "offered", "conversations",
            "conversations started in the measured part, repeats included"
        ) { $0.offered },
        count(
            "open", "conversations",
            "started in the measured part and not ended when the run did: nobody ever took them"
        ) { $0.offered - $0.closed },
        share(
            "repeatRate", "conversations that are not the first of their issue, over offered",
            { $0.offered - $0.fresh }, of: { $0.offered }),
    ]

    static let automation = [
        count(
            "aiConversations", "conversations", "conversations that entered an AI session"
        ) { $0.aiConversations },
        share(
            "aiShare", "handled by AI first: AI conversations over offered",
            { $0.aiConversations }, of: { $0.offered }),
        share(
            "containmentRate", "AI conversations ended with no hand-over, over AI conversations",
            { $0.contained }, of: { $0.aiConversations }),
        share(
            "containedShare",
            "conversations that no human touched because the AI ended them, over offered",
            { $0.contained }, of: { $0.offered }),
        share(
            "assumedResolutionRate",
            "contained with no return within the return window, over AI conversations",
            { $0.assumedResolved }, of: { $0.aiConversations }),
        share(
            "assumedResolvedShare",
            "contained with no return within the return window, over offered",
            { $0.assumedResolved }, of: { $0.offered }),
        share(
            "handOffRate",
            "hand-overs, those among them that came back to the AI, over AI conversations",
            { $0.handOffs + $0.loops }, of: { $0.aiConversations }),
        share(
            "askedForHumanRate", "customers who asked for a human at once, over offered",
            { $0.askedForHuman }, of: { $0.offered }),
        share(
            "aiBlockingRate",
            "conversations that met a limit of the AI, over those that sought a session",
            { $0.aiBlocked }, of: { $0.aiBlocked + $0.aiConversations - $0.sessionsAfterWait }),
        share(
            "unservedRate",
            "conversations for a human when there was none on duty, or that still waited when the "
                + "last one went home, over offered",
            { $0.unserved + $0.leftAtClosing }, of: { $0.offered }),
    ]

    static let humanService = humanFlows + special + waits + serviceLevels

    /// What few centres have.
    private static let special = [
        share(
            "balkingRate",
            "customers who did not join the queue for its predicted wait, over offered to humans",
            { $0.balked }, of: { $0.humanOffered }
        ).where { $0.balksAbove != nil },
        share(
            "silentAbandonmentShare", "abandonments without a sign, over abandonments",
            { $0.abandonedSilently }, of: { $0.abandoned }
        ).where(\.knowsSilence),
        run(
            "agentTimeLost", "share",
            "time of agents with customers who had gone without a sign, over time in which they "
                + "held something"
        ) { tally, _ in
            Ratio(Double(tally.total.lostTicks), per: Double(tally.staffing.held))
        }.where(\.knowsSilence),
        share(
            "callBackShare",
            "customers who accepted a call back in the queue and were called, over offered to "
                + "humans",
            { $0.calledBack }, of: { $0.humanOffered }
        ).where { $0.callBackOffer != nil },
        conversations(
            "callBackWaitMinutes", "minutes", "mean time until such a call"
        ) {
            Ratio(ticks: $0.callBackTicks, per: $0.calledBack, secondsPerUnit: 60)
        }.where { $0.callBackOffer != nil },
        share(
            "preferredAgentShare",
            "of handled conversations that were sent to the customer's own agent: those whom that "
                + "agent handled",
            { $0.metPreferred }, of: { $0.preferring }
        ).where { $0.preferredAgent != nil },
        handled("transferRate", "share", "taken by an agent who passed it on, over taken") {
            Ratio($0.transferred, per: $0.served)
        }.where { !$0.transfers.isEmpty },
        handled("noAnswerRate", "share", "rang and was not accepted, over all that rang") {
            Ratio($0.noAnswers, per: $0.served + $0.noAnswers)
        }.where { $0.ringing.noAnswer > 0 },
    ]

    private static let humanFlows = [
        count(
            "humanOffered", "conversations",
            "conversations offered to humans, those among them whom nobody ever took"
        ) { $0.humanOffered },
        handled("humanHandled", "conversations", "conversations closed by humans") {
            Ratio(Double($0.handled))
        },
        share(
            "abandonmentRate", "conversations that left the queue unserved, over offered to humans",
            { $0.abandoned }, of: { $0.humanOffered }),
        abandonmentRateWorstHour,
        share(
            "blockingRate",
            "conversations that found the waiting room full, over offered to humans",
            { $0.blocked }, of: { $0.humanOffered }),
        share(
            "delayedShare",
            "conversations that waited, in the queue or while it rang, over offered to humans",
            {
                $0.servedAfterWait + $0.abandoned + $0.leftAtClosing + $0.neverServed
                    - $0.neverCalled
            },
            of: { $0.humanOffered }),
    ]

    private static let waits =
        waits(
            "waitingSeconds",
            "mean wait in the queue over all offered to humans: served, abandoned or blocked, and "
                + "those never served, whose waits are cut off where the measured part ends; who "
                + "is called back does not wait in the queue",
            percentilesOf: "wait of all offered to humans", of: .wait,
            .conversations {
                Ratio(ticks: $0.waitTicks, per: $0.humanOffered, secondsPerUnit: 1)
            })
        + waits(
            "averageSpeedOfAnswer",
            "mean wait over those handled by humans, or passed on by the agent who took them",
            percentilesOf: "wait of those handled", of: .handledWait,
            .handled {
                Ratio(ticks: $0.servedWaitTicks, per: $0.served, secondsPerUnit: 1)
            })

    private static func waits(
        _ name: String, _ definition: String, percentilesOf what: String,
        of durations: Durations, _ mean: Source
    ) -> [Measure] {
        [Measure(name: name, unit: "seconds", definition: definition, source: mean)]
            + [50, 90, 95, 99].map { percentile(name, $0, what, 1, of: durations) }
    }

    /// In time is after a wait of at most the threshold, for those who are served and those who
    /// leave alike.
    private static let serviceLevels = [
        share(
            "serviceLevel",
            "served in time over offered to humans less abandoned in time: S_t / (A - L_t); in "
                + "time is after a wait of at most the threshold, served or abandoned",
            { $0.servedInTime }, of: { $0.humanOffered - $0.abandonedInTime }),
        share(
            "serviceLevelOffered", "served in time over offered to humans: S_t / A",
            { $0.servedInTime }, of: { $0.humanOffered }),
        share(
            "serviceLevelPositive",
            "served or abandoned in time over offered to humans: (S_t + L_t) / A",
            { $0.servedInTime + $0.abandonedInTime }, of: { $0.humanOffered }),
        handled("serviceLevelServed", "share", "served in time over served: S_t / S") {
            Ratio($0.servedInTime, per: $0.served)
        },
    ]

    private static let abandonmentRateWorstHour = Measure(
        name: "abandonmentRateWorstHour", unit: "share",
        definition:
            "largest abandonmentRate of an hour of the week with at least 50 offered to humans",
        source: .run { tally, _ in
            tally.byHourOfWeek.filter { $0.humanOffered >= 50 }
                .map { Double($0.abandoned) / Double($0.humanOffered) }.max().map { Ratio($0) }
        })
}

extension Tally {
    /// The conversations by hour of the week, whatever the length of its intervals.
    fileprivate var byHourOfWeek: [Flow] {
        let perHour = byInterval.count / 168
        return (0..<168).map { hour in
            byInterval[hour * perHour..<(hour + 1) * perHour].reduce(Flow(), +)
        }
    }
}

extension Measure {
    /// The same, of scenarios with a human tier of which something holds.
    func `where`(_ holds: @escaping @Sendable (HumanTier) -> Bool) -> Measure {
        var measure = self
        measure.condition = { $0.humans.map(holds) ?? false }
        return measure
    }
}

extension HumanTier {
    /// Whether customers may leave without a sign.
    fileprivate var knowsSilence: Bool { silentAbandonment != nil }
}
