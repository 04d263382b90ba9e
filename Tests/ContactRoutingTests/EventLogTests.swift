import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// What the two logs say of the same run, and what the run says of itself.
struct EventLogTests {
    private struct Logs {
        var events: [EventRecord] = []
        var records: [ConversationRecord] = []
        var tally: Tally

        init(
            _ scenario: Scenario, _ stream: CustomerStream, during time: Range<Instant>? = nil,
            share: Double = 1
        ) throws {
            let selection = IssueSelection(
                stream, during: time ?? .zero..<(.distantFuture), share: share)
            var events: [EventRecord] = []
            var log = EventLog(of: selection) { events.append($0) }
            tally = try simulate(scenario, stream, observer: &log)
            var records: [ConversationRecord] = []
            var conversations = ConversationLog(scenario, stream, of: selection) {
                records.append($0)
            }
            let again = try simulate(scenario, stream, observer: &conversations)
            #expect(again == tally)
            (self.events, self.records) = (events, records)
        }

        var counted: [ConversationRecord] { records.filter(\.isCounted) }
    }

    private static func sum(_ spans: [TimeSpan]) -> Int128 {
        spans.reduce(0) { $0 + Int128($1.ticks) }
    }

    /// In scenarios in which anything can happen, the rows add up to the tally tick for tick, and
    /// events come in the order of time, from the start of each conversation to its end.
    @Test(arguments: 0..<8)
    func logsAddUpToTheTally(batch: Int) throws {
        for seed in UInt64(batch * 40)..<UInt64(batch * 40 + 40) {
            let scenario = Scenario.randomWithMore(seed: seed)
            guard scenario.problems.isEmpty else { continue }
            let stream = CustomerStream(seed: seed, replication: 0)
            let logs = try Logs(scenario, stream)
            let flow = logs.tally.total
            #expect(logs.tally == (try simulate(scenario, stream)))
            #expect(logs.counted.count == flow.offered)
            #expect(Self.sum(logs.counted.compactMap(\.wait)) == flow.waitTicks, "\(seed)")
            #expect(
                Self.sum(logs.counted.compactMap(\.humanTime)) == flow.sessionTicks, "\(seed)")
            #expect(Self.sum(logs.counted.map(\.aiTime)) == flow.aiTicks, "\(seed)")
            #expect(
                Self.sum(logs.counted.compactMap(\.wrapUpTime)) == flow.afterContactTicks,
                "\(seed)")
            Self.checkOrder(logs, seed)
        }
    }

    private static func checkOrder(_ logs: Logs, _ seed: UInt64) {
        #expect(zip(logs.events, logs.events.dropFirst()).allSatisfy { $0.time <= $1.time })
        var (open, ended): (Set<Attempt>, Set<Attempt>) = ([], [])
        for event in logs.events {
            let attempt = Attempt(issue: event.issue, number: UInt32(event.earlierAttempts))
            switch event.kind {
            case .started: #expect(open.insert(attempt).inserted)
            case .ended: #expect(open.contains(attempt) && ended.insert(attempt).inserted)
            case .agentReleased: #expect(open.contains(attempt))
            default: #expect(open.contains(attempt) && !ended.contains(attempt), "\(event)")
            }
        }
        #expect(open.count == logs.records.count, "\(seed)")
        #expect(ended.count == logs.records.count { $0.outcome.isEnd }, "\(seed)")
    }

    /// Some of the random scenarios have every kind of event.
    @Test func everyKindOfEventHappens() throws {
        var found: [String: Int] = [:]
        for seed in 0..<200 as Range<UInt64> {
            let scenario = Scenario.randomWithMore(seed: seed)
            guard scenario.problems.isEmpty else { continue }
            let logs = try Logs(scenario, CustomerStream(seed: seed, replication: 0))
            for event in logs.events {
                let name = "\(event.kind)".prefix { $0 != "(" }
                if case .agentReleased(let use, _) = event.kind {
                    found["\(use)", default: 0] += 1
                } else {
                    found[String(name), default: 0] += 1
                }
            }
        }
        let kinds = [
            "started", "aiSessionBegan", "handedOver", "handOverCameBack", "offered",
            "callPromised", "calledBack", "taken", "passedOn", "notAnswered", "ended",
            "afterContactWork", "ringing", "away", "nobodyThere", "colleague",
        ]
        #expect(Set(found.keys) == Set(kinds))
        #expect((found["passedOn"] ?? 0) > 50 && (found["away"] ?? 0) > 50, "\(found)")
    }

    /// What the AI says of its answer is what decided about it.
    @Test func theConfidenceIsTheOneThatDecided() throws {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(300)), humans: HumanTier(agents: .constant(20)),
            measurement: MeasurementPlan(horizon: .day))
        scenario.ai = AITier(share: 1, askForHuman: 0)
        scenario.ai?.answering = Answering(
            confidence: ConfidenceModel { $0.discrimination = 0.8 },
            escalation: Escalation(judgement: .threshold(0.6)))
        scenario.intents[0].aiAccuracy = [0.7]
        scenario.repeats.afterWrongAnswer = 0.5
        let logs = try Logs(scenario, CustomerStream(seed: 4, replication: 2))
        let contained = logs.records.filter { $0.outcome == .contained }
        let held = logs.records.filter { $0.handOverReason == .lowConfidence }
        #expect(contained.count > 1_000 && held.count > 500)
        #expect(contained.allSatisfy { $0.confidence.map { $0 >= 0.6 } ?? false })
        #expect(held.allSatisfy { $0.confidence.map { $0 < 0.6 } ?? false })
        #expect(contained.allSatisfy { $0.isAnswerCorrect == $0.isResolved })
        #expect(logs.records.contains { $0.earlierAttempts > 0 && $0.outcome == .contained })
    }

    /// A part of the issues is told of whole, and the same one by both logs.
    @Test func aSelectionHasWholeIssues() throws {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(60)), humans: HumanTier(agents: .constant(4)),
            patience: .exponential(mean: 200), measurement: MeasurementPlan(horizon: .day))
        scenario.ai = AITier(share: 0.7, askForHuman: 0.1)
        scenario.repeats.afterAbandonment = 0.6
        let stream = CustomerStream(seed: 9, replication: 0)
        let all = try Logs(scenario, stream)
        let sampled = try Logs(scenario, stream, share: 0.4)
        let issues = Set(sampled.records.map(\.issue))
        #expect(sampled.records == all.records.filter { issues.contains($0.issue) })
        #expect(sampled.events == all.events.filter { issues.contains($0.issue) })
        let total = Set(all.records.map(\.issue)).count
        #expect(
            abs(Double(issues.count) / Double(total) - 0.4) < 0.06, "\(issues.count) of \(total)")
        let fewer = try Logs(scenario, stream, share: 0.2)
        #expect(Set(fewer.records.map(\.issue)).isStrictSubset(of: issues))

        let time = Instant(ticks: 1_800_000_000)..<Instant(ticks: 5_400_000_000)
        let some = try Logs(scenario, stream, during: time)
        let firsts = all.records.filter { $0.earlierAttempts == 0 && time.contains($0.started) }
        #expect(Set(some.records.map(\.issue)) == Set(firsts.map(\.issue)) && !firsts.isEmpty)
        #expect(
            some.records.count
                == all.records.count { record in
                    firsts.contains { $0.issue == record.issue }
                })
    }

    /// The same where inputs change: an answer is said under those that were true then, whether it
    /// is handed over before a change and taken after it, or drawn for a customer who returns.
    @Test(arguments: [0.6, 0.95])
    func theConfidenceIsTheOneThatDecidedBeforeAChange(discrimination: Double) throws {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(300)), humans: HumanTier(agents: .constant(12)),
            humanSession: .exponential(mean: 300),
            measurement: MeasurementPlan(horizon: TimeSpan(ticks: 2 * TimeSpan.day.ticks)))
        scenario.ai = AITier(share: 1, askForHuman: 0)
        scenario.ai?.answering = Answering(
            confidence: ConfidenceModel { $0.discrimination = 0.8 },
            escalation: Escalation(judgement: .threshold(0.6)))
        scenario.intents[0].aiAccuracy = [0.7]
        scenario.repeats.afterWrongAnswer = 0.5
        scenario.repeats.delay = .exponential(mean: 20_000)
        var next = scenario
        next.ai?.answering?.confidence.discrimination = discrimination
        next.ai?.answering?.confidence.shift = 0.4
        next.intents[0].aiAccuracy = [0.5]
        let before = scenario
        scenario.changes = (1...40).map { number in
            ScenarioChange(
                at: TimeSpan(seconds: Double(number) * 3_600),
                to: number.isMultiple(of: 2) ? before : next)
        }
        let logs = try Logs(scenario, CustomerStream(seed: 2, replication: 0))
        let contained = logs.records.filter { $0.outcome == .contained }
        let held = logs.records.filter { $0.handOverReason == .lowConfidence }
        #expect(contained.count > 1_000 && held.count > 1_000)
        #expect(contained.allSatisfy { $0.confidence.map { $0 >= 0.6 } ?? false })
        #expect(held.allSatisfy { $0.confidence.map { $0 < 0.6 } ?? false })
        #expect(contained.contains { $0.earlierAttempts > 0 })
    }

    /// Whoever is in a session when the run is over has a row, and no end.
    @Test func thoseInASessionHaveARow() throws {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(20)), humans: HumanTier(agents: .constant(30)),
            humanSession: .constant(20 * 3_600),
            measurement: MeasurementPlan(warmUp: .day, horizon: .hour))
        scenario.demand.issues = Timetable(
            interval: .hour, values: Array(repeating: 20, count: 24), isCyclic: false)
        let logs = try Logs(scenario, CustomerStream(seed: 2, replication: 0))
        let open = logs.records.filter { $0.outcome == .unfinished }
        #expect(open.count > 5 && open.allSatisfy { !$0.isCounted && $0.taken != nil })
        #expect(open.allSatisfy { $0.wait != nil && $0.humanTime == nil && $0.agent != nil })
        Self.checkOrder(logs, 2)
    }

    /// Whoever is called back was promised it, whether they came after hours or took the offer.
    @Test func everyCallWasPromised() throws {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(20)),
            humans: HumanTier(
                agents: Timetable(
                    interval: .hour, values: Array(repeating: 0, count: 8) + [3, 3, 3, 3],
                    isCyclic: true)),
            humanSession: .exponential(mean: 400), measurement: MeasurementPlan(horizon: .day))
        scenario.humans?.afterHours = .callBack
        scenario.humans?.waitPredictor = .queueLength
        scenario.humans?.callBackOffer = CallBackOffer()
        scenario.humans?.callBackOffer?.above = TimeSpan(seconds: 120)
        scenario.humans?.callBackOffer?.acceptance = 0.7
        let logs = try Logs(scenario, CustomerStream(seed: 5, replication: 0))
        var waiting: Set<UInt64> = []
        var calls = 0
        for event in logs.events {
            switch event.kind {
            case .callPromised: #expect(waiting.insert(event.issue).inserted)
            case .calledBack:
                #expect(waiting.remove(event.issue) != nil)
                calls += 1
            default: break
            }
        }
        #expect(calls > 150 && waiting.count < 20, "\(calls) \(waiting.count)")
        #expect(logs.tally.total.calledBack > 5)
    }

    /// An agent who passes a conversation on warmly is told of once, by name, when they go.
    @Test func theFirstAgentGoesOnce() throws {
        for seed in 0..<200 as Range<UInt64> {
            let scenario = Scenario.randomWithMore(seed: seed)
            guard scenario.problems.isEmpty else { continue }
            let logs = try Logs(scenario, CustomerStream(seed: seed, replication: 0))
            var passed: [UInt64: Int] = [:]
            for event in logs.events {
                if event.kind == .passedOn { passed[event.issue, default: 0] += 1 }
                if case .agentReleased(.colleague, _) = event.kind {
                    passed[event.issue, default: 0] -= 1
                    #expect(event.agent != nil)
                }
                if event.kind == .notAnswered { #expect(event.agent != nil) }
            }
            #expect(passed.values.allSatisfy { $0 >= 0 }, "\(seed)")
        }
    }
}
