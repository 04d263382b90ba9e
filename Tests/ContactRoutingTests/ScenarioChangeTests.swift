import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

struct ScenarioChangeTests {
    private func changed(
        _ scenario: Scenario, at hours: [Double], _ change: (inout Scenario) -> Void = { _ in }
    ) -> Scenario {
        var whole = scenario
        whole.changes = hours.map { hour in
            var next = scenario
            change(&next)
            return ScenarioChange(at: TimeSpan(seconds: hour * 3_600), to: next)
        }
        return whole
    }

    /// Whatever a centre has, to change nothing changes nothing, to the last bit.
    @Test func equalValuesAreAConstant() {
        for seed in 0..<40 as Range<UInt64> {
            let scenario =
                seed % 2 == 0 ? Scenario.random(seed: seed) : .randomWithTruth(seed: seed)
            let step = scenario.measurement.interval.seconds / 3_600
            let same = changed(scenario, at: [1, 2, 3, 7].map { $0 * step })
            #expect(same.problems.isEmpty)
            var tally = Tally(same, seed: seed)
            tally.events = Tally(scenario, seed: seed).events
            #expect(tally == Tally(scenario, seed: seed), "scenario \(seed)")
        }
    }

    /// Canary: a change that changes something is seen.
    @Test func othersAreNot() {
        let scenario = Scenario.sample(humanSession: .exponential(mean: 60))
        let slower = changed(scenario, at: [5]) {
            $0.intents[0].humanSession = .exponential(mean: 61)
        }
        #expect(Tally(slower) != Tally(scenario))
    }

    /// Four come in each of four hours; from the third on the AI has them all.
    @Test func customersAreThoseOfTheirTime() {
        let none = AITier(share: 0)
        let scenario = Scenario.sample(
            demand: .hours([4, 4, 4, 4]), ai: none, humans: HumanTier(agents: .constant(9)),
            containment: 1, measurement: .seconds(14_400))
        let later = changed(scenario, at: [2]) { $0.ai?.share = 1 }
        let tally = Tally(later)
        #expect(tally.byInterval.prefix(4).map(\.aiConversations) == [0, 0, 4, 4])
        #expect(tally.byInterval.prefix(4).map(\.handled) == [4, 4, 0, 0])
    }

    /// Four come in the first hour and come back two hours later, when work has become ten times as
    /// long: theirs too, although they left before.
    @Test func thoseWhoReturnBringWhatCustomersBringThen() {
        var scenario = Scenario.sample(
            demand: .hours([4, 0, 0, 0]), humans: HumanTier(agents: .constant(9)),
            humanSession: .constant(60), measurement: .seconds(14_400))
        scenario.repeats.afterHuman = 0.999_999
        scenario.repeats.delay = .constant(7_200)
        let later = changed(scenario, at: [1]) {
            $0.intents[0].humanSession = .constant(600)
        }
        let hours = Tally(later).byInterval.prefix(4)
        #expect(hours.map(\.handled) == [4, 0, 4, 0])
        #expect(hours.map(\.sessionTicks) == [240_000_000, 0, 2_400_000_000, 0])
    }

    /// Speeds of groups, limits of the AI and satisfaction go on with the values of the time.
    @Test func whatWorksIsThatOfTheTime() throws {
        var scenario = Scenario.sample(
            demand: .hours([3, 3]), humans: HumanTier(agents: .constant(9)),
            humanSession: .constant(600), measurement: .seconds(7_200))
        scenario.humans?.groups[0].skills = [Skill(speedFactor: 2)]
        let faster = changed(scenario, at: [1]) {
            $0.humans?.groups[0].skills = [Skill(speedFactor: 4)]
        }
        let tally = Tally(faster)
        let minute = Int128(60 * TimeSpan.ticksPerSecond)
        #expect(tally.byInterval.prefix(2).map(\.humanTicks) == [15 * minute, 15 * minute / 2])
    }

    /// The same of a group that is like any other at first.
    @Test func whatIsPlainAtFirstChanges() {
        let scenario = Scenario.sample(
            demand: .hours([3, 3]), humans: HumanTier(agents: .constant(9)),
            humanSession: .constant(600), measurement: .seconds(7_200))
        let faster = changed(scenario, at: [1]) {
            $0.humans?.groups[0].skills = [Skill(speedFactor: 2)]
        }
        let minute = Int128(60 * TimeSpan.ticksPerSecond)
        #expect(
            Tally(faster).byInterval.prefix(2).map(\.humanTicks) == [30 * minute, 15 * minute])
    }

    /// Nothing that changes has a steady state.
    @Test func nothingRecurs() {
        let scenario = Scenario.sample()
        #expect(scenario.recurrence == .constant)
        #expect(changed(scenario, at: [1]).recurrence == .never)
        var people = scenario
        people.humans?.groups[0].careers = Careers(people: 3)
        #expect(people.recurrence == .never)
    }

    @Test func whatIsInForceKeepsTimetables() {
        let scenario = changed(Scenario.sample(), at: [1, 2]) {
            $0.demand.issues = .constant(1)
            $0.intents[0].containment = 0.25
            $0.humans?.groups[0].agents = .constant(7)
        }
        let now = scenario.inForce(at: TimeSpan(seconds: 3_600))
        #expect(now.intents[0].containment == 0.25)
        #expect(now.demand == scenario.demand && now.humans == scenario.humans)
        let before = scenario.inForce(at: TimeSpan(seconds: 3_599))
        #expect(before.intents == scenario.intents)
    }

    @Test func whatCannotChangeIsNamed() {
        let scenario = Scenario.sample()
        func problem(_ change: (inout Scenario) -> Void) -> [String] {
            changed(scenario, at: [1], change).problems.map(\.description)
        }
        #expect(problem { _ in } == [])
        #expect(
            problem { $0.humans?.groups[0].totalRates = [1, 2] } == [
                "changes[0].scenario cannot have another humans.groups than before"
            ])
        #expect(
            problem { $0.ai = AITier(share: 0.5) } == [
                "changes[0].scenario cannot have another ai than before"
            ])
        #expect(
            problem { $0.intents[0].containment = 1.5 } == [
                "changes[0].scenario.intents[0].containment must be between 0 and 1 (found 1.5)"
            ])
        var wrong = changed(scenario, at: [2, 1])
        #expect(
            wrong.problems.map(\.path) == ["changes[1].at"])
        wrong.changes = [ScenarioChange(at: TimeSpan(seconds: 60), to: scenario)]
        #expect(wrong.problems.map(\.path) == ["changes[0].at"])
    }
}
