import ContactRouting
import RandomVariates
import SimulationKernel
import SimulationStatistics
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// Measures of runs without chance: every expected value is worked out by hand.
struct MeasureTests {
    /// Measures whose value is not the expected one in every replication, in words.
    private func mismatches(_ sample: Sample, _ expected: [String: Double]) -> [String] {
        expected.sorted { $0.key < $1.key }.compactMap { name, value in
            let values = Measure.named(name).flatMap { sample.linearised($0) }?.values ?? []
            // Percentiles are read off a sketch.
            let tolerance = name.dropLast(2).hasSuffix("P") ? 0.004 : 1e-12
            let agree = values.allSatisfy { abs($0 - value) <= tolerance * abs(value) }
            return agree && !values.isEmpty ? nil : "\(name) is \(values), not \(value)"
        }
    }

    private func applies(_ name: String, to sample: Sample) throws -> Bool {
        sample.linearised(try #require(Measure.named(name))) != nil
    }

    @Test func namesAreUniqueAndEveryMeasureIsDefined() {
        let names = Measure.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Measure.all.allSatisfy { !$0.definition.isEmpty && !$0.unit.isEmpty })
        #expect(Measure.named("nothing") == nil)
    }

    @Test(
        arguments: [
            "issues", "offered", "aiConversations", "aiShare", "containmentRate",
            "assumedResolutionRate", "handOffRate", "humanOffered", "abandonmentRate",
            "abandonmentRateWorstHour", "unservedRate", "repeatRate", "aiSessionMinutes",
            "aiSessionMinutesP50", "aiSessionMinutesP90", "aiSessionMinutesP99",
            "humanSessionMinutes", "humanSessionMinutesP50", "humanSessionMinutesP90",
            "humanSessionMinutesP99", "endToEndMinutes", "endToEndMinutesP50",
            "endToEndMinutesP90", "endToEndMinutesP99", "waitingSeconds", "waitingSecondsP90",
            "averageSpeedOfAnswer", "averageSpeedOfAnswerP90", "serviceLevel", "occupancy",
            "agentBusyShare", "fullTimeEquivalents", "fullTimeEquivalentsFreed",
            "costPerConversation", "customerSatisfaction", "expectedCalibrationError",
            "brierScore", "coverage", "selectiveRisk", "costPerTrueResolution",
            "costPerBilledOutcome", "aiTrueResolutionRate", "trueResolutionRate",
        ])
    func everyMeasureThatIsAskedForExists(name: String) {
        #expect(Measure.named(name)?.name == name)
    }

