import SimulationKernel

/// Books of every period of the measured part, beside those of the whole: a conversation is in
/// those of the period in which it started.
///
/// - Complexity: O(1) per event where conversations are short beside periods, at most O(log
///   periods); memory O(periods).
final class PeriodRecorder {
    /// Of more periods than the days of a year durations and confidence are not kept: they are a
    /// hundred times as large as all else.
    static let mostWithDetails = 400

    private let periods: [Range<Instant>]
    private let recorders: OwnedList<Recorder>
    /// The period looked at last: mostly it is the one looked for.
    private var latest = 0

    /// - Parameter periods: one after another, without gaps; not empty.
    init(_ scenario: Scenario, _ stream: CustomerStream, _ periods: [Range<Instant>]) {
        self.periods = periods
        let keepsDetails = periods.count <= PeriodRecorder.mostWithDetails
        let intervals = scenario.intervalsOfPeriods
        recorders = OwnedList(count: periods.count) {
            Recorder(
                scenario, stream, during: periods[$0], intervals: intervals,
                keepsDetails: keepsDetails)
        }
    }

    /// What each period came to.
    var tallies: [Tally] {
        (0..<recorders.count).map { recorders[$0].tally(events: 0, leftBehind: 0) }
    }

    /// The period of an instant; the first or last one if it is before or after all.
    private func place(of instant: Instant) -> Int {
        if periods[latest].contains(instant) { return latest }
        var (low, high) = (0, periods.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if periods[middle].lowerBound <= instant { low = middle } else { high = middle }
        }
        latest = low
        return low
    }

    private func place(of conversation: borrowing ConversationView) -> Int {
        place(of: conversation.state.started)
    }

    func started(_ conversation: borrowing ConversationView) {
        recorders[place(of: conversation)].started(conversation)
    }

    func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        recorders[place(of: conversation)].taken(conversation, predictedWait: predictedWait)
    }

    func passedOn(_ conversation: borrowing ConversationView, at now: Instant) {
        recorders[place(of: conversation)].passedOn(conversation, at: now)
    }

    func noAnswer(_ conversation: borrowing ConversationView, at now: Instant) {
        recorders[place(of: conversation)].noAnswer(conversation, at: now)
    }

    func calledBack(_ conversation: borrowing ConversationView, at now: Instant) {
        recorders[place(of: conversation)].calledBack(conversation, at: now)
    }

    func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {
        recorders[place(of: conversation)].handOverCameBack(conversation, reason, at: now)
    }

    func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {
        recorders[place(of: conversation)].agentHeld(conversation, from: start, to: end, use)
    }

    func closed(_ closed: borrowing ClosedConversation) {
        recorders[place(of: closed.conversation)].closed(closed)
    }

    func aiSession(from start: Instant, to end: Instant) {
        for period in place(of: start)...place(of: end) {
            recorders[period].aiSession(from: start, to: end)
        }
    }

    func aiSessionCut(at end: Instant, before planned: Instant) {
        for period in place(of: end)...place(of: planned) {
            recorders[period].aiSessionCut(at: end, before: planned)
        }
    }

    func areas(_ areas: RunAreas) {
        let last = Instant(ticks: areas.end.ticks - 1)
        recorders[place(of: last)].areas(areas)
    }

    func dayBegins(_ people: PeopleCount, ofGroup group: Int, at now: Instant) {
        recorders[place(of: now)].dayBegins(people, ofGroup: group, at: now)
    }

    func inputsChange(to scenario: Scenario) {
        for period in 0..<recorders.count { recorders[period].inputsChange(to: scenario) }
    }
}

extension Scenario {
    /// Into how many intervals of the week each period is divided: what an interval costs needs
    /// the times between changes of prices apart.
    fileprivate var intervalsOfPeriods: Int {
        measurement.keepsDetailsByInterval && pricesChange ? measurement.intervalsPerWeek : 1
    }
}
