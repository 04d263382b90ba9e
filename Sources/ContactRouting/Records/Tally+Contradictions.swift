/// What every run must satisfy, whatever it simulates.
extension Tally {
    /// What cannot be true of any run of `scenario` and is of this one, in words; empty unless
    /// the simulator has a fault.
    public func contradictions(_ scenario: Scenario) -> [String] {
        (balances(scenario) + truths(scenario) + bounds(scenario) + times(scenario))
            .compactMap { $1 ? nil : $0 } + parts
    }

    /// No part is greater than its whole, by intent, by hour and by whatever else is kept apart.
    private var parts: [String] {
        let faults =
            (byIntent + byInterval + bySegment).flatMap(Flow.sums.faults)
            + resolutions.cells.flatMap(Resolutions.sums.faults)
        return faults.isEmpty ? [] : Set(faults).sorted()
    }

    /// Nothing appears or vanishes.
    private func balances(_ scenario: Scenario) -> [(String, Bool)] {
        let flow = total
        let rejected = scenario.ai?.whenFull == .reject ? flow.aiBlocked : 0
        let ended =
            flow.contained + flow.handled + flow.abandoned + flow.blocked + flow.unserved
            + rejected + flow.leftAIQueue + flow.lostInHandOver + flow.lostInOutage
            + flow.staticAnswers + flow.leftAtClosing + flow.balked
        return [
            ("flow balance: offered = closed + open", flow.offered == flow.closed + open),
            ("flow balance: every conversation ends in one way", flow.closed == ended),
            (
                "flow balance: human offers end in one way",
                flow.humanOffered
                    == flow.served + flow.abandoned + flow.blocked + flow.neverServed
                    + flow.leftAtClosing + flow.balked
            ),
            (
                "flow balance: the AI contains, hands over or loses",
                flow.aiConversations == flow.contained + flow.handOffs + flow.lostInOutage
            ),
            (
                "lost departure: nobody stays for ever where agents work",
                open == 0 || scenario.mayKeepWaiting
            ),
            (
                "Little's law: customers in the queue are those who wait",
                leftBehind > 0 ? waitedTicks <= waitingTicks : waitedTicks == waitingTicks
            ),
            (
                "Little's law: conversations held are those served",
                leftBehind > 0 ? servedTicks <= staffing.held : servedTicks == staffing.held
            ),
            ("returns: as many begin as were due", returnsBegun == returnsScheduled),
            (
                "issues = resolved + lost + open",
                flow.fresh - open <= fates.resolved + fates.lost + fates.awaitingReturn
                    && fates.resolved + fates.lost + fates.awaitingReturn <= flow.fresh
            ),
            (
                "hand-overs have one reason each",
                flow.handOffs + flow.loops == handOffsByReason.reduce(0, +)
            ),
            ("intervals add up", byInterval.reduce(Flow(), +) == flow),
            ("details of intervals add up", detailsAddUp),
            ("segments add up", bySegment.reduce(Flow(), +) == flow),
            ("agents close what is handled", byGroup.reduce(Flow(), +) == flow.ofServed),
            ("groups add up", staffingByGroup.reduce(StaffTime(), +) == staffing),
        ]
    }

    /// Whether what is kept of intervals, if anything is, comes to what is kept of the run.
    private var detailsAddUp: Bool {
        guard let first = detailsByInterval.first else { return true }
        let all = detailsByInterval.dropFirst().reduce(first, +)
        return all.wait == wait && all.handledWait == handledWait
            && all.resolutions == resolutions.total
            && all.billedResolutions == billedResolutions
            && all.staffingByGroup == staffingByGroup
    }

    /// True <= verified by a perfect judge <= assumed <= contained.
    private func truths(_ scenario: Scenario) -> [(String, Bool)] {
        let flow = total
        let truth = resolutions.total
        let judge = scenario.measurement.judge
        let isPerfect = judge.sample >= 1 && judge.sensitivity >= 1
        let isNeverFooled = judge.sample >= 1 && judge.specificity >= 1
        let given = confidence.reduce(0) { $0 + $1.givenCorrect + $1.givenWrong }
        let locked = scenario.ai?.answering.map { answering in
            scenario.intents.indices.filter { answering.escalation.locks(intent: $0) }
        }
        return [
            (
                "what a perfect judge verifies is true",
                !isNeverFooled || truth.verified <= truth.aiTrue
            ),
            ("a perfect judge misses nothing", !isPerfect || truth.aiTrue <= truth.verified),
            ("verified is assumed resolved", truth.verified <= truth.assumed),
            (
                "truth is known of every closed conversation",
                resolutions.cells.isEmpty
                    || truth.closed == flow.closed
                        && truth.closed == truth.resolved + truth.lost + truth.returning
                        && truth.contained == flow.contained
                        && truth.assumed == flow.assumedResolved
            ),
            ("given answers are contained", confidence.isEmpty || given == flow.contained),
            (
                "the policy does not see the truth",
                !scenario.levelTellsAll || !policySeesTruth
            ),
            (
                "the AI decides nothing it must not",
                (locked ?? []).allSatisfy { byIntent[$0].contained == 0 }
            ),
        ]
    }

