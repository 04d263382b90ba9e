import RandomVariates
import SimulationKernel

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
            sessionLimit: pick([nil, 0, 1, 3]), overflow: pick([.toHumans, .rejected]),
            pricePerConversation: 1)
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
            measurement: Measurement(
                warmUp: TimeSpan(seconds: pick([0, 1_800, 7_200])),
                horizon: TimeSpan(seconds: pick([3_600, 14_400, 20_000])),
                startHourOfWeek: pick([0, 100, 167]), acceptableWait: TimeSpan(seconds: 30),
                returnWindow: TimeSpan(seconds: pick([900, 7_200]))))
    }
}

extension Tally {
    /// What cannot be true of any run of `scenario`, in words.
    func contradictions(_ scenario: Scenario) -> [String] {
        let flow = total
        let rejected = scenario.ai?.overflow == .rejected ? flow.aiBlocked : 0
        let sentOn = flow.aiBlocked - rejected
        let staffing = staffing
        let slotsPerAgent = Int64(scenario.humans?.totalRates.count ?? 1)
        let facts: [(String, Bool)] = [
            ("offered = closed + open", flow.offered == flow.closed + open),
            (
                "every conversation ends in one way",
                flow.closed
                    == flow.contained + flow.handled + flow.abandoned + flow.blocked
                    + flow.unserved + rejected
            ),
            (
                "human offers end in one way",
                flow.humanOffered == flow.handled + flow.abandoned + flow.blocked
            ),
            (
                "the AI contains or hands over",
                flow.aiConversations == flow.contained + flow.handOffs
            ),
            (
                "who needs a human is offered to one or unserved",
                flow.handOffs + flow.askedForHuman + sentOn <= flow.humanOffered + flow.unserved
            ),
            ("assumed resolved is contained", flow.assumedResolved <= flow.contained),
            ("fresh issues are offered", flow.fresh <= flow.offered && flow.fresh >= 0),
            ("nobody stays for ever with agents", open == 0 || scenario.humans != nil),
            ("in time is handled", flow.handledInTime <= flow.handled),
            ("abandoned in time is abandoned", flow.abandonedInTime <= flow.abandoned),
            ("waits are of the handled", flow.handledAfterWait <= flow.handled),
            ("hours add up", byHourOfWeek.reduce(Flow(), +) == flow),
            ("every end is in the histogram", endToEnd.count == flow.closed),
            ("every AI session is in the histogram", aiSession.count == flow.aiConversations),
            ("every human session is in the histogram", humanSession.count == flow.handled),
            ("every wait is in the histogram", wait.count == flow.humanOffered),
            ("every handled wait is in the histogram", handledWait.count == flow.handled),
            ("conversations fit their slots", staffing.held <= staffing.slots),
            ("busy agents are present", staffing.busy <= staffing.present),
            ("busy agents hold something", staffing.busy <= staffing.held),
            ("nobody is above concurrency", staffing.held <= staffing.busy * Int128(slotsPerAgent)),
            (
                "slots belong to those present",
                staffing.slots <= staffing.present * Int128(slotsPerAgent)
            ),
            (
                "time is spent in stages",
                open > 0
                    || flow.endToEndTicks == flow.aiTicks + flow.humanTicks
                        + flow.handledWaitTicks + flow.abandonedWaitTicks
            ),
        ]
        return facts.compactMap { $1 ? nil : $0 }
    }
}
