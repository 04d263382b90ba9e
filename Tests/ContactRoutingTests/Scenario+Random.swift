import RandomVariates
import SimulationKernel
import TestSupport

@testable import ContactRouting

extension Scenario {
    /// A small scenario in which anything may be missing, full, empty, certain or impossible.
    static func random(seed: UInt64) -> Scenario {
        var dice = SplitMix64(seed: seed)
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        let hours = Int.random(in: 1...6, using: &dice)
        let counts = (0..<hours).map { _ in pick([0, 5, 20, 40]) as Double }
        let demand = Demand(
            issues: Timetable(
                interval: .hour, values: counts, isCyclic: pick([true, false]),
                phase: Int.random(in: 0..<hours, using: &dice)),
            arrivals: pick([.poisson, .replay]),
            dayFactor: pick([nil, .gamma(mean: 1, coefficientOfVariation: 0.5)]))
        let shares = pick([[1], [0.25, 0.75], [0, 0.5, 0.5]]) as [Double]
        let intents = shares.enumerated().map { position, share in
            Intent(
                name: "\(position)", share: share, containment: pick([0, 0.3, 0.8, 1]),
                aiSession: pick([.constant(0), .exponential(mean: 200), .constant(400)]),
                humanSession: pick([.constant(300), .exponential(mean: 600), .uniform(0, 900)]),
                patience: pick([nil, .constant(0), .constant(60), .exponential(mean: 300)]),
                priorityClass: pick([0, 1, 2]))
        }
        let ai = AITier(
            share: pick([0, 0.6, 1]), askForHuman: pick([0, 0.2, 1]),
            sessionLimit: pick([nil, 0, 1, 3]), whenFull: pick([.human, .reject]))
        let agents = (0..<Int.random(in: 1...5, using: &dice)).map { _ in
            Int.random(in: 0...4, using: &dice)
        }
        let humans = HumanTier(
            agents: Timetable(interval: .hour, values: agents, isCyclic: pick([true, false])),
            totalRates: pick([[1], [1, 2], [1, 1.5], [1, 1], [1, 1.6, 2], [1, 2, 3]]),
            waitingRoom: pick([nil, nil, 0, 3]))
        let repeats = RepeatContacts(
            afterAI: pick([0, 0.3, 1]), afterHuman: pick([0, 0.3]),
            afterAbandonment: pick([0, 0.5, 1]), afterUnserved: pick([0, 0.7, 1]),
            delay: pick([.constant(1_800), .exponential(mean: 3_600)]),
            clock: pick([.wall, .demand]))
        return Scenario(
            demand: demand, intents: intents, ai: pick([nil, ai, ai]),
            humans: pick([nil, humans, humans, humans]), repeats: repeats,
            measurement: MeasurementPlan(
                warmUp: TimeSpan(seconds: pick([0, 1_800, 7_200])),
                horizon: TimeSpan(seconds: pick([3_600, 14_400, 20_000])),
                startMinuteOfWeek: 60 * pick([0, 100, 167]), acceptableWait: TimeSpan(seconds: 30),
                returnWindow: TimeSpan(seconds: pick([900, 7_200]))))
    }
}