    /// Whether, among answers of the same confidence, correct ones are given far more often than
    /// wrong ones: the common odds ratio of Mantel and Haenszel (1959) over the levels, which is
    /// about 1 where the level tells all that can be known.
    private var policySeesTruth: Bool {
        var (favour, against) = (0.0, 0.0)
        // The ends hold all that lies beyond them.
        for count in confidence.dropFirst().dropLast() where count.total > 0 {
            let total = Double(count.total)
            favour += Double(count.givenCorrect) * Double(count.heldWrong) / total
            against += Double(count.givenWrong) * Double(count.heldCorrect) / total
        }
        return favour + against > 25 && favour > 2 * against
    }

    private func bounds(_ scenario: Scenario) -> [(String, Bool)] {
        let flow = total
        let rejected = scenario.ai?.whenFull == .reject ? flow.aiBlocked : 0
        let sentOn = scenario.ai?.whenFull == .human ? flow.aiBlocked - rejected : 0
        let reachedHumans =
            flow.handOffs - flow.lostInHandOver + flow.askedForHuman + sentOn
        let staffing = staffing
        let slotsPerAgent = Int128(
            scenario.humans?.groups.map(\.totalRates.count).max() ?? 1)
        return [
            (
                "who needs a human is offered to one or unserved",
                reachedHumans <= flow.humanOffered + flow.unserved
            ),
            ("conversations fit their slots", staffing.held <= staffing.slots),
            ("busy agents are present", staffing.busy <= staffing.present),
            ("busy agents hold something", staffing.busy <= staffing.held),
            ("nobody is above concurrency", staffing.held <= staffing.busy * slotsPerAgent),
            (
                "slots belong to those present",
                staffing.slots <= staffing.present * slotsPerAgent
            ),
        ]
    }

    private func times(_ scenario: Scenario) -> [(String, Bool)] {
        let flow = total
        let spent = flow.aiTicks + flow.sessionTicks + flow.waitTicks
        return [
            ("every end is in the histogram", endToEnd.count == flow.closed),
            ("every AI session is in the histogram", aiSession.count == flow.aiConversations),
            ("every human session is in the histogram", humanSession.count == flow.served),
            ("every wait is in the histogram", wait.count == flow.humanOffered),
            ("every handled wait is in the histogram", handledWait.count == flow.handled),
            (
                "time is spent in stages",
                open > 0
                    || (scenario.hasOtherStages
                        ? flow.endToEndTicks >= spent : flow.endToEndTicks == spent)
            ),
        ]
    }
}

extension Scenario {
    /// Whether someone may wait for ever: for agents who never come, or an AI that never does.
    fileprivate var mayKeepWaiting: Bool {
        let patient =
            intents.contains { $0.patience == nil } && segments.contains { $0.patience == nil }
        let isUnstaffed = humanRoutes.mayLackAgents
        let isAbsent = promisesCalls && isUnstaffed
        // A policy of the user's own may keep free whom a customer waits for.
        let mayBePassedOver = humans?.routing != nil
        return patient && (isUnstaffed || canQueueForAI || mayBePassedOver) || isAbsent
    }

    /// Whether nothing that a policy can see says more of an answer than its confidence: no drift,
    /// no customers who come back because they were wronged, no segment the AI serves worse; and
    /// that the levels by which answers are counted are fine beside what the AI believes.
    fileprivate var levelTellsAll: Bool {
        guard let confidence = ai?.answering?.confidence, confidence.slope >= 0.05 else {
            return false
        }
        return ai?.answering?.accuracyDriftPerDay == 0 && !repeats.isPossible
            && Set(segments.map(\.accuracyFactor)).count == 1
    }

    private var canQueueForAI: Bool {
        ai?.whenFull == .queue || ai?.outages?.fallback == .queue
    }

    private var promisesCalls: Bool {
        if case .callBack = ai?.outages?.fallback { return true }
        return humans?.afterHours == .callBack || humans?.callBackOffer != nil
    }

    /// Whether conversations spend time elsewhere than in an AI session, the human queue or a
    /// human session: waiting for the AI, or for a call back.
    fileprivate var hasOtherStages: Bool {
        canQueueForAI || promisesCalls
    }
}
