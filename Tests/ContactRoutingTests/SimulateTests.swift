import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// Whole runs whose every number can be worked out by hand, and the promises of `simulate`.
struct SimulateTests {
    @Test func theSameArgumentsGiveTheSameTally() {
        for seed in 0..<10 as Range<UInt64> {
            let scenario = Scenario.random(seed: seed)
            #expect(Tally(scenario, seed: 5) == Tally(scenario, seed: 5))
        }
    }

    @Test func seedsAndReplicationsDiffer() {
        let scenario = Scenario.sample(ai: AITier(share: 0.5))
        let tally = Tally(scenario)
        #expect(tally != Tally(scenario, seed: 2))
        #expect(tally != Tally(scenario, replication: 1))
        #expect(Tally(scenario, seed: 2) != Tally(scenario, replication: 2))
    }

    /// Five at once for one agent, room for three to wait, a minute each, patience for 150 s.
    @Test func aQueueByHand() {
        let tally = Tally(
            .sample(
                demand: .burst(5), humans: HumanTier(agents: .constant(1), waitingRoom: 3),
                patience: .constant(150), measurement: .seconds(3_600)))
        let flow = tally.total
        #expect(flow.offered == 5)
        #expect([flow.handled, flow.abandoned, flow.blocked] == [3, 1, 1])
        #expect(flow.handledWaitTicks == 180_000_000)
        #expect(flow.abandonedWaitTicks == 150_000_000)
        #expect([flow.handledAfterWait, flow.handledInTime, flow.abandonedInTime] == [2, 2, 0])
        #expect(flow.endToEndTicks == (60 + 120 + 180 + 150) * 1_000_000)
        #expect(tally.waitingTicks == (60 + 120 + 150) * 1_000_000)
        #expect(tally.staffing.busy == 180_000_000)
        // Staffing does not change within the first hour: 5 arrivals, 3 ends, 1 abandonment,
        // and the two borders of the measured part.
        #expect(tally.events == 11)
    }

    @Test(arguments: [(0, 1, 4), (1, 2, 3), (4, 5, 0), (100, 5, 0)])
    func whoFindsTheWaitingRoomFullIsBlocked(room: Int, handled: Int, blocked: Int) {
        let humans = HumanTier(agents: .constant(1), waitingRoom: room)
        let flow = Tally(.sample(demand: .burst(5), humans: humans)).total
        #expect(flow.handled == handled)
        #expect(flow.blocked == blocked)
    }

    @Test func withoutAgentsOnDutyNobodyIsServed() {
        let nobody = Scenario.sample(
            demand: .burst(7), humans: HumanTier(agents: .constant(0)), patience: .constant(5))
        let noTier = Scenario.sample(demand: .burst(7), humans: nil)
        for scenario in [nobody, noTier] {
            let flow = Tally(scenario).total
            #expect(flow.unserved == 7)
            #expect(flow.humanOffered == 0)
            #expect(flow.endToEndTicks == 0)
        }
    }

    /// Those who wait for ever when the last shift ends, and may stay, stay open; a later shift
    /// serves them.
    @Test func whoWaitsWhenTheShiftEndsWaitsForTheNext() {
        func tally(_ agents: [Int]) -> Tally {
            let plan = Timetable(interval: .hour, values: agents, isCyclic: false)
            return Tally(
                .sample(
                    demand: .burst(3), humans: HumanTier(agents: plan, afterHours: .wait),
                    humanSession: .constant(5_400), measurement: .seconds(4 * 3_600)))
        }
        #expect(tally([1, 0]).open == 2)
        // The one in progress is finished at 1:30, the next begins with the shift at 2:00.
        let flow = tally([1, 0, 2]).total
        #expect(flow.handled == 3)
        #expect(flow.handledWaitTicks == 2 * 7_200_000_000)
    }

    @Test func aShiftThatEndsIsFinishedButTakesNothingNew() {
        let plan = Timetable(interval: .hour, values: [2, 1], isCyclic: false)
        let tally = Tally(
            .sample(
                demand: .burst(3), humans: HumanTier(agents: plan),
                humanSession: .constant(5_400), measurement: .seconds(4 * 3_600)))
        // Two until 1:30, the third by the only agent left until 3:00.
        #expect(tally.total.endToEndTicks == (5_400 + 5_400 + 10_800) * 1_000_000)
        #expect(tally.staffing.present == (2 * 5_400 + 9_000) * 1_000_000)
    }

