import SimulationKernel

/// The run's own books, and an observer of the user's beside them.
struct Observed: RunObserver, ~Copyable {
    var recorder: Recorder
    var observer: any RunObserver

    init(_ recorder: consuming Recorder, by observer: any RunObserver) {
        self.recorder = recorder
        self.observer = observer
    }

    mutating func started(_ conversation: borrowing ConversationView) {
        recorder.started(conversation)
        observer.started(conversation)
    }

    mutating func aiSessionBegins(_ conversation: borrowing ConversationView, at now: Instant) {
        observer.aiSessionBegins(conversation, at: now)
    }

    mutating func aiSession(from start: Instant, to end: Instant) {
        recorder.aiSession(from: start, to: end)
        observer.aiSession(from: start, to: end)
    }

    mutating func aiSessionCut(at end: Instant, before planned: Instant) {
        recorder.aiSessionCut(at: end, before: planned)
        observer.aiSessionCut(at: end, before: planned)
    }

    mutating func handedOver(_ conversation: borrowing ConversationView, at now: Instant) {
        observer.handedOver(conversation, at: now)
    }

    mutating func handOverCameBack(
        _ conversation: borrowing ConversationView, _ reason: HandOverReason, at now: Instant
    ) {
        recorder.handOverCameBack(conversation, reason, at: now)
        observer.handOverCameBack(conversation, reason, at: now)
    }

    mutating func offered(_ conversation: borrowing ConversationView) {
        observer.offered(conversation)
    }

    mutating func promisedCall(_ conversation: borrowing ConversationView, at now: Instant) {
        recorder.promisedCall(conversation, at: now)
        observer.promisedCall(conversation, at: now)
    }

    mutating func awaitsCall(_ conversation: borrowing ConversationView, at now: Instant) {
        observer.awaitsCall(conversation, at: now)
    }

    mutating func called(_ conversation: borrowing ConversationView, at now: Instant) {
        observer.called(conversation, at: now)
    }

    mutating func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        recorder.taken(conversation, predictedWait: predictedWait)
        observer.taken(conversation, predictedWait: predictedWait)
    }

    mutating func passedOn(_ conversation: borrowing ConversationView, at now: Instant) {
        recorder.passedOn(conversation, at: now)
        observer.passedOn(conversation, at: now)
    }

    mutating func noAnswer(_ conversation: borrowing ConversationView, at now: Instant) {
        recorder.noAnswer(conversation, at: now)
        observer.noAnswer(conversation, at: now)
    }

    mutating func calledBack(_ conversation: borrowing ConversationView, at now: Instant) {
        recorder.calledBack(conversation, at: now)
        observer.calledBack(conversation, at: now)
    }

    mutating func agentHeld(
        _ conversation: borrowing ConversationView, from start: Instant, to end: Instant,
        _ use: AgentUse
    ) {
        recorder.agentHeld(conversation, from: start, to: end, use)
        observer.agentHeld(conversation, from: start, to: end, use)
    }

    mutating func firstAgentLeft(_ conversation: borrowing ConversationView, at now: Instant) {
        observer.firstAgentLeft(conversation, at: now)
    }

    mutating func wrapUpBegins(_ conversation: borrowing ConversationView) {
        observer.wrapUpBegins(conversation)
    }

    mutating func closed(_ conversation: borrowing ClosedConversation) {
        recorder.closed(conversation)
        observer.closed(conversation)
    }

    mutating func areas(_ areas: RunAreas) {
        recorder.areas(areas)
        observer.areas(areas)
    }

    mutating func dayBegins(_ people: PeopleCount, ofGroup group: Int, at now: Instant) {
        recorder.dayBegins(people, ofGroup: group, at: now)
        observer.dayBegins(people, ofGroup: group, at: now)
    }

    mutating func inputsChange(to scenario: Scenario) {
        recorder.inputsChange(to: scenario)
        observer.inputsChange(to: scenario)
    }

    mutating func runEnds() { observer.runEnds() }
}
