import SimulationKernel

/// Counts and summed times of closed conversations: all of them, or those of an intent or hour.
///
/// Everything is an integer, so that adding up in any order gives the same total; sums of times
/// have 128 bits, because a million conversations of a century would not fit into 64.
public struct Flow: Sendable, Equatable, BitwiseCopyable {
    /// Conversations started, repeats included.
    public internal(set) var offered = 0
    /// Conversations started that are the first of their issue.
    public internal(set) var fresh = 0
    /// Conversations closed.
    public internal(set) var closed = 0
    /// Conversations that entered an AI session.
    public internal(set) var aiConversations = 0
    /// Conversations that found every AI session taken, or the rate of starts used up.
    public internal(set) var aiBlocked = 0
    /// AI conversations that ended without a hand-over.
    public internal(set) var contained = 0
    /// Contained conversations whose customer stayed away for the return window.
    public internal(set) var assumedResolved = 0
    /// AI conversations handed over.
    public internal(set) var handOffs = 0
    /// Customers who asked for a human at once.
    public internal(set) var askedForHuman = 0
    /// Conversations for humans when no human was on duty.
    public internal(set) var unserved = 0
    /// Conversations offered to the human tier.
    public internal(set) var humanOffered = 0
    /// Conversations that humans closed.
    public internal(set) var handled = 0
    /// Conversations that humans closed after a wait, however short.
    public internal(set) var handledAfterWait = 0
    /// Handled conversations that had waited at most the acceptable time.
    public internal(set) var handledInTime = 0
    /// Conversations that left the queue unserved.
    public internal(set) var abandoned = 0
    /// Abandonments within the acceptable waiting time.
    public internal(set) var abandonedInTime = 0
    /// Conversations that found the waiting room full.
    public internal(set) var blocked = 0
    /// Conversations offered to humans that nobody had taken when the run ended.
    public internal(set) var neverServed = 0
    /// Those of them who were to be called back, and so were not in the queue.
    public internal(set) var neverCalled = 0
    /// Conversations that still waited for a human when the last one on duty went home.
    public internal(set) var leftAtClosing = 0
    /// Conversations whose customers did not join the queue for its predicted wait.
    public internal(set) var balked = 0
    /// Abandonments without a sign.
    public internal(set) var abandonedSilently = 0
    /// Customers whom an agent took and found gone.
    public internal(set) var foundNobody = 0
    /// Offers that ended when an agent passed the conversation on.
    public internal(set) var transferred = 0
    /// Those of them that were taken after a wait.
    public internal(set) var transferredAfterWait = 0
    /// Those of them that were taken within the acceptable waiting time.
    public internal(set) var transferredInTime = 0
    /// Conversations that rang at an agent who did not accept.
    public internal(set) var noAnswers = 0
    /// Customers who accepted a call back and were called when it was their turn.
    public internal(set) var calledBack = 0
    /// Handled conversations that were first sent to an agent of the customer's.
    public internal(set) var preferring = 0
    /// Those of them whom that agent handled.
    public internal(set) var metPreferred = 0
    /// Conversations that met a limit of the AI and had a session after waiting for it.
    public internal(set) var sessionsAfterWait = 0
    /// Conversations that found the AI down.
    public internal(set) var foundAIDown = 0
    /// Conversations that left the AI's queue unserved.
    public internal(set) var leftAIQueue = 0
    /// Hand-overs that nobody was told of.
    public internal(set) var lostInHandOver = 0
    /// Sessions that an outage ended for good.
    public internal(set) var lostInOutage = 0
    /// Conversations that got a standing text while the AI was down.
    public internal(set) var staticAnswers = 0
    /// Hand-overs that came back to the AI.
    public internal(set) var loops = 0
    /// Turns of AI sessions.
    public internal(set) var aiTurns = 0
    /// Conversations that entered an AI session and are not the first of their issue.
    public internal(set) var repeatsWithAI = 0
    /// First conversations with an AI session after which the customer returns, however late.
    public internal(set) var firstWithAIReturning = 0
    /// First conversations without one after which the customer returns.
    public internal(set) var firstWithoutAIReturning = 0
    /// Time in AI sessions, ticks.
    public internal(set) var aiTicks: Int128 = 0
    /// Time in human sessions, ticks.
    public internal(set) var humanTicks: Int128 = 0
    /// Waits of those handled, ticks.
    public internal(set) var handledWaitTicks: Int128 = 0
    /// Waits of those who abandoned, ticks.
    public internal(set) var abandonedWaitTicks: Int128 = 0
    /// Waits of those never served, up to the end of the measured part, ticks: they would have
    /// gone on.
    public internal(set) var neverServedWaitTicks: Int128 = 0
    /// Waits of those who still waited when the last human went home, ticks.
    public internal(set) var leftAtClosingWaitTicks: Int128 = 0
    /// Waits of offers that ended with a transfer, ticks.
    public internal(set) var transferredWaitTicks: Int128 = 0
    /// Time with agents who passed the conversation on, ticks.
    public internal(set) var transferredTicks: Int128 = 0
    /// Work of agents after conversations, ticks.
    public internal(set) var afterContactTicks: Int128 = 0
    /// Time of agents at whom it rang, and who were away after they had not answered, ticks.
    public internal(set) var ringTicks: Int128 = 0
    /// Time of agents with customers who had gone, ticks.
    public internal(set) var lostTicks: Int128 = 0
    /// Time of agents with conversations that they had passed on, ticks.
    public internal(set) var colleagueTicks: Int128 = 0
    /// Time until customers were called back who had accepted that, ticks.
    public internal(set) var callBackTicks: Int128 = 0
    /// Time from start to end of every closed conversation, ticks.
    public internal(set) var endToEndTicks: Int128 = 0

