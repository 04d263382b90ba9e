import ContactRouting
import RandomVariates
import SimulationKernel
import Testing

// An example begins here.

/// Hands over below .6, but answers anything better than a guess once five customers wait for
/// each agent on duty.
struct Considerate: EscalationPolicy {
    func decide(_ now: EscalationSnapshot) -> EscalationDecision {
        if now.customerAsks { return .handOver(.customerAsked) }
        guard let confidence = now.confidence else { return .answer() }
        let isCrowded = now.queueLength > 5 * now.agentsOnDuty
        return confidence < (isCrowded ? 0.5 : 0.6) ? .handOver(.lowConfidence) : .answer()
    }
}

// The example ends here.

// An example begins here.

/// An agent serves the longest queue of those that the group may.
struct LongestQueue: RoutingPolicy {
    func group(
        for conversation: borrowing ConversationView, _ now: borrowing RoutingView
    ) -> Int? {
        let queue = now.queue(of: conversation)
        return (0..<now.groups).first {
            now.hasRoom(inGroup: $0) && now.group($0, mayServe: queue)
        }
    }

    func queue(for group: Int, _ now: borrowing RoutingView) -> Int? {
        let queues = (0..<now.queues).filter {
            now.customers(inQueue: $0) > 0 && now.group(group, mayServe: $0)
        }
        return queues.max { now.customers(inQueue: $0) < now.customers(inQueue: $1) }
    }
}

// The example ends here.

/// What a Swift user can do from outside: nothing here is `@testable`.
struct CustomPolicyTests {
    private static let scenario = Scenario(
        demand: Demand(issues: .constant(300)),
        intents: [
            Intent(
                name: "all", share: 1, containment: 0, aiSession: .exponential(mean: 120),
                humanSession: .exponential(mean: 600), patience: .exponential(mean: 600),
                priorityClass: 0, aiAccuracy: [0.6])
        ],
        ai: AITier(
            share: 1, answering: Answering(escalation: Escalation(judgement: .threshold(0.6)))),
        humans: HumanTier(agents: .constant(2)), repeats: RepeatContacts(),
        measurement: MeasurementPlan(horizon: .day))

    /// Two agents are overrun: the considerate policy hands over less and fewer give up.
    @Test func aPolicyOfOnesOwnDecides() throws {
        let scenario = Self.scenario
        // An example begins here.
        var considerate = scenario
        considerate.ai?.answering?.policy = Considerate()
        let stream = CustomerStream(seed: 1, replication: 0)
        let own = try simulate(considerate, stream)
        let fixed = try simulate(scenario, stream)
        // The example ends here.
        #expect(own.total.offered == fixed.total.offered)
        #expect(own.total.handOffs < fixed.total.handOffs)
        #expect(own.total.abandoned < fixed.total.abandoned)
        #expect(own.contradictions(Self.scenario) == [])
    }

    /// Juniors never get what they have no skill for, and the longer queue is the shorter wait's.
    @Test func aPolicyThatLooksAtSkills() throws {
        // An example begins here.
        var juniors = AgentGroup(name: "juniors", agents: .constant(3))
        juniors.skills = [Skill(intents: [0])]
        var seniors = AgentGroup(name: "seniors", agents: .constant(2))
        seniors.skills = [Skill(intents: [1]), Skill(intents: [0], speedFactor: 0.8)]
        let humans = HumanTier(groups: [juniors, seniors], routing: LongestQueue())
        // The example ends here.
        var scenario = Self.scenario
        scenario.ai = nil
        scenario.intents = [0.7, 0.3].map { share in
            Intent(
                name: "\(share)", share: share, containment: 0, aiSession: .constant(1),
                humanSession: .exponential(mean: 60), patience: .exponential(mean: 600),
                priorityClass: share == 0.7 ? 0 : 1)
        }
        scenario.humans = humans
        let own = try simulate(scenario, CustomerStream(seed: 1, replication: 0))
        #expect(own.contradictions(scenario) == [])
        let handled = own.byIntent.map(\.handled)
        #expect(own.byGroup[0].handled <= handled[0])
        #expect(own.byGroup[1].handled >= handled[1] && handled[1] > 0)
        // By priority, the second intent waits for the first to be served.
        scenario.humans?.routing = FirstComeFirstServed()
        let fixed = try simulate(scenario, CustomerStream(seed: 1, replication: 0))
        #expect(own.byIntent[1].waitTicks < fixed.byIntent[1].waitTicks)
    }
}
