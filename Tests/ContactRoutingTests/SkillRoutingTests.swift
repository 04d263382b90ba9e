import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

/// Who is served by whom, and when.
struct SkillRoutingTests {
    private static let stream = CustomerStream(seed: 7, replication: 0)

    /// Three intents, 90 customers an hour for a day, and about seven agents' work.
    private static func scenario(_ groups: [AgentGroup]) -> Scenario {
        Scenario(
            demand: Demand(issues: .constant(90)),
            intents: (0..<3).map { place in
                var intent = Intent(
                    name: "\(place)", share: [0.5, 0.3, 0.2][place], containment: 0,
                    aiSession: .constant(0),
                    humanSession: .exponential(mean: [200, 300, 400][place]),
                    patience: .exponential(mean: 400), priorityClass: [0, 0, 1][place])
                intent.waitWeight = [1, 2, 5][place]
                intent.targetWait = [nil, TimeSpan(seconds: 200), nil][place]
                return intent
            },
            ai: nil, humans: HumanTier(groups: groups), repeats: RepeatContacts(),
            measurement: MeasurementPlan(horizon: .day))
    }

    private static func group(
        _ agents: Int, _ skills: [Skill] = [Skill()], cost: Double = 0
    ) -> AgentGroup {
        var group = AgentGroup(agents: .constant(agents), costPerPaidHour: cost)
        group.skills = skills
        return group
    }