    /// First conversations of an issue that entered an AI session.
    public var firstWithAI: Int { aiConversations - repeatsWithAI }

    /// Waits of all offered to humans, ticks; of those never served up to the end of the measured
    /// part.
    public var waitTicks: Int128 {
        servedWaitTicks + abandonedWaitTicks + neverServedWaitTicks + leftAtClosingWaitTicks
    }

    /// Offers that an agent took: conversations handled or passed on.
    public var served: Int { handled + transferred }
    /// Those of them that were taken after a wait.
    public var servedAfterWait: Int { handledAfterWait + transferredAfterWait }
    /// Those of them that were taken within the acceptable waiting time.
    public var servedInTime: Int { handledInTime + transferredInTime }
    /// Their waits, ticks.
    public var servedWaitTicks: Int128 { handledWaitTicks + transferredWaitTicks }
    /// Time of customers with agents, ticks.
    public var sessionTicks: Int128 { humanTicks + transferredTicks }
    /// Time that conversations take of agents, from when they ring until all is done, ticks.
    public var handleTicks: Int128 {
        sessionTicks + afterContactTicks + ringTicks + colleagueTicks
    }

    /// What of it is known by the group of the agents who took an offer.
    var ofServed: Flow {
        var flow = Flow()
        flow.humanOffered = served
        flow.transferred = transferred
        flow.transferredAfterWait = transferredAfterWait
        flow.transferredInTime = transferredInTime
        flow.transferredWaitTicks = transferredWaitTicks
        flow.transferredTicks = transferredTicks
        flow.noAnswers = noAnswers
        flow.foundNobody = foundNobody
        flow.afterContactTicks = afterContactTicks
        flow.ringTicks = ringTicks
        flow.lostTicks = lostTicks
        flow.colleagueTicks = colleagueTicks
        flow.handled = handled
        flow.handledAfterWait = handledAfterWait
        flow.handledInTime = handledInTime
        flow.handledWaitTicks = handledWaitTicks
        flow.humanTicks = humanTicks
        return flow
    }

    /// Creates an empty flow.
    public init() {}

    /// Adds up two flows of different conversations.
    public static func + (left: Flow, right: Flow) -> Flow {
        var sum = left
        sum += right
        return sum
    }

    /// Adds a flow of other conversations.
    public static func += (sum: inout Flow, flow: Flow) { sums.add(flow, to: &sum) }
}

extension Flow: Summed {
    /// Every count and sum of times, with what it is a part of.
    package static let sums = SumTable<Flow>(
        counts: [
            .init(1, \.offered), .init(2, \.fresh, of: \.offered),
            .init(3, \.closed, of: \.offered), .init(4, \.aiConversations, of: \.offered),
            .init(5, \.aiBlocked, of: \.offered), .init(6, \.contained, of: \.aiConversations),
            .init(7, \.assumedResolved, of: \.contained),
            .init(8, \.handOffs, of: \.aiConversations),
            .init(9, \.askedForHuman, of: \.offered), .init(10, \.unserved, of: \.closed),
            .init(11, \.humanOffered), .init(12, \.handled, of: \.humanOffered),
            .init(13, \.handledAfterWait, of: \.handled),
            .init(14, \.handledInTime, of: \.handled),
            .init(15, \.abandoned, of: \.humanOffered),
            .init(16, \.abandonedInTime, of: \.abandoned),
            .init(17, \.blocked, of: \.humanOffered),
            .init(18, \.sessionsAfterWait, of: \.aiBlocked),
            .init(19, \.foundAIDown, of: \.offered), .init(20, \.leftAIQueue, of: \.closed),
            .init(21, \.lostInHandOver, of: \.closed), .init(22, \.lostInOutage, of: \.closed),
            .init(23, \.staticAnswers, of: \.closed), .init(24, \.loops),
            .init(25, \.aiTurns), .init(26, \.neverServed, of: \.humanOffered),
            .init(27, \.repeatsWithAI, of: \.aiConversations),
            .init(28, \.firstWithAIReturning, of: \.aiConversations),
            .init(29, \.firstWithoutAIReturning, of: \.fresh),
            .init(30, \.neverCalled, of: \.neverServed),
            .init(31, \.leftAtClosing, of: \.humanOffered),
            .init(32, \.balked, of: \.humanOffered),
            .init(33, \.abandonedSilently, of: \.abandoned), .init(34, \.foundNobody),
            .init(35, \.transferred, of: \.humanOffered),
            .init(36, \.transferredAfterWait, of: \.transferred),
            .init(37, \.transferredInTime, of: \.transferred), .init(38, \.noAnswers),
            .init(39, \.calledBack), .init(40, \.preferring, of: \.handled),
            .init(41, \.metPreferred, of: \.preferring),
        ],
        times: [
            .init(101, \.aiTicks), .init(102, \.humanTicks), .init(103, \.handledWaitTicks),
            .init(104, \.abandonedWaitTicks), .init(105, \.endToEndTicks),
            .init(106, \.neverServedWaitTicks), .init(107, \.leftAtClosingWaitTicks),
            .init(108, \.transferredWaitTicks), .init(109, \.transferredTicks),
            .init(110, \.afterContactTicks), .init(111, \.ringTicks), .init(112, \.lostTicks),
            .init(113, \.colleagueTicks), .init(114, \.callBackTicks),
        ])
}

