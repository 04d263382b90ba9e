/// What the inputs imply on average, before anything is simulated.
extension Scenario {
    /// Conversations offered to humans per fresh issue of `intent`, repeats included.
    func humanOffersPerIssue(of intent: Intent) -> Double {
        let toAI = ai.map { $0.share * (1 - $0.askForHuman) } ?? 0
        let contained = toAI * intent.containment
        let offered = 1 - contained
        let afterOffer = humans == nil ? repeats.afterUnserved : repeats.afterHuman
        return offered / (1 - contained * repeats.afterAI - offered * afterOffer)
    }

    /// Fresh issues per second, averaged over the demand timetable.
    public var freshIssuesPerSecond: Double {
        let timetable = demand.issues
        let total = timetable.values.reduce(0, +)
        return total / (Double(timetable.values.count) * timetable.interval.seconds)
    }

    /// The work that customers bring to the human tier, in erlangs: agents needed if each held
    /// one conversation and never waited. Averaged over the timetable; abandonment is ignored.
    public var humanOfferedLoad: Double {
        intents.reduce(0) { load, intent in
            let offers = freshIssuesPerSecond * intent.share * humanOffersPerIssue(of: intent)
            return load + offers * intent.humanSession.mean
        }
    }

    /// The most work that the human tier can do, in erlangs, averaged over its timetable.
    public var humanCapacity: Double {
        guard let humans else { return 0 }
        let agents = humans.agents.values.reduce(0) { $0 + Double($1) }
        return agents / Double(humans.agents.values.count) * (humans.totalRates.max() ?? 1)
    }

    /// Whether the queue would grow without bound: more work than capacity, customers who
    /// never give up, and room for all of them.
    public var isUnstable: Bool {
        guard let humans, humans.waitingRoom == nil else { return false }
        guard intents.contains(where: { $0.patience == nil }) else { return false }
        return humanOfferedLoad >= humanCapacity
    }
}

extension HumanTier {
    /// Full-time agents on the payroll for the agents on duty, averaged over the timetable.
    public var fullTimeEquivalents: Double {
        let total = agents.values.reduce(0) { $0 + Double($1) }
        let meanOnDuty = total / Double(agents.values.count)
        return meanOnDuty * 168 / (paidHoursPerWeek * (1 - shrinkage))
    }
}