    /// What the plain desk makes of the same customers, beside what the simulator made of them.
    private static func compare(_ scenario: Scenario) throws -> (taken: Int, later: Int, same: Bool)
    {
        let log = LogOfTaken()
        var observer = log
        let tally = try simulate(scenario, stream, observer: &observer)
        #expect(tally.contradictions(scenario) == [])
        var customers = Customers(scenario, stream)
        let people = observer.offered.map { record in
            let traits = customers.newcomer(record.issue, at: .zero)
            let attempt = Attempt(issue: record.issue, number: 0)
            let patience = customers.patience(in: attempt, traits: traits) ?? .forever
            return ShadowDesk.Customer(
                issue: record.issue,
                kind: CustomerKind(
                    intent: Int(traits.intent), segment: Int(traits.segment),
                    complexity: Int(traits.complexity)),
                offered: record.at, givesUp: record.at + patience, work: traits.work)
        }
        var desk = ShadowDesk(scenario, try #require(scenario.humans))
        desk.run(people)
        let later = people.count { customer in
            desk.taken[customer.issue].map { $0.at > customer.offered } ?? false
        }
        for customer in people where desk.taken[customer.issue] != observer.taken[customer.issue] {
            let (wanted, found) = (desk.taken[customer.issue], observer.taken[customer.issue])
            Issue.record("issue \(customer.issue): \(found as Any), not \(wanted as Any)")
            return (desk.taken.count, later, false)
        }
        return (desk.taken.count, later, desk.taken == observer.taken)
    }

    /// Groups with some of everything.
    private static let groups: [AgentGroup] = {
        var own = group(
            3,
            [
                Skill(intents: [0], reserved: 1),
                Skill(intents: [1], speedFactor: 0.8, resolutionFactor: 0.9),
            ], cost: 20)
        own.totalRates = [1, 2]
        own.grades = [
            Grade { ($0.name, $0.share, $0.limit) = ("trainee", 0.4, 1) },
            Grade { ($0.name, $0.share, $0.speedFactor) = ("senior", 0.6, 1.5) },
        ]
        return [
            own,
            group(2, [Skill(intents: [2]), Skill(afterWait: TimeSpan(seconds: 60))], cost: 30),
            group(
                1,
                [
                    Skill(intents: [0, 1], speedFactor: 1.2, overflowWait: TimeSpan(seconds: 90)),
                    Skill(
                        speedFactor: 0.6, afterWait: TimeSpan(seconds: 150),
                        overflowWait: TimeSpan(seconds: 500)),
                ], cost: 9),
            group(1, [Skill(intents: [0, 2], resolutionFactor: 0.7)], cost: 15),
        ]
    }()

    /// To the microsecond, customer by customer: every choice of an agent with every choice of a
    /// conversation, with overflow by wait and by expected wait, reservations, grades and limits.
    @Test(arguments: AgentSelection.allCases, ConversationSelection.allCases)
    func everySelectionIsAsDefined(
        agents: AgentSelection, conversations: ConversationSelection
    ) throws {
        var scenario = Self.scenario(Self.groups)
        scenario.humans?.agentSelection = agents
        scenario.humans?.agentScore = AgentScore {
            ($0.skill, $0.idleMinute, $0.conversation, $0.cost) = (5, 0.2, -2, -0.1)
        }
        scenario.humans?.conversationSelection = conversations
        scenario.humans?.pointsPerMinute = 0.4
        let (taken, later, same) = try Self.compare(scenario)
        #expect(same && taken > 1_500 && later > 300, "\(taken) \(later)")
    }

    /// The shadow sees what is not as defined.
    @Test func aWrongRuleIsSeen() throws {
        var scenario = Self.scenario(Self.groups)
        let log = LogOfTaken()
        func taken() throws -> [UInt64: ShadowDesk.Taken] {
            var observer = log
            _ = try simulate(scenario, Self.stream, observer: &observer)
            return observer.taken
        }
        let before = try taken()
        scenario.humans?.groups[0].skills[0].reserved = 0
        #expect(try taken() != before)
    }

    /// Skills and grades that change nothing give the bytes of the single group.
    @Test func whatChangesNothingChangesNothing() throws {
        let plain = Self.scenario([Self.group(6)])
        var busy = plain
        busy.humans?.groups[0].skills = [Skill(intents: [0, 1, 2]), Skill(speedFactor: 3)]
        busy.humans?.groups[0].grades = [Grade { $0.name = "all" }]
        #expect(try simulate(busy, Self.stream) == simulate(plain, Self.stream))
        busy.humans?.agentSelection = .longestIdle
        #expect(try simulate(busy, Self.stream) == simulate(plain, Self.stream))
    }

    /// The first rule, asked as a policy of one's own, keeps to skills.
    @Test func aPolicyKeepsToSkills() throws {
        let groups = [
            Self.group(3, [Skill(intents: [0])]), Self.group(3, [Skill(intents: [1, 2])]),
            Self.group(1),
        ]
        var scenario = Self.scenario(groups)
        scenario.humans?.routing = FirstComeFirstServed()
        var log = IntentLog()
        let asked = try simulate(scenario, Self.stream, observer: &log)
        #expect(asked.contradictions(scenario) == [] && asked.total.handled > 1_500)
        #expect(log.intents == [0: [0], 1: [1, 2], 2: [0, 1, 2]])
    }

    /// Two groups with a skill each are two desks.
    @Test func separateSkillsAreSeparateDesks() throws {
        let both = Self.scenario([
            Self.group(3, [Skill(intents: [0])]), Self.group(5, [Skill(intents: [1, 2])]),
        ])
        let tally = try simulate(both, Self.stream)
        var alone = Self.scenario([Self.group(3)])
        alone.ai = AITier(share: 1)
        (alone.intents[1].containment, alone.intents[2].containment) = (1, 1)
        let single = try simulate(alone, Self.stream)
        #expect(single.byIntent[0].waitTicks == tally.byIntent[0].waitTicks)
        #expect(single.byIntent[0].abandoned == tally.byIntent[0].abandoned)
        #expect(single.staffing == tally.staffingByGroup[0])
        #expect(single.byIntent[0].abandoned > 20)
    }

    /// What no group may take leaves at once, whatever else happens out of hours.
    @Test(arguments: HumanTier.AfterHours.allCases)
    func whomNobodyMayTakeLeaves(afterHours: HumanTier.AfterHours) throws {
        var scenario = Self.scenario([Self.group(4, [Skill(intents: [0, 1])])])
        scenario.humans?.afterHours = afterHours
        scenario.humans?.untakenLeave = true
        let tally = try simulate(scenario, Self.stream)
        #expect(tally.contradictions(scenario) == [])
        #expect(tally.byIntent[2].unserved == tally.byIntent[2].offered)
        #expect(tally.byIntent[2].offered > 300 && tally.byIntent[0].unserved == 0)
        let routes = scenario.humanRoutes
        #expect(routes.untaken == [CustomerKind(intent: 2, segment: 0, complexity: 0)])
        #expect(routes.usedSkills == [[0]])
    }

    /// A group closes earlier than another: whom only it may take leaves, others wait on.
    @Test func aGroupClosesByItself() throws {
        let early = Timetable(interval: .hour, values: [2, 2, 0, 0], isCyclic: false)
        var scenario = Self.scenario([
            Self.group(0, [Skill(intents: [0])]), Self.group(3, [Skill(intents: [1, 2])]),
        ])
        scenario.humans?.groups[0].agents = early
        scenario.measurement.horizon = TimeSpan(ticks: 4 * TimeSpan.hour.ticks)
        let tally = try simulate(scenario, Self.stream)
        #expect(tally.contradictions(scenario) == [])
        #expect(tally.byIntent[0].leftAtClosing > 0)
        #expect(tally.byIntent[0].unserved > 50)
        #expect(tally.byIntent[1].unserved + tally.byIntent[2].unserved == 0)
        #expect(tally.byIntent[1].leftAtClosing + tally.byIntent[2].leftAtClosing == 0)
        scenario.humans?.finish = .queue
        let longer = try simulate(scenario, Self.stream)
        #expect(longer.contradictions(scenario) == [])
        #expect(longer.byIntent[0].leftAtClosing == 0)
        #expect(longer.byIntent[0].handled > tally.byIntent[0].handled)
        #expect(longer.staffingByGroup[0].present > tally.staffingByGroup[0].present)
        #expect(longer.staffingByGroup[1] == tally.staffingByGroup[1])
    }
}

/// Which intents the agents of each group took.
private struct IntentLog: RunObserver {
    var intents: [Int: Set<Int>] = [:]

    mutating func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        guard let agent = conversation.agent else { return }
        intents[agent.group, default: []].insert(conversation.intent)
    }
}

/// Who was offered and who was taken, by whom.
private struct LogOfTaken: RunObserver {
    var offered: [(issue: UInt64, at: Instant)] = []
    var taken: [UInt64: ShadowDesk.Taken] = [:]

    mutating func offered(_ conversation: borrowing ConversationView) {
        offered.append((conversation.issue, conversation.offered ?? .zero))
    }

    mutating func taken(_ conversation: borrowing ConversationView, predictedWait: TimeSpan?) {
        guard let at = conversation.taken, let agent = conversation.agent else { return }
        taken[conversation.issue] = ShadowDesk.Taken(
            at: at, group: agent.group, agent: agent.number)
    }
}
