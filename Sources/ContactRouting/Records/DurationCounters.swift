import SimulationStatistics

/// How long the stages of conversations take, in the making.
struct DurationCounters: ~Copyable {
    var aiSession: DurationCounter
    var humanSession: DurationCounter
    /// Waits of all offered to humans.
    var wait: DurationCounter
    /// Waits of those handled.
    var handledWait: DurationCounter
    var endToEnd: DurationCounter

    /// - Parameter isKept: whether anything is counted.
    init(isKept: Bool) {
        aiSession = DurationCounter(isKept: isKept)
        humanSession = DurationCounter(isKept: isKept)
        wait = DurationCounter(isKept: isKept)
        handledWait = DurationCounter(isKept: isKept)
        endToEnd = DurationCounter(isKept: isKept)
    }

    /// Adds what was counted to a tally.
    func complete(_ tally: inout Tally) {
        tally.aiSession = aiSession.histogram
        tally.humanSession = humanSession.histogram
        tally.wait = wait.histogram
        tally.handledWait = handledWait.histogram
        tally.endToEnd = endToEnd.histogram
    }
}