    /// Five at once for one agent: one is served at once, two after 60 and 120 s, one leaves
    /// after 150 s, one finds the room full.
    @Test func aQueueByHand() throws {
        let humans = HumanTier(
            agents: .constant(1), waitingRoom: 3, shrinkage: 0.3, costPerPaidHour: 14)
        let scenario = Scenario.burst(5, humans: humans, patience: .constant(150))
        let sample = scenario.sample()
        #expect(
            mismatches(
                sample,
                [
                    "issues": 5, "offered": 5, "repeatRate": 0, "humanOffered": 5,
                    "humanHandled": 3,
                    "aiConversations": 0, "aiShare": 0, "abandonmentRate": 0.2, "blockingRate": 0.2,
                    "unservedRate": 0, "waitingSeconds": 66, "averageSpeedOfAnswer": 60,
                    "waitingSecondsP90": 150, "averageSpeedOfAnswerP90": 120, "serviceLevel": 0.4,
                    "serviceLevelOffered": 0.4, "serviceLevelPositive": 0.4,
                    "serviceLevelServed": 2.0 / 3, "humanSessionMinutes": 1,
                    "humanSessionMinutesP50": 1, "humanSessionMinutesP99": 1,
                    "endToEndMinutes": 1.7, "endToEndMinutesP50": 2, "endToEndMinutesP90": 3,
                    "endToEndMinutesP99": 3, "occupancy": 0.05, "agentBusyShare": 0.05,
                    "conversationsPerBusyAgent": 1, "agentsOnDuty": 1, "queueLength": 330.0 / 3_600,
                    "slotsOnDuty": 1, "offeredLoad": 300.0 / 3_600,
                    // 168 hours a week over 40 paid ones, of which .7 are worked.
                    "fullTimeEquivalents": 6, "conversationsPerAgentMonth": 600,
                    "costPerConversation": 4,
                ]) == [])
        for name in [
            "containmentRate", "handOffRate", "aiSessionMinutes", "aiSessionMinutesP50",
            "aiSessionsInProgress", "abandonmentRateWorstHour", "fullTimeEquivalentsFreed",
        ] {
            #expect(try !applies(name, to: sample), "\(name)")
        }
        // Canary: another number is seen to be wrong.
        #expect(mismatches(sample, ["waitingSeconds": 66.001, "nothing": 1]).count == 2)
    }

    /// Two minutes with the AI, back after ten: starts at 0, 720 and 1440 s of 1500.
    @Test func anAIWithReturnsByHand() throws {
        let scenario = Scenario.burst(
            4, ai: .priced(0.5), containment: 1, aiSeconds: 120,
            repeats: RepeatContacts(afterAI: 1, delay: .constant(600)), horizon: 1_500,
            returnWindow: 599)
        let sample = scenario.sample()
        #expect(
            mismatches(
                sample,
                [
                    "issues": 4, "offered": 12, "repeatRate": 2.0 / 3, "aiConversations": 12,
                    "aiShare": 1, "containmentRate": 1, "containedShare": 1,
                    "assumedResolutionRate": 1, "assumedResolvedShare": 1, "handOffRate": 0,
                    "askedForHumanRate": 0, "aiBlockingRate": 0, "unservedRate": 0,
                    "humanOffered": 0, "aiSessionMinutes": 2, "aiSessionMinutesP50": 2,
                    "aiSessionMinutesP90": 2, "aiSessionMinutesP99": 2, "endToEndMinutes": 2,
                    "aiSessionsInProgress": 0.8, "costPerConversation": 0.5,
                ]) == [])
        for name in ["abandonmentRate", "occupancy", "fullTimeEquivalents", "serviceLevel"] {
            #expect(try !applies(name, to: sample), "\(name)")
        }
        var patient = scenario
        patient.measurement.returnWindow = TimeSpan(seconds: 600)
        #expect(mismatches(patient.sample(), ["assumedResolutionRate": 0]) == [])
    }

    /// A minute with the AI, then two agents for two minutes each: two wait for two minutes.
    @Test func aHandOverByHand() throws {
        let ai = AITier.priced(0.25)
        let humans = HumanTier(agents: .constant(2), costPerPaidHour: 3)
        let scenario = Scenario.burst(4, ai: ai, humans: humans, humanSeconds: 120)
        #expect(
            mismatches(
                scenario.sample(),
                [
                    "aiConversations": 4, "containmentRate": 0, "assumedResolutionRate": 0,
                    "handOffRate": 1, "humanOffered": 4, "waitingSeconds": 60,
                    "delayedShare": 0.5, "serviceLevel": 0.5, "endToEndMinutes": 4,
                    "endToEndMinutesP50": 3, "endToEndMinutesP90": 5,
                    "occupancy": 480.0 / 7_200, "agentBusyShare": 480.0 / 7_200,
                    "costPerConversation": (4 * 0.25 + 2 * 3) / 4,
                ]) == [])
    }

    /// Four customers, an AI that is always right or always wrong, at .5 each.
    @Test(arguments: [1.0, 0])
    func rightAndWrongByHand(accuracy: Double) throws {
        var scenario = Scenario.burst(4, ai: .priced(0.5))
        scenario.intents[0].aiAccuracy = [accuracy]
        scenario.ai?.answering = Answering(escalation: Escalation(judgement: .never))
        scenario.satisfaction = Satisfaction(ai: [0.9], human: [1], unresolved: 0.2)
        let sample = scenario.sample()
        #expect(
            mismatches(
                sample,
                [
                    "trueResolutionRate": accuracy, "aiTrueResolutionRate": accuracy,
                    "verifiedResolutionRate": accuracy, "firstContactResolutionRate": accuracy,
                    "wrongContainedRate": 1 - accuracy, "selectiveRisk": 1 - accuracy,
                    "coverage": 1, "aiAccuracy": accuracy, "containmentRate": 1,
                    "assumedResolutionRate": 1, "repeatRateAfterAI": 0,
                    "areaUnderRiskCoverage": 1 - accuracy,
                    "customerSatisfaction": accuracy == 1 ? 0.9 : 0.2,
                    "aiSatisfaction": accuracy == 1 ? 0.9 : 0.2, "costPerBilledOutcome": 0.5,
                ]) == [])
        // The AI knows how good it is in an intent.
        #expect(try sample.linearised(#require(Measure.named("brierScore")))?.mean ?? 1 < 1e-9)
        #expect(try applies("costPerTrueResolution", to: sample) == (accuracy == 1))
        #expect(try !applies("humanFailureRate", to: sample))
        #expect(try !applies("trueResolutionGap", to: sample))
        #expect(try !applies("handOffRateLowConfidence", to: sample))
    }

    /// Eight conversations at .5 and as many resolutions at 1.
    @Test func pricesAddUpByHand() throws {
        var scenario = Scenario.burst(8, ai: .priced(0.5))
        scenario.intents[0].aiAccuracy = [1]
        scenario.ai?.answering = Answering(escalation: Escalation(judgement: .never))
        scenario.ai?.prices.append(
            PriceRule(name: "r", basis: .resolution(window: .hour), price: 1))
        #expect(
            mismatches(
                scenario.sample(),
                [
                    "costPerTrueResolution": 1.5, "costPerBilledOutcome": 1.5,
                    "aiCostPerConversation": 1.5,
                ]) == [])
    }

    @Test func chatsByHand() throws {
        let humans = HumanTier(agents: .constant(1), totalRates: [1, 1.5, 1.5])
        let scenario = Scenario.burst(2, humans: humans, humanSeconds: 90)
        // Two at rate 3/4 for 120 s: of three slots two in use for 240 of 10 800 s.
        #expect(
            mismatches(
                scenario.sample(),
                [
                    "humanSessionMinutes": 2, "occupancy": 240.0 / 10_800,
                    "agentBusyShare": 120.0 / 3_600, "conversationsPerBusyAgent": 2,
                ]) == [])
    }

    @Test func withoutAgentsEverybodyIsUnserved() throws {
        let scenario = Scenario.burst(
            4, ai: AITier(share: 1), humans: HumanTier(agents: .constant(0)))
        let sample = scenario.sample()
        #expect(mismatches(sample, ["unservedRate": 1, "handOffRate": 1, "humanOffered": 0]) == [])
        #expect(try !applies("abandonmentRate", to: sample))
        #expect(try !applies("occupancy", to: sample))
    }

    @Test(arguments: [(49, nil), (50, 0.98), (100, 0.99)] as [(Int, Double?)])
    func theWorstHourNeedsFiftyOffers(count: Int, expected: Double?) throws {
        let scenario = Scenario.burst(
            count, humans: HumanTier(agents: .constant(1)), patience: .constant(10))
        let sample = scenario.sample()
        let name = "abandonmentRateWorstHour"
        #expect(try applies(name, to: sample) == (expected != nil))
        if let expected { #expect(mismatches(sample, [name: expected]) == []) }
    }

    /// 8 agents with four customers before, 2 agents with one customer now: the occupancy is
    /// the same, and at it the work needs 2 of 8 agents.
    @Test func comparisonsWithTheBaselineByHand() throws {
        func humans(_ agents: Int) -> HumanTier { HumanTier(agents: .constant(agents)) }
        let before = Scenario.burst(
            8, humans: humans(8), repeats: RepeatContacts(afterHuman: 1, delay: .constant(60)),
            horizon: 121)
        let after = Scenario.burst(
            1, humans: humans(2), humanSeconds: 120,
            repeats: RepeatContacts(afterHuman: 1, delay: .constant(1)), horizon: 122)
        let runs = before.sample().observations
        var sample = after.sample()
        sample.baseline = runs
        // Before: each agent is busy for 61 of 121 s; 16 offered, 8 fresh.
        // After: one of two agents for 121 of 122 s; 2 offered, 1 fresh.
        let (occupancyBefore, occupancyAfter) = (61.0 / 121, 121.0 / 244)
        #expect(
            mismatches(
                sample,
                [
                    "fullTimeEquivalentsFreed":
                        8 * 4.2 - 2 * 4.2 * occupancyAfter / occupancyBefore,
                    "endToEndChange": 1, "repeatRateChange": 0,
                    "occupancyChange": occupancyAfter - occupancyBefore,
                ]) == [])
    }

    @Test func partsAddUpToTheWhole() throws {
        let scenario = try Workload(
            "theory/priority-12", ["horizonDays": "0.3", "warmUpDays": "0"]
        ).scenario
        let dimensions: [Grouping] = [.hourOfWeek, .intent]
        let breakdowns = scenario.sample(by: dimensions).breakdowns(by: dimensions)
        let whole = try #require(scenario.sample().values().first { $0.measure.name == "offered" })
        for dimension in dimensions {
            let parts = breakdowns.filter { $0.dimension == dimension }.map { part in
                part.values.first { $0.measure.name == "offered" }?.replications ?? []
            }
            #expect(parts.count == (dimension == .intent ? 2 : 168))
            let sums = whole.replications.indices.map { replication in
                parts.reduce(0) { $0 + ($1.isEmpty ? 0 : $1[replication]) }
            }
            #expect(sums == whole.replications)
        }
        #expect(whole.replications.allSatisfy { $0 > 100 })
    }

    /// Numbers present at a time: the hours' means, weighted by how long they are measured, are
    /// that of the run, but for customers who wait from one hour into the next.
    @Test func numbersPresentAreMeansOverTime() throws {
        let scenario = try Workload(
            "theory/priority-12", ["horizonDays": "0.3", "warmUpDays": "0"]
        ).scenario
        let sample = scenario.sample(by: [.hourOfWeek])
        let hours = sample.breakdowns(by: [.hourOfWeek])
        let measured = scenario.measurement.measuredHours
        #expect(abs(measured.reduce(0, +) - 7.2) < 1e-9)
        for (name, tolerance) in [
            ("agentsOnDuty", 1e-9), ("slotsOnDuty", 1e-9), ("offeredLoad", 1e-9),
            ("queueLength", 0.02),
        ] {
            let whole = try #require(sample.values().first { $0.measure.name == name })
            let mean = hours.enumerated().reduce(0.0) { sum, hour in
                let value = hour.element.values.first { $0.measure.name == name }
                #expect((value != nil) == (measured[hour.offset] > 0))
                return sum + measured[hour.offset] * (value?.replications.first ?? 0) / 7.2
            }
            let expected = try #require(whole.replications.first)
            #expect(expected > 0 && abs(mean / expected - 1) < tolerance, "\(name) \(mean)")
        }
    }
}

extension AITier {
    /// An AI for everybody, at a price per conversation.
    fileprivate static func priced(_ price: Double) -> AITier {
        AITier(
            share: 1,
            prices: [PriceRule(name: "each", basis: .conversation, price: price)])
    }
}
