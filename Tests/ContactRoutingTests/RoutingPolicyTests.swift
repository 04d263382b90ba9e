import ContactRouting
import RandomVariates
import SimulationKernel
import Testing

/// Groups of agents and policies of one's own: nothing here is `@testable`.
struct RoutingPolicyTests {
    private static let stream = CustomerStream(seed: 5, replication: 0)

    private static func scenario(_ humans: HumanTier, intents: Int = 2) -> Scenario {
        Scenario(
            demand: Demand(issues: .constant(100)),
            intents: (0..<intents).map {
                Intent(
                    name: "\($0)", share: 1 / Double(intents), containment: 0,
                    aiSession: .constant(0), humanSession: .exponential(mean: 120),
                    patience: .exponential(mean: 600), priorityClass: $0)
            },
            ai: nil, humans: humans, repeats: RepeatContacts(),
            measurement: MeasurementPlan(horizon: .day))
    }

    private static func group(_ agents: Int, _ rates: [Double] = [1]) -> AgentGroup {
        AgentGroup(agents: .constant(agents), totalRates: rates)
    }

    /// The built-in rule asked as a policy of one's own decides as it does when it is built in.
    @Test(arguments: [[3], [2, 1]])
    func theRuleIsAPolicyToo(sizes: [Int]) throws {
        var scenario = Self.scenario(HumanTier(groups: sizes.map { Self.group($0) }))
        let builtIn = try simulate(scenario, Self.stream)
        scenario.humans?.routing = FirstComeFirstServed()
        #expect(try simulate(scenario, Self.stream) == builtIn)
        #expect(builtIn.total.handledAfterWait > 300)
        #expect(builtIn.contradictions(scenario) == [])
    }

    /// How many groups alike agents are said to be changes nothing for customers.
    @Test func groupsOfAlikeAgentsAreOne() throws {
        let one = try simulate(Self.scenario(HumanTier(groups: [Self.group(4)])), Self.stream)
        let two = try simulate(
            Self.scenario(HumanTier(groups: [Self.group(3), Self.group(1)])), Self.stream)
        #expect(one.byIntent == two.byIntent && one.wait == two.wait)
        #expect(one.staffing == two.staffing)
        #expect(two.staffingByGroup.count == 2)
        #expect(two.staffingByGroup[0].busy > 2 * two.staffingByGroup[1].busy)
        let hour = TimeSpan.hour.ticks
        #expect(two.staffingByGroup.map(\.present) == [Int128(72 * hour), Int128(24 * hour)])
    }

    // An example begins here.

    /// Each intent has agents of its own.
    struct Separate: RoutingPolicy {
        func group(
            for conversation: borrowing ConversationView, _ now: borrowing RoutingView
        ) -> Int? {
            let own = conversation.intent
            return now.hasRoom(inGroup: own) ? own : nil
        }

        func queue(for group: Int, _ now: borrowing RoutingView) -> Int? {
            now.customers(inQueue: group) > 0 ? group : nil
        }
    }

    // The example ends here.

    /// Two centres that have nothing to do with each other are each as they are alone.
    @Test func separateQueuesAreSeparateCentres() throws {
        // An example begins here.
        let humans = HumanTier(
            groups: [
                AgentGroup(name: "billing", agents: .constant(2)),
                AgentGroup(name: "faults", agents: .constant(1), totalRates: [1, 1.5]),
            ], routing: Separate())
        // The example ends here.
        let scenario = Self.scenario(humans)
        let both = try simulate(scenario, Self.stream)
        #expect(both.contradictions(scenario) == [])
        for intent in 0..<2 {
            var alone = Self.scenario(HumanTier(groups: [humans.groups[intent]]))
            // The others go to an AI that keeps them.
            alone.ai = AITier(share: 1)
            alone.intents[1 - intent].containment = 1
            let tally = try simulate(alone, Self.stream)
            #expect(tally.byIntent[intent].waitTicks == both.byIntent[intent].waitTicks)
            #expect(tally.byIntent[intent].abandoned == both.byIntent[intent].abandoned)
            #expect(both.byIntent[intent].abandoned > 20)
            #expect(tally.staffing == both.staffingByGroup[intent])
        }
    }

    /// Keeps the last free agent for the first queue.
    private struct Reserve: RoutingPolicy {
        func group(
            for conversation: borrowing ConversationView, _ now: borrowing RoutingView
        ) -> Int? {
            now.idleAgents(inGroup: 0) > (conversation.intent == 0 ? 0 : 1) ? 0 : nil
        }

        func queue(for group: Int, _ now: borrowing RoutingView) -> Int? {
            if now.customers(inQueue: 0) > 0 { return 0 }
            guard let wait = now.longestWait(inQueue: 1) else { return nil }
            #expect(now.withFirst(inQueue: 1) { $0.intent } == 1 && wait >= .zero)
            return now.idleAgents(inGroup: group) > 1 ? 1 : nil
        }
    }

    @Test func agentsCanBeKeptFree() throws {
        var scenario = Self.scenario(HumanTier(groups: [Self.group(5)]))
        let open = try simulate(scenario, Self.stream)
        scenario.humans?.routing = Reserve()
        let reserved = try simulate(scenario, Self.stream)
        #expect(reserved.contradictions(scenario) == [])
        #expect(reserved.byIntent[0].waitTicks < open.byIntent[0].waitTicks)
        #expect(reserved.byIntent[1].waitTicks > open.byIntent[1].waitTicks)
        #expect(reserved.byIntent[1].handled > 500)
    }

    /// Who waits for a call does not get the agent that is kept free for somebody else, and who is
    /// passed over for ever is no fault of the program.
    private struct Nobody: RoutingPolicy {
        func group(
            for conversation: borrowing ConversationView, _ now: borrowing RoutingView
        ) -> Int? {
            conversation.intent == 0 ? 0 : nil
        }

        func queue(for group: Int, _ now: borrowing RoutingView) -> Int? { nil }
    }

    @Test func roomThatIsKeptFreeStaysFree() throws {
        let agents = Timetable(interval: .hour, values: [100, 0, 100], isCyclic: false)
        var humans = HumanTier(agents: agents, afterHours: .callBack)
        // Agents stay for the queue, so that it is not promised calls.
        humans.finish = .queue
        humans.routing = Nobody()
        var scenario = Self.scenario(humans)
        scenario.intents[1].patience = nil
        let tally = try simulate(scenario, Self.stream)
        #expect(tally.contradictions(scenario) == [])
        // The first hour's customers of the second intent wait, and so do the second hour's calls.
        #expect(tally.byIntent[1].neverServed > 500)
        #expect(tally.total.neverCalled > 50)
        #expect(tally.byIntent[0].handled > 500)
    }

    /// A scenario is a value, whatever decides in it.
    @Test func policiesAreCompared() {
        let plain = HumanTier(groups: [Self.group(5)])
        var (own, other) = (plain, plain)
        own.routing = Separate()
        other.routing = Reserve()
        #expect(own != plain && own != other && own == own)
    }
}
