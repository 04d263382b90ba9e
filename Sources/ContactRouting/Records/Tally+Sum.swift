import SimulationKernel

extension Tally {
    /// The tally of neighbouring periods, each of which it keeps by itself as well: in the order
    /// of time, without gaps, and not empty.
    public static func together(_ periods: some Collection<Tally>) -> Tally {
        var sum = periods.dropFirst().reduce(periods[periods.startIndex], +)
        sum.byPeriod = Array(periods)
        return sum
    }

    /// The tally of two neighbouring slices of one replication, the earlier one first.
    public static func + (earlier: Tally, later: Tally) -> Tally {
        var sum = earlier
        sum.add(later)
        return sum
    }

    private mutating func add(_ later: Tally) {
        addFlows(of: later)
        aiSession.merge(later.aiSession)
        humanSession.merge(later.humanSession)
        wait.merge(later.wait)
        handledWait.merge(later.handledWait)
        endToEnd.merge(later.endToEnd)
        addTruth(of: later)
        fates.resolved += later.fates.resolved
        fates.lost += later.fates.lost
        fates.awaitingReturn += later.fates.awaitingReturn
        returnsScheduled += later.returnsScheduled
        returnsBegun += later.returnsBegun
        leftBehind = later.leftBehind
        horizon = TimeSpan(ticks: horizon.ticks + later.horizon.ticks)
        events += later.events
    }

    private mutating func addFlows(of later: Tally) {
        byIntent = zip(byIntent, later.byIntent).map(+)
        byInterval = zip(byInterval, later.byInterval).map(+)
        byIntervalAndIntent = zip(byIntervalAndIntent, later.byIntervalAndIntent).map(+)
        detailsByInterval = zip(detailsByInterval, later.detailsByInterval).map(+)
        bySegment = zip(bySegment, later.bySegment).map(+)
        byGroup = zip(byGroup, later.byGroup).map(+)
        staffingByInterval = zip(staffingByInterval, later.staffingByInterval).map(+)
        byPeriod = zip(byPeriod, later.byPeriod).map(+)
        staffingByGroup = zip(staffingByGroup, later.staffingByGroup).map(+)
        peopleByGroup = zip(peopleByGroup, later.peopleByGroup).map(+)
        handOffsByReason = zip(handOffsByReason, later.handOffsByReason).map(+)
        aiSessionTicks += later.aiSessionTicks
        waitingTicks += later.waitingTicks
        waitedTicks += later.waitedTicks
        servedTicks += later.servedTicks
    }

    private mutating func addTruth(of later: Tally) {
        resolutions.cells = zip(resolutions.cells, later.resolutions.cells).map(+)
        confidence = zip(confidence, later.confidence).map(+)
        billedResolutions = zip(billedResolutions, later.billedResolutions).map(+)
        predictions.count += later.predictions.count
        predictions.predictedTicks += later.predictions.predictedTicks
        predictions.actualTicks += later.predictions.actualTicks
        predictions.squaredTicks += later.predictions.squaredTicks
    }
}
