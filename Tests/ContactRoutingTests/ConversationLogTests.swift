import ContactRouting
import RandomVariates
import SimulationKernel
import Testing

/// What an observer from outside sees: nothing here is `@testable`.
struct ConversationLogTests {
    private static let scenario = Scenario(
        demand: Demand(issues: .constant(200)),
        intents: [
            Intent(
                name: "all", share: 1, containment: 0.4, aiSession: .exponential(mean: 120),
                humanSession: .exponential(mean: 300), patience: .exponential(mean: 200),
                priorityClass: 0)
        ],
        ai: AITier(share: 0.7, askForHuman: 0.1), humans: HumanTier(agents: .constant(9)),
        repeats: RepeatContacts(
            afterAI: 0.2, afterAbandonment: 0.5, delay: .exponential(mean: 3_600)),
        measurement: MeasurementPlan(warmUp: .hour, horizon: .day))

    private static let stream = CustomerStream(seed: 3, replication: 1)

    private static func records() throws -> (tally: Tally, records: [ConversationRecord]) {
        // An example begins here.
        var records: [ConversationRecord] = []
        var log = ConversationLog(scenario, stream) { records.append($0) }
        let tally = try simulate(scenario, stream, observer: &log)
        // The example ends here.
        return (tally, records)
    }

    /// Looking on changes nothing, and what is seen adds up to what the run counts.
    @Test func recordsAddUpToTheTally() throws {
        let (tally, records) = try Self.records()
        let plain = try simulate(Self.scenario, Self.stream)
        #expect(tally == plain)
        let counted = records.filter(\.isCounted)
        let flow = tally.total
        #expect(counted.count == flow.closed && counted.count < records.count)
        #expect(counted.count { $0.outcome == .contained } == flow.contained)
        #expect(counted.count { $0.outcome == .abandoned } == flow.abandoned)
        #expect(counted.count { $0.handOverReason != nil } == flow.handOffs)
        #expect(counted.count { $0.earlierAttempts > 0 } == flow.offered - flow.fresh)
        let handled = counted.filter { $0.outcome == .handled }
        #expect(handled.count == flow.handled && flow.handled > 1_000)
        let worked = handled.compactMap { record in record.taken.map { record.ended - $0 } }
        #expect(worked.reduce(0) { $0 + Int128($1.ticks) } == flow.humanTicks)
        #expect(handled.allSatisfy { $0.group == 0 && (0..<9).contains($0.agent ?? -1) })
        let waited = counted.compactMap { record in
            record.offered.map { (record.taken ?? record.ended) - $0 }
        }
        #expect(waited.reduce(0) { $0 + Int128($1.ticks) } == flow.waitTicks)
        #expect(counted.reduce(0) { $0 + Int128($1.aiTime.ticks) } == flow.aiTicks)
    }

    // An example begins here.

    /// Who gave up waiting, by the hour of the week in which the conversation started.
    struct GivenUp: RunObserver {
        private(set) var byHour = [Int](repeating: 0, count: 168)

        mutating func closed(_ closed: borrowing ClosedConversation) {
            guard closed.outcome == .abandoned, closed.conversation.isCounted else { return }
            byHour[closed.conversation.startInterval] += 1
        }
    }

    // The example ends here.

    @Test func anObserverOfOnesOwnCounts() throws {
        let (scenario, stream) = (Self.scenario, Self.stream)
        // An example begins here.
        var givenUp = GivenUp()
        let tally = try simulate(scenario, stream, observer: &givenUp)
        // The example ends here.
        #expect(givenUp.byHour.reduce(0, +) == tally.total.abandoned)
        #expect(givenUp.byHour.count { $0 > 0 } > 12)
    }

    @Test func aPartOfTheEventsIsCounted() throws {
        let (scenario, stream) = (Self.scenario, Self.stream)
        // An example begins here.
        var taken = 0
        let everyTenth = IssueSelection(stream, share: 0.1)
        var log = EventLog(of: everyTenth) { event in
            if case .taken = event.kind { taken += 1 }
        }
        let tally = try simulate(scenario, stream, observer: &log)
        // The example ends here.
        let share = Double(taken) / Double(tally.total.handled)
        #expect(share > 0.05 && share < 0.2, "\(share)")
    }

    /// Whatever happens has its order: started, offered, taken, closed.
    @Test func everyMomentIsToldOf() throws {
        var moments = Moments()
        let tally = try simulate(Self.scenario, Self.stream, observer: &moments)
        #expect(moments.started == moments.closed && moments.closed > tally.total.closed)
        #expect(moments.taken < moments.offered && moments.offered < moments.started)
        #expect(moments.sessions > 0 && moments.present == tally.staffing.present)
    }

    /// Hand-overs that come back, and sessions that an outage cuts, are told of like all else.
    @Test func mishapsAreToldOf() throws {
        var scenario = Self.scenario
        scenario.measurement.warmUp = .zero
        scenario.ai?.handOver.loopBack = 0.5
        scenario.ai?.outages = Outages(
            windows: [Outages.Window(start: .hour, length: .hour)], sessions: .lose)
        var mishaps = Mishaps(end: .zero + scenario.measurement.horizon)
        let tally = try simulate(scenario, Self.stream, observer: &mishaps)
        #expect(mishaps.loops == tally.total.loops && tally.total.loops > 100)
        #expect(mishaps.cuts == tally.total.lostInOutage && mishaps.cuts > 0)
        #expect(mishaps.area == tally.aiSessionTicks)
    }

    private struct Mishaps: RunObserver {
        let end: Instant
        var loops = 0
        var cuts = 0
        var area: Int128 = 0

        mutating func aiSession(from start: Instant, to end: Instant) {
            area += Int128(max(0, min(end, self.end).ticks - start.ticks))
        }

        mutating func aiSessionCut(at end: Instant, before planned: Instant) {
            cuts += 1
            area -= Int128(max(0, min(planned, self.end).ticks - end.ticks))
        }

        mutating func handOverCameBack(
            _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
        ) {
            if conversation.isCounted { loops += 1 }
        }
    }

    private struct Moments: RunObserver {
        var (started, offered, taken, closed, sessions) = (0, 0, 0, 0, 0)
        var present: Int128 = 0

        mutating func started(_ conversation: borrowing ConversationView) {
            started += 1
            #expect(conversation.offered == nil && conversation.taken == nil)
        }

        mutating func aiSession(from start: Instant, to end: Instant) {
            sessions += 1
            #expect(start <= end)
        }

        mutating func offered(_ conversation: borrowing ConversationView) {
            offered += 1
            #expect(conversation.offered != nil && conversation.agent == nil)
        }

        mutating func taken(
            _ conversation: borrowing ConversationView, predictedWait: TimeSpan?
        ) {
            taken += 1
            #expect(conversation.conversationsOfAgent == 1)
        }

        mutating func closed(_ conversation: borrowing ClosedConversation) { closed += 1 }

        mutating func areas(_ areas: RunAreas) { present += areas.staffing.present }
    }
}
