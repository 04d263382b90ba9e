import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// What happens between customers and agents beside queueing, each against a desk without it that
/// must come to the same, tick for tick.
struct CustomersAndAgentsTests {
    private static let stream = CustomerStream(seed: 11, replication: 0)

    /// 55 customers an hour for two days, a minute's session or so, and an agent.
    private static func desk(
        _ session: Distribution = .constant(60), agents: Int = 1,
        patience: Distribution? = nil, change: (inout Scenario) -> Void = { _ in }
    ) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(40 * Double(agents))),
            humans: HumanTier(agents: .constant(agents)), humanSession: session,
            patience: patience, measurement: MeasurementPlan(horizon: TimeSpan(seconds: 172_800)))
        change(&scenario)
        return scenario
    }

    private static func run(_ scenario: Scenario) throws -> Tally {
        let tally = try simulate(scenario, stream)
        #expect(tally.contradictions(scenario) == [])
        return tally
    }

    /// After-contact work is a longer session for whoever waits and none for whoever is served.
    @Test(arguments: [1, 3])
    func workAfterTheCustomerHasGone(agents: Int) throws {
        let longer = try Self.run(Self.desk(.constant(80), agents: agents)).total
        let tally = try Self.run(
            Self.desk(agents: agents) { $0.intents[0].afterContactWork = .constant(20) })
        let flow = tally.total
        #expect(flow.waitTicks == longer.waitTicks && flow.handledAfterWait > 500)
        #expect(flow.humanTicks == Int128(flow.handled) * 60_000_000)
        #expect(flow.afterContactTicks == Int128(flow.handled) * 20_000_000)
        #expect(flow.handleTicks == longer.humanTicks)
        #expect(flow.endToEndTicks == longer.endToEndTicks - flow.afterContactTicks)
    }

    /// Conversations beside the work after one slow it down, as they do each other.
    @Test func workIsSharedAfterContacts() throws {
        func scenario(_ session: Double, _ work: Double?) -> Scenario {
            Self.desk(.constant(session)) {
                $0.humans?.totalRates = [1, 1.5]
                $0.intents[0].afterContactWork = work.map { .constant($0) }
            }
        }
        let whole = try Self.run(scenario(80, nil)).total
        let parts = try Self.run(scenario(60, 20)).total
        // Between session and work the rest of an interval is rounded once more.
        let drift = Double(parts.waitTicks - whole.waitTicks) / Double(whole.waitTicks)
        #expect(abs(drift) < 1e-3 && whole.handledAfterWait > 100)
        #expect(parts.handled == whole.handled)
    }

    /// Until an agent accepts, the customer waits and the agent is held.
    @Test func agentsAcceptAfterATime() throws {
        let longer = try Self.run(Self.desk(.constant(70))).total
        let flow = try Self.run(
            Self.desk { $0.humans?.ringing.time = TimeSpan(seconds: 10) }
        ).total
        #expect(flow.waitTicks == longer.waitTicks + Int128(flow.handled) * 10_000_000)
        #expect(flow.ringTicks == Int128(flow.handled) * 10_000_000)
        #expect(flow.handledAfterWait == flow.handled)
    }

    /// Whoever does not answer holds a conversation for a time, and is away for another.
    @Test func agentsDoNotAnswer() throws {
        let tally = try Self.run(
            Self.desk(agents: 4) {
                $0.humans?.ringing = Ringing {
                    ($0.noAnswer, $0.noAnswerTime) = (0.25, TimeSpan(seconds: 15))
                    $0.awayTime = TimeSpan(seconds: 100)
                }
            })
        let flow = tally.total
        #expect(flow.ringTicks == Int128(flow.noAnswers) * 115_000_000)
        // A quarter of all that ring, of which each customer has as many as it takes.
        let share = Double(flow.noAnswers) / Double(flow.noAnswers + flow.handled)
        #expect(abs(share - 0.25) < 0.02 && flow.handled > 5_000)
        #expect(flow.waitTicks >= Int128(flow.noAnswers) * 15_000_000)
    }

    /// Whom agents hardly ever answer is answered in the end, even if trying takes no time.
    @Test func somebodyAnswersInTheEnd() throws {
        let flow = try Self.run(
            Self.desk(agents: 2) {
                $0.humans?.ringing = Ringing {
                    ($0.noAnswer, $0.noAnswerTime) = (0.99, .zero)
                }
            }
        ).total
        #expect(flow.handled == flow.humanOffered && flow.noAnswers > 50 * flow.handled)
    }

    /// Who does not answer is not asked again while another one is free.
    @Test func anotherAgentIsSought() throws {
        let scenario = Self.desk(agents: 1) {
            $0.humans?.groups = ["a", "b"].map { AgentGroup(name: $0, agents: .constant(50)) }
            $0.humans?.ringing = Ringing { ($0.noAnswer, $0.noAnswerTime) = (0.5, .zero) }
        }
        let tally = try Self.run(scenario)
        #expect(tally.byGroup[0].handled > 500 && tally.byGroup[0].noAnswers > 500)
        // The list begins with the first group; with all of it free, that is where it rings again.
        #expect(tally.byGroup[1].handled == 0)
        var few = scenario
        few.humans?.groups[0].agents = .constant(1)
        let other = try Self.run(few).byGroup[1]
        #expect(other.handled > 500)
    }

    /// It rings at closing time: who is not answered then leaves, or is waited for.
    @Test func agentsStayForWhatRings() throws {
        func scenario(_ finish: HumanTier.Finish) -> Scenario {
            Self.desk {
                $0.humans?.agents = Timetable(interval: .hour, values: [1, 0], isCyclic: true)
                $0.humans?.ringing = Ringing {
                    ($0.noAnswer, $0.noAnswerTime) = (0.5, TimeSpan(seconds: 400))
                }
                $0.humans?.finish = finish
            }
        }
        let left = try Self.run(scenario(.inHand)).total
        #expect(left.leftAtClosing > 10 && left.neverServed == 0)
        let finished = try Self.run(scenario(.queue)).total
        #expect(finished.leftAtClosing == 0 && finished.neverServed == 0)
        #expect(finished.handled > left.handled)
    }

    /// Tier 2 stays for what tier 1 has in hand and passes on.
    @Test func agentsStayForWhatIsPassedOn() throws {
        func scenario(_ finish: HumanTier.Finish) -> Scenario {
            Self.desk {
                $0.humans?.groups = [100, 3].map { agents in
                    let hours = Timetable(interval: .hour, values: [agents, 0], isCyclic: true)
                    return AgentGroup(name: "\(agents)", agents: hours)
                }
                $0.humans?.transfers = [
                    Transfer(from: [0], to: [1], shares: [1], work: .constant(600))
                ]
                $0.humans?.finish = finish
            }
        }
        let lost = try Self.run(scenario(.inHand)).total
        let kept = try Self.run(scenario(.queue)).total
        #expect(kept.handled == kept.transferred && kept.transferred > 300)
        #expect(lost.handled < lost.transferred)
    }

    /// Who gives up while it rings has abandoned, and the agent is free.
    @Test func customersGiveUpWhileItRings() throws {
        let flow = try Self.run(
            Self.desk(patience: .constant(5)) {
                $0.humans?.ringing.time = TimeSpan(seconds: 8)
            }
        ).total
        #expect(flow.handled == 0 && flow.abandoned == flow.humanOffered && flow.abandoned > 1_500)
        #expect(flow.abandonedWaitTicks == Int128(flow.abandoned) * 5_000_000)
        #expect(flow.ringTicks > 0 && flow.ringTicks <= flow.abandonedWaitTicks)
    }

    /// Who leaves without a sign takes an agent's time when it is their turn.
    @Test func nobodyIsThere() throws {
        let patience = Distribution.exponential(mean: 40)
        let open = try Self.run(Self.desk(patience: patience))
        func silent(_ share: Double, _ seconds: Double) throws -> Tally {
            try Self.run(
                Self.desk(patience: patience) {
                    $0.humans?.silentAbandonment = SilentAbandonment {
                        ($0.share, $0.work) = (share, TimeSpan(seconds: seconds))
                    }
                })
        }
        // To find out at once takes nothing from anybody.
        let free = try silent(1, 0)
        #expect(free.total.waitTicks == open.total.waitTicks)
        #expect(free.total.abandoned == open.total.abandoned && open.total.abandoned > 300)
        #expect(free.total.foundNobody == free.total.abandonedSilently)
        #expect(free.total.abandonedSilently == free.total.abandoned)
        let costly = try silent(0.6, 30).total
        #expect(costly.lostTicks == Int128(costly.foundNobody) * 30_000_000)
        #expect(costly.foundNobody == costly.abandonedSilently)
        let share = Double(costly.abandonedSilently) / Double(costly.abandoned)
        #expect(abs(share - 0.6) < 0.05 && costly.abandoned > open.total.abandoned)
        #expect(try silent(0, 30).total == open.total)
    }

    /// Who does not join for a wait of so many turns is who finds a waiting room of that size full.
    @Test func longWaitsKeepCustomersAway() throws {
        let session = Distribution.exponential(mean: 60)
        let full = try Self.run(
            Self.desk(session) { $0.humans?.waitingRoom = 2 }
        ).total
        let flow = try Self.run(
            Self.desk(session) {
                $0.humans?.waitPredictor = .queueLength
                // The one who would be third would be told of three sessions.
                $0.humans?.balksAbove = .constant(150)
            }
        ).total
        #expect(flow.balked == full.blocked && flow.balked > 100)
        #expect(flow.waitTicks == full.waitTicks && flow.handled == full.handled)
    }

    /// A call back keeps the place in the queue: everybody is served when they would have been.
    @Test func placesAreKept() throws {
        let open = try Self.run(Self.desk(.exponential(mean: 60))).total
        func offering(_ acceptance: Double) throws -> Flow {
            try Self.run(
                Self.desk(.exponential(mean: 60)) {
                    $0.humans?.callBackOffer = CallBackOffer { $0.acceptance = acceptance }
                }
            ).total
        }
        let called = try offering(1)
        #expect(called.waitTicks == 0 && called.calledBack == open.handledAfterWait)
        #expect(called.callBackTicks == open.waitTicks && called.calledBack > 500)
        #expect(called.endToEndTicks == open.endToEndTicks)
        let some = try offering(0.5)
        #expect(some.callBackTicks + some.waitTicks == open.waitTicks)
        #expect(some.waitTicks > 0 && some.calledBack > 200)
        #expect(try offering(0) == open)
    }

    /// Two tiers, the first of them ample: the second has the same customers a minute later.
    @Test(arguments: [nil, TimeSpan(seconds: 25)])
    func conversationsArePassedOn(joint: TimeSpan?) throws {
        let alone = try Self.run(Self.desk(.exponential(mean: 60))).total
        let scenario = Self.desk(.exponential(mean: 60)) {
            let first = AgentGroup(name: "first", agents: .constant(200))
            $0.humans?.groups.insert(first, at: 0)
            $0.humans?.transfers = [
                Transfer(from: [0], to: [1], shares: [1], work: .constant(60), jointWork: joint)
            ]
        }
        let tally = try Self.run(scenario)
        let flow = tally.total
        #expect(flow.transferred == flow.handled && flow.handled == alone.handled)
        #expect(flow.handledWaitTicks == alone.waitTicks && flow.transferredWaitTicks == 0)
        #expect(flow.humanTicks == alone.humanTicks)
        #expect(flow.transferredTicks == Int128(flow.transferred) * 60_000_000)
        let together = Int128(flow.transferred) * Int128(joint?.ticks ?? 0)
        #expect(flow.colleagueTicks == (joint == nil ? 0 : alone.waitTicks + together))
        #expect(tally.byGroup[0].transferred == flow.transferred && tally.byGroup[0].handled == 0)
        #expect(tally.byGroup[1].handled == flow.handled && tally.byGroup[1].transferred == 0)
    }

    /// Who may be passed on and to whom: a circle has no end.
    @Test func circlesOfTransfersAreSeen() {
        func transfer(_ from: Set<Int>, _ to: Set<Int>) -> Transfer {
            Transfer(from: from, to: to, shares: [0.1], work: .constant(1))
        }
        #expect([transfer([0, 1], [2]), transfer([2], [3])].circle == nil)
        #expect([transfer([0], [1]), transfer([1], [2]), transfer([2], [0])].circle == 0)
        #expect([transfer([1], [1])].circle == 1)
        // The first rule of a group is the only one.
        #expect([transfer([0], [1]), transfer([0, 1], [0])].circle == 0)
        #expect([transfer([0], [1]), transfer([0], [0])].circle == nil)
    }

    /// Everybody has an agent of their own and waits for them alone: as many desks as agents.
    @Test func ownAgentsAreSeparateDesks() throws {
        let scenario = Self.desk(.exponential(mean: 60), agents: 4) {
            $0.humans?.preferredAgent = PreferredAgent { $0.who = .own }
        }
        let log = AgentLog()
        var observer = log
        let tally = try simulate(scenario, Self.stream, observer: &observer)
        #expect(tally.contradictions(scenario) == [])
        #expect(tally.total.metPreferred == tally.total.handled && tally.total.handled > 5_000)
        for agent in 0..<4 {
            // First come, first served by each, who never rests while somebody waits.
            var free = Instant.zero
            for (offered, taken, ended) in observer.sessions[agent] ?? [] {
                #expect(taken == max(offered, free))
                free = ended
            }
        }
        #expect(observer.sessions.count == 4)
        // Nobody has: the common queue.
        let none = Self.desk(.exponential(mean: 60), agents: 4) {
            $0.humans?.preferredAgent = PreferredAgent { ($0.who, $0.share) = (.own, 0) }
        }
        let pooled = try Self.run(Self.desk(.exponential(mean: 60), agents: 4))
        #expect(try Self.run(none).total == pooled.total)
        // No patience with one's own agent: sent to them, and to anybody if they are busy.
        let hasty = Self.desk(.exponential(mean: 60), agents: 4) {
            $0.humans?.preferredAgent = PreferredAgent { ($0.who, $0.timeout) = (.own, .zero) }
        }
        let flow = try Self.run(hasty).total
        #expect(flow.waitTicks == pooled.total.waitTicks)
        #expect(flow.metPreferred < flow.preferring && flow.preferring == flow.handled)
    }

    /// Who comes back is served by whom they had, if that is in time.
    @Test func thoseWhoComeBackMeetTheirAgent() throws {
        let scenario = Self.desk(.exponential(mean: 60), agents: 5) {
            $0.humans?.preferredAgent = PreferredAgent { $0.timeout = TimeSpan(seconds: 90) }
            $0.repeats = RepeatContacts(afterHuman: 0.4, delay: .exponential(mean: 1_800))
        }
        let tally = try Self.run(scenario)
        let flow = tally.total
        let repeats = flow.offered - flow.fresh
        #expect(flow.preferring > repeats * 9 / 10 && flow.preferring <= repeats)
        #expect(flow.metPreferred > flow.preferring / 2 && flow.metPreferred < flow.preferring)
    }

    /// Who gives up tries again after minutes, who was served after hours.
    @Test func customersRedial() throws {
        let scenario = Self.desk(agents: 1, patience: .constant(1)) {
            $0.repeats = RepeatContacts(
                afterHuman: 0.5, afterAbandonment: 0.5, delay: .constant(7_200))
            $0.repeats.redialDelay = .constant(120)
        }
        let log = AwayLog()
        var observer = log
        _ = try simulate(scenario, Self.stream, observer: &observer)
        #expect(observer.after[.abandoned] == [TimeSpan(seconds: 120)])
        #expect(observer.after[.handled] == [TimeSpan(seconds: 7_200)])
    }
}

/// The sessions of every agent, in their order.
private struct AgentLog: RunObserver {
    var sessions: [Int: [(offered: Instant, taken: Instant, ended: Instant)]] = [:]

    mutating func closed(_ closed: borrowing ClosedConversation) {
        guard let agent = closed.conversation.agent, let taken = closed.conversation.taken else {
            return
        }
        sessions[agent.number, default: []].append(
            (closed.conversation.offered ?? .zero, taken, closed.end))
    }
}

/// How long customers stay away, by how their conversation ended.
private struct AwayLog: RunObserver {
    var after: [Outcome: Set<TimeSpan>] = [:]

    mutating func closed(_ closed: borrowing ClosedConversation) {
        guard closed.awayFor < .forever else { return }
        after[closed.outcome, default: []].insert(closed.awayFor)
    }
}