extension Scenario {
    /// A random scenario whose AI can be wrong, and everything that can go wrong with it.
    static func randomWithTruth(seed: UInt64) -> Scenario {
        var scenario = random(seed: seed)
        var dice = SplitMix64(seed: seed &+ 1 << 32)
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        scenario.complexities = pick([
            [Complexity()],
            [
                Complexity { $0.name = "easy" },
                Complexity { ($0.name, $0.workFactor) = ("hard", 2) },
            ],
        ])
        scenario.segments = pick([
            [Segment()],
            [
                Segment { ($0.name, $0.share) = ("a", 0.6) },
                Segment { ($0.name, $0.share, $0.accuracyFactor) = ("b", 0.4, 0.5) },
            ],
        ])
        let classes = scenario.complexities.count
        for place in scenario.intents.indices {
            scenario.intents[place].complexityShares =
                classes == 1 ? [1] : pick([[0.7, 0.3], [0, 1]])
            scenario.intents[place].aiAccuracy = (0..<classes).map { _ in pick([0, 0.5, 0.9, 1]) }
            scenario.intents[place].humanResolution = (0..<classes).map { _ in pick([0, 0.8, 1]) }
            scenario.intents[place].valueAtRisk = pick([nil, .exponential(mean: 100)])
        }
        scenario.humans?.canFail = true
        scenario.humans?.groups[0].resolutionLossPerConversation = pick([0, 0.1])
        scenario.humans?.groups[0].resolutionDeviation = pick([0, 0.1])
        scenario.humans?.afterHours = pick([.leave, .wait, .callBack])
        scenario.humans?.waitPredictor = pick([nil] + WaitPredictor.allCases)
        scenario.repeats.afterWrongAnswer = pick([0, 0.6])
        scenario.repeats.afterHumanFailure = pick([0, 0.5])
        scenario.repeats.askForHumanFactor = pick([1, 3])
        scenario.satisfaction = pick([
            nil,
            Satisfaction(
                ai: Array(repeating: 0.8, count: classes),
                human: Array(repeating: 0.9, count: classes), unresolved: 0.2,
                lossPerAttempt: 0.15, lossPerMinuteWaited: 0.01),
        ])
        scenario.measurement.judge = pick([
            Judge(), Judge { ($0.sample, $0.sensitivity, $0.specificity) = (0.3, 0.9, 0.8) },
        ])
        scenario.measurement.quotes = [
            PriceRule(name: "a", basis: .resolution(window: TimeSpan(seconds: 900)), price: 1),
            PriceRule(name: "b", basis: .verifiedResolution(window: .hour), price: 1),
        ]
        scenario.ai?.answering = Answering(
            confidence: ConfidenceModel { $0.discrimination = pick([0.5, 0.8, 0.99]) },
            escalation: .random(intents: scenario.intents.count, &dice),
            accuracyDriftPerDay: pick([0, 0, -0.5]))
        scenario.ai?.addMishaps(&dice)
        return scenario
    }
}

extension Scenario {
    /// A random scenario with groups, skills and selections of all kinds.
    static func randomWithGroups(seed: UInt64) -> Scenario {
        var scenario = randomWithTruth(seed: seed)
        var dice = SplitMix64(seed: seed &+ 2 << 32)
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        func some(of count: Int) -> Set<Int>? {
            pick([nil, Set((0..<count).filter { _ in pick([true, false]) })])
        }
        guard let tier = scenario.humans else { return scenario }
        if scenario.segments.count > 1 {
            scenario.segments[1].priorityClass = pick([nil, 0, 3])
            scenario.segments[1].patience = pick([nil, .constant(90)])
            scenario.segments[1].workFactor = pick([1, 2])
        }
        for place in scenario.intents.indices {
            scenario.intents[place].waitWeight = pick([1, 3])
            scenario.intents[place].targetWait = pick([nil, TimeSpan(seconds: 300)])
            scenario.intents[place].isForHumansOnly = pick([false, false, true])
        }
        scenario.humans?.groups = (0..<pick([1, 2, 3])).map { number in
            var group = tier.groups[0]
            group.name = "\(number)"
            group.agents = Timetable(
                interval: .hour,
                values: (0..<pick([1, 3])).map { _ in Int.random(in: 0...3, using: &dice) },
                isCyclic: pick([true, false]))
            group.totalRates = pick([[1], [1, 2], [1, 1.5], [1, 1.6, 2]])
            group.costPerPaidHour = pick([10, 20])
            group.endOfShift = pick([.idleFirst, .ownShift])
            group.skills = (0..<pick([1, 1, 2, 3])).map { _ in
                Skill(
                    intents: some(of: scenario.intents.count),
                    segments: some(of: scenario.segments.count),
                    complexities: some(of: scenario.complexities.count),
                    speedFactor: pick([1, 0.5]), resolutionFactor: pick([1, 0.8]),
                    afterWait: pick([nil, nil, TimeSpan(seconds: 40), TimeSpan(seconds: 100)]),
                    overflowWait: pick([nil, nil, TimeSpan(seconds: 200)]),
                    reserved: pick([0, 0, 1]))
            }
            group.grades = pick([
                [],
                [
                    Grade { ($0.name, $0.share, $0.limit) = ("trainee", 0.5, 1) },
                    Grade { ($0.name, $0.share, $0.speedFactor) = ("senior", 0.5, 2) },
                ],
            ])
            return group
        }
        scenario.humans?.untakenLeave = true
        scenario.humans?.agentSelection = pick(AgentSelection.allCases)
        scenario.humans?.agentScore = AgentScore {
            ($0.skill, $0.idleMinute, $0.conversation, $0.cost) = (3, 1, -1, -0.1)
        }
        scenario.humans?.conversationSelection = pick(ConversationSelection.allCases)
        scenario.humans?.pointsPerMinute = 0.5
        scenario.humans?.finish = pick(HumanTier.Finish.allCases)
        return scenario
    }