/// Where conversations are counted.
extension Flow {
    /// Counts a conversation that starts.
    @inline(__always)
    mutating func addStart(isFresh: Bool) {
        offered += 1
        if isFresh { fresh += 1 }
    }

    /// Counts a closed conversation, but for its time with humans.
    @inline(__always)
    mutating func addConversation(
        _ closed: borrowing ClosedConversation, endToEnd: TimeSpan, isAssumedResolved: Bool
    ) {
        if closed.outcome.isEnd {
            self.closed += 1
            endToEndTicks += Int128(endToEnd.ticks)
        }
        if closed.conversation.state.attempt > 0 {
            if closed.hadSession { repeatsWithAI += 1 }
        } else if closed.awayFor < .forever {
            if closed.hadSession { firstWithAIReturning += 1 } else { firstWithoutAIReturning += 1 }
        }
        if closed.hadSession {
            aiConversations += 1
            aiTicks += Int128(closed.conversation.state.traits.aiTime.ticks)
            aiTurns += closed.turns
        }
        // Whom the AI contained it has not handed over, nor have they asked at once.
        if closed.outcome != .contained {
            if closed.conversation.state.isHandOver { handOffs += 1 }
            if closed.conversation.state.traits.hasAskedAtOnce { askedForHuman += 1 }
        }
        if closed.conversation.state.foundAIFull {
            aiBlocked += 1
            sessionsAfterWait += closed.hadSession ? 1 : 0
        }
        if closed.conversation.state.foundAIDown { foundAIDown += 1 }
        if isAssumedResolved { assumedResolved += 1 }
        switch closed.outcome {
        case .contained: contained += 1
        case .unserved: unserved += 1
        case .leftAIQueue: leftAIQueue += 1
        case .lostInHandOver: lostInHandOver += 1
        case .lostInOutage: lostInOutage += 1
        case .staticAnswer: staticAnswers += 1
        case .handled, .abandoned, .blockedByAI, .blockedByHumans, .balked, .leftAtClosing,
            .neverServed, .neverCalled, .neverAnswered, .unfinished:
            break
        }
    }

    /// Counts what became of an offer to humans.
    @inline(__always)
    mutating func addOffer(
        _ outcome: Outcome, wait: TimeSpan, humanTime: TimeSpan, isInTime: Bool
    ) {
        humanOffered += 1
        switch outcome {
        case .handled:
            handled += 1
            handledAfterWait += wait > .zero ? 1 : 0
            handledInTime += isInTime ? 1 : 0
            handledWaitTicks += Int128(wait.ticks)
            humanTicks += Int128(humanTime.ticks)
        case .abandoned:
            abandoned += 1
            abandonedInTime += isInTime ? 1 : 0
            abandonedWaitTicks += Int128(wait.ticks)
        case .blockedByHumans: blocked += 1
        case .balked: balked += 1
        case .leftAtClosing:
            leftAtClosing += 1
            leftAtClosingWaitTicks += Int128(wait.ticks)
        case .neverServed, .neverCalled:
            neverServed += 1
            neverCalled += outcome == .neverCalled ? 1 : 0
            neverServedWaitTicks += Int128(wait.ticks)
        case .contained, .blockedByAI, .unserved, .leftAIQueue, .lostInHandOver, .lostInOutage,
            .staticAnswer, .neverAnswered, .unfinished:
            assertionFailure("never offered to humans")
        }
    }

    /// Counts an offer that ends when an agent passes the conversation on.
    mutating func addTransfer(wait: TimeSpan, humanTime: TimeSpan, isInTime: Bool) {
        humanOffered += 1
        transferred += 1
        transferredAfterWait += wait > .zero ? 1 : 0
        transferredInTime += isInTime ? 1 : 0
        transferredWaitTicks += Int128(wait.ticks)
        transferredTicks += Int128(humanTime.ticks)
    }

    /// Counts time of an agent without a customer.
    mutating func addAgentTime(_ time: TimeSpan, _ use: AgentUse) {
        switch use {
        case .afterContactWork: afterContactTicks += Int128(time.ticks)
        case .ringing, .away: ringTicks += Int128(time.ticks)
        case .colleague: colleagueTicks += Int128(time.ticks)
        case .nobodyThere:
            lostTicks += Int128(time.ticks)
            foundNobody += 1
        }
    }
}