    /// One agent for an hour, then nobody: ten customers at the start, 50 minutes each. Two are
    /// served, the first at once; eight wait in vain, and count as offered and not in time.
    @Test func whoIsNeverServedCounts() {
        let plan = Timetable(interval: .hour, values: [1, 0], isCyclic: false)
        let scenario = Scenario.sample(
            demand: .burst(10), humans: HumanTier(agents: plan, afterHours: .wait),
            humanSession: .constant(3_000), measurement: .seconds(4 * 3_600))
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(flow.humanOffered == 10 && flow.handled == 2 && flow.neverServed == 8)
        #expect(flow.handledInTime == 1 && tally.open == 8 && flow.closed == 2)
        #expect(flow.neverServedWaitTicks == 8 * 4 * 3_600 * 1_000_000)
        // The area under the queue is the sum of the waits.
        #expect(tally.waitingTicks == flow.waitTicks && tally.waitedTicks == flow.waitTicks)
        #expect(tally.wait.count == 10 && tally.endToEnd.count == 2)
        #expect(tally.contradictions(scenario) == [])
    }

    /// The same after a session of the AI, which counts as handed over.
    @Test func whoIsNeverServedAfterTheAICounts() {
        let plan = Timetable(interval: .hour, values: [1, 0], isCyclic: false)
        let scenario = Scenario.sample(
            demand: .burst(3), ai: AITier(share: 1),
            humans: HumanTier(agents: plan, afterHours: .wait), containment: 0,
            aiSession: .constant(60), humanSession: .constant(3_600),
            measurement: .seconds(7_200))
        let tally = Tally(scenario)
        let flow = tally.total
        #expect(flow.aiConversations == 3 && flow.handOffs == 3 && flow.humanOffered == 3)
        #expect(flow.handled == 1 && flow.neverServed == 2)
        #expect(flow.neverServedWaitTicks == 2 * (7_200 - 60) * 1_000_000)
        #expect(tally.contradictions(scenario) == [])
    }

    @Test func withoutPatienceOnlyTheIdleServe() {
        let flow = Tally(.sample(demand: .burst(6), patience: .constant(0))).total
        #expect(flow.handled == 2)
        #expect(flow.abandoned == 4)
        #expect(flow.abandonedInTime == 4)
        #expect(flow.abandonedWaitTicks == 0)
    }

    /// An agent who becomes free at the instant at which patience ends takes the customer.
    @Test func whoIsFreeInTheLastInstantIsInTime() {
        func flow(patience: Double) -> Flow {
            Tally(
                .sample(
                    demand: .burst(2), humans: HumanTier(agents: .constant(1)),
                    patience: .constant(patience))
            ).total
        }
        #expect(flow(patience: 60).handled == 2)
        #expect(flow(patience: 59.999_999).handled == 1)
    }