    /// The same with all that can happen besides between customers and agents.
    static func randomWithMore(seed: UInt64) -> Scenario {
        var scenario = seed % 2 == 0 ? randomWithGroups(seed: seed) : randomWithTruth(seed: seed)
        var dice = SplitMix64(seed: seed &+ 3 << 32)
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        for place in scenario.intents.indices {
            scenario.intents[place].afterContactWork = pick([
                nil, .constant(100), .exponential(mean: 60),
            ])
        }
        scenario.humans?.ringing = pick([
            Ringing(), Ringing { $0.time = TimeSpan(seconds: 20) },
            Ringing {
                ($0.time, $0.noAnswer) = (TimeSpan(seconds: 5), 0.3)
                ($0.noAnswerTime, $0.awayTime) = (TimeSpan(seconds: 30), pick([.zero, .hour]))
            },
        ])
        scenario.humans?.silentAbandonment = pick([
            nil,
            SilentAbandonment { ($0.share, $0.work) = (0.7, TimeSpan(seconds: 90)) },
        ])
        scenario.humans?.balksAbove = pick([nil, .constant(300), .exponential(mean: 600)])
        scenario.humans?.callBackOffer = pick([
            nil, CallBackOffer { ($0.above, $0.acceptance) = (TimeSpan(seconds: 60), 0.6) },
        ])
        scenario.humans?.preferredAgent = pick([
            nil, PreferredAgent(),
            PreferredAgent {
                ($0.who, $0.share, $0.timeout) = (.own, 0.8, pick([nil, TimeSpan(seconds: 120)]))
            },
        ])
        let groups = scenario.humans?.groups.count ?? 0
        if groups > 1, pick([true, true, false]) {
            scenario.humans?.transfers = [
                Transfer(
                    from: [0], to: Set(1..<groups),
                    shares: scenario.complexities.map { _ in pick([0.3, 1]) },
                    work: pick([.constant(60), .exponential(mean: 120)]),
                    jointWork: pick([nil, .zero, TimeSpan(seconds: 45)]))
            ]
        }
        scenario.repeats.redialDelay = pick([nil, .exponential(mean: 300)])
        return scenario
    }
}

extension AITier {
    fileprivate mutating func addMishaps(_ dice: inout SplitMix64) {
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        whenFull = pick([.human, .reject, .queue])
        startsPerMinute = pick([nil, nil, 0.2, 5])
        turns = pick([nil, .constant(3), .uniform(0, 6)])
        latencyPerTurn = pick([0, 5])
        askLater = pick([nil, AskLater { ($0.share, $0.turns) = (0.5, 2) }])
        handOver = pick([
            HandOver(),
            HandOver {
                ($0.contextLoss, $0.repeatedMinutes) = (0.3, 1)
                ($0.silentLoss, $0.loopBack) = (0.2, 0.4)
            },
        ])
        let window = Outages.Window(
            start: TimeSpan(seconds: 1_000), length: TimeSpan(seconds: 2_000))
        let fallback: Outages.Fallback = pick([
            .human, .queue, .callBack(.constant(600)), .staticAnswer(resolution: 0.5),
        ])
        let outage = Outages(
            windows: [window], timeBetween: pick([nil, .exponential(mean: 1_000)]),
            timeToRepair: .exponential(mean: 500), fallback: fallback,
            sessions: pick([.handOver, .lose, .lose, .resume]))
        outages = pick([nil, outage])
        prices = [
            PriceRule(name: "tokens", basis: .thousandTokens(perTurn: 500), price: 1),
            PriceRule(name: "seats", basis: .seatMonth, price: 1),
        ]
    }
}

extension Escalation {
    fileprivate static func random(intents: Int, _ dice: inout SplitMix64) -> Escalation {
        func pick<T>(_ choices: [T]) -> T {
            choices[Int.random(in: choices.indices, using: &dice)]
        }
        let congestion = CongestionThreshold(
            points: [
                .init(wait: .zero, threshold: 0.8),
                .init(wait: TimeSpan(seconds: 120), threshold: 0.2),
            ], shape: pick([.linear, .stepped]), hysteresis: TimeSpan(seconds: pick([0, 60])))
        let rules: [Rule] = pick([
            [], [.customerAsks], [.intents([0])],
            [.valueAtRisk(above: 100), .turns(2), .customerAsks],
        ])
        return Escalation(
            rules: rules,
            judgement: pick([
                .never, .always, .threshold(0.5),
                .thresholds(Array(repeating: 0.7, count: intents)), .congestion(congestion),
                .cost(CostRule(wrongAnswer: 10, human: 4, minuteOfWaiting: 1)),
            ]), handOversPerHour: pick([nil, nil, 5]))
    }
}
