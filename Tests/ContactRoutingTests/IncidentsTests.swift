import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct IncidentsTests {
    private func window(_ start: Double, _ minutes: Double) -> Outages.Window {
        Outages.Window(
            start: TimeSpan(seconds: start * 60), length: TimeSpan(seconds: minutes * 60))
    }

    private func scenario(_ change: (inout Incidents) -> Void) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(6_000)), ai: AITier(share: 1),
            humans: HumanTier(agents: .constant(10)), aiSession: .constant(1),
            patience: .constant(0), measurement: .seconds(36_000))
        var second = scenario.intents[0]
        scenario.intents[0].share = 0.75
        (second.name, second.share, second.containment) = ("parcels", 0.25, 0.8)
        scenario.intents.append(second)
        var incidents = Incidents()
        change(&incidents)
        scenario.incidents = incidents
        return scenario
    }

    /// What happens from minute 90 to minute 225 does, and nothing else.
    @Test func demandMixAndAnswersChangeTogether() {
        let tally = Tally(
            scenario {
                $0.windows = [window(90, 120), window(200, 25)]
                ($0.demandFactor, $0.intentFactors) = (3, [1, 9])
                $0.accuracyFactor = 0.5
            })
        // Half of hour 1, all of hour 2 and three quarters of hour 3 are within it.
        for (hour, share) in [(0, 0.0), (1, 0.5), (2, 1), (3, 0.75), (4, 0)] {
            let expected = 6_000 * (1 + 2 * share)
            #expect(
                agree(
                    Double(tally.byInterval[hour].offered), expected,
                    standardError: expected.squareRoot()), "hour \(hour)")
        }
        func containment(_ hour: Int) -> Double {
            Double(tally.byInterval[hour].contained) / Double(tally.byInterval[hour].offered)
        }
        // Of three quarters and nine quarters the second intent is 3/4: .5 (.25 x .5 + .75 x .8).
        let within = 0.5 * (0.25 * 0.5 + 0.75 * 0.8)
        #expect(
            agree(
                containment(2), within,
                standardError: standardError(ofShare: within, trials: 18_000)))
        let usual = 0.75 * 0.5 + 0.25 * 0.8
        #expect(
            agree(
                containment(0), usual, standardError: standardError(ofShare: usual, trials: 6_000)))
    }

    /// To the last bit; and an incident that the run does not meet.
    @Test func whatDoesNothingIsOff() {
        var plain = scenario { _ in }
        plain.incidents = nil
        var flows = Tally(scenario { $0.windows = [window(90, 120)] })
        flows.events = Tally(plain).events
        #expect(flows == Tally(plain))
        #expect(
            Tally(
                scenario {
                    ($0.windows, $0.demandFactor) = ([window(9_000, 120)], 7)
                }) == Tally(plain))
    }

    /// Chance brings one for a quarter of the time.
    @Test func randomOnesAreARenewalProcess() {
        let scenario = scenario {
            ($0.timeBetween, $0.length) = (.exponential(mean: 900), .exponential(mean: 300))
            $0.demandFactor = 2
        }
        var within = 0.0
        for number in 0..<200 as Range<UInt64> {
            let times = scenario.times(ofIncidents: CustomerStream(seed: 1, number: number))
            #expect(zip(times, times.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
            within += times.reduce(0) {
                $0 + (min($1.upperBound, .zero + TimeSpan(seconds: 36_000)) - $1.lowerBound).seconds
            }
        }
        // It begins up, which tells for a mean of (1 - e^(-t/225)) 225 of t seconds.
        let share = within / 200 / 36_000
        #expect(abs(share - 0.25 * (1 - 225.0 / 36_000)) < 0.01)
        let offered = Double(Tally(scenario).total.offered)
        let times = scenario.times(ofIncidents: CustomerStream(seed: 1, number: 0))
        let own = times.reduce(0) { $0 + ($1.upperBound - $1.lowerBound).seconds } / 36_000
        let expected = 60_000 * (1 + own)
        #expect(agree(offered, expected, standardError: expected.squareRoot()))
    }

    /// The AI does not know of it: what it believes of right answers stays, and more of what it
    /// believes in is wrong.
    @Test func theAIDoesNotKnow() {
        var scenario = scenario { ($0.windows, $0.accuracyFactor) = ([window(0, 600)], 0.5) }
        scenario.ai?.answering = Answering(
            escalation: Escalation(judgement: .thresholds([0.6, 0.6])))
        for intent in scenario.intents.indices { scenario.intents[intent].aiAccuracy = [0.8] }
        let during = Tally(scenario)
        scenario.incidents = nil
        let usual = Tally(scenario)
        func wrong(_ tally: Tally) -> Double {
            let all = tally.resolutions.total
            return Double(all.containedWrong) / Double(all.contained)
        }
        #expect(wrong(during) > 2 * wrong(usual))
        func correct(_ tally: Tally) -> Double {
            let count = tally.confidence.reduce(ConfidenceCount(), +)
            return Double(count.givenCorrect + count.heldCorrect) / Double(count.total)
        }
        #expect(
            agree(correct(during), 0.4, standardError: standardError(ofShare: 0.4, trials: 6e4)))
        #expect(agree(correct(usual), 0.8, standardError: standardError(ofShare: 0.8, trials: 6e4)))
    }

    /// The product and the bot break together.
    @Test func itCanBreakTheAI() {
        var scenario = scenario { ($0.windows, $0.breaksAI) = ([window(60, 60)], true) }
        #expect(scenario.problems.map(\.path) == ["incidents.breaksAI"])
        scenario.ai?.outages = Outages()
        let tally = Tally(scenario)
        #expect(tally.byInterval[1].foundAIDown == tally.byInterval[1].offered)
        #expect(tally.byInterval[2].foundAIDown == 0)
    }
}