    @Test func lowerClassesAreServedFirst() {
        func intent(_ name: String, priorityClass: Int) -> Intent {
            Intent(
                name: name, share: 1.0 / 3, containment: 0, aiSession: .constant(0),
                humanSession: .constant(10), patience: nil, priorityClass: priorityClass)
        }
        var scenario = Scenario.sample(
            demand: .burst(90), humans: HumanTier(agents: .constant(1)))
        scenario.intents = [
            intent("last", priorityClass: 2), intent("first", priorityClass: 0),
            intent("middle", priorityClass: 1),
        ]
        let tally = Tally(scenario)
        let counts = tally.byIntent.map(\.handled)
        #expect(counts.reduce(0, +) == 90)
        // The very first customer is served at once, whatever the class.
        let customers = Customers(scenario, CustomerStream(seed: 1, replication: 0))
        let luckiest = Customers.intents(customers, of: 1)[0]
        var served = 1
        for position in [1, 2, 0] {
            let waiting = counts[position] - (position == luckiest ? 1 : 0)
            let ticks = (served..<served + waiting).reduce(0) { $0 + $1 * 10_000_000 }
            #expect(tally.byIntent[position].handledWaitTicks == Int64(ticks))
            served += waiting
        }
        // Canary: classes make a difference to the order.
        for position in scenario.intents.indices { scenario.intents[position].priorityClass = 0 }
        #expect(
            Tally(scenario).byIntent.map(\.handledWaitTicks)
                != tally.byIntent.map(\.handledWaitTicks))
    }

    @Test(arguments: [(0.0, 0.0, 0.0), (1, 0, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1)])
    func certaintiesAreCertain(share: Double, asks: Double, containment: Double) {
        let flow = Tally(
            .sample(ai: AITier(share: share, askForHuman: asks), containment: containment)
        ).total
        let entered = share * (1 - asks) == 1
        #expect(flow.offered > 400)
        #expect(flow.aiConversations == (entered ? flow.closed : 0))
        #expect(flow.contained == (entered && containment == 1 ? flow.closed : 0))
        #expect(flow.handled == flow.closed - flow.contained)
        #expect(flow.askedForHuman == (share == 1 && asks == 1 ? flow.closed : 0))
    }

    @Test func whoFindsEverySessionTakenGoesWhereTheTierSays() {
        func flow(_ whenFull: AITier.WhenFull, limit: Int?) -> Flow {
            let ai = AITier(share: 1, sessionLimit: limit, whenFull: whenFull)
            return Tally(.sample(demand: .burst(10), ai: ai, containment: 1)).total
        }
        let sentOn = flow(.human, limit: 4)
        #expect([sentOn.contained, sentOn.aiBlocked, sentOn.handled] == [4, 6, 6])
        let rejected = flow(.reject, limit: 4)
        #expect([rejected.contained, rejected.aiBlocked, rejected.handled] == [4, 6, 0])
        #expect(rejected.closed == 10)
        #expect(flow(.reject, limit: nil).contained == 10)
        #expect(flow(.reject, limit: 0).aiConversations == 0)
    }

    @Test func theWarmUpDoesNotCount() {
        let early = Scenario.sample(
            demand: .burst(8), ai: AITier(share: 1),
            measurement: .seconds(3_600, warmUp: 1_800))
        let tally = Tally(early)
        #expect(tally.total == Flow())
        #expect(tally.endToEnd.count == 0)
        #expect(tally.staffing.held == 0)
        #expect(tally.staffing.present == 2 * 3_600_000_000)
        // Sessions that reach into the measured part count for its areas only.
        var long = early
        long.intents[0].aiSession = .constant(3_600)
        let longTally = Tally(long)
        #expect(longTally.total == Flow())
        #expect(longTally.aiSessionTicks == 8 * 1_800_000_000)
    }

    /// One that starts exactly when the measured part begins counts, at its end does not.
    @Test func theMeasuredPartIsClosedOnTheLeft() {
        func fresh(_ measurement: MeasurementPlan) -> Int {
            let once = Timetable<Double>(
                interval: TimeSpan(ticks: 1), values: [0, 0, 1, 0, 0], isCyclic: false)
            let demand = Demand(issues: once, arrivals: .replay)
            return Tally(.sample(demand: demand, measurement: measurement)).total.fresh
        }
        func measurement(_ warmUp: Int64, _ horizon: Int64) -> MeasurementPlan {
            MeasurementPlan(warmUp: TimeSpan(ticks: warmUp), horizon: TimeSpan(ticks: horizon))
        }
        #expect(fresh(measurement(2, 1)) == 1)
        #expect(fresh(measurement(0, 3)) == 1)
        #expect(fresh(measurement(0, 2)) == 0)
        #expect(fresh(measurement(3, 5)) == 0)
    }

    /// Sessions of 100 s take 50 s in the first hour and 200 s in the second and ever after.
    @Test func humanWorkThatVaries() {
        let hour = TimeSpan(seconds: 3_600)
        var scenario = Scenario.sample(
            demand: .hours([4, 9, 2]),
            measurement: MeasurementPlan(horizon: TimeSpan(seconds: 10_800)))
        scenario.ai = nil
        scenario.intents[0].humanSession = .constant(100)
        scenario.intents[0].patience = nil
        scenario.humans?.agents = .constant(50)
        scenario.demand.workFactor = Timetable(interval: hour, values: [0.5, 2], isCyclic: false)
        let flows = Tally(scenario).byInterval
        #expect(flows[0...2].map(\.handled) == [4, 9, 2])
        #expect(flows[0...2].map { $0.humanTicks / 1_000_000 } == [200, 1_800, 400])
        scenario.demand.workFactor = Timetable(interval: hour, values: [-1], isCyclic: true)
        #expect(scenario.problems.map(\.path) == ["demand.workFactor.values[0]"])
    }

    @Test func hoursOfTheWeekAreThoseOfTheStart() {
        let plan = MeasurementPlan(horizon: TimeSpan(seconds: 7_200), startMinuteOfWeek: 167 * 60)
        let tally = Tally(.sample(demand: .hours([4, 9]), measurement: plan))
        #expect(tally.byInterval[167].offered == 4)
        #expect(tally.byInterval[0].offered == 9)
        #expect(tally.staffingByInterval[0].present == 2 * TimeSpan.hour.ticks)
        #expect(tally.staffingByInterval[1] == StaffTime())
    }
}

extension Customers {
    /// The intents of the first `count` issues.
    fileprivate static func intents(_ customers: consuming Customers, of count: UInt64) -> [Int] {
        var customers = customers
        return (0..<count).map { Int(customers.newcomer($0, at: .zero).intent) }
    }
}
