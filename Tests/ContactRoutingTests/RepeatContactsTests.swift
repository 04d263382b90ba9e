import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct RepeatContactsTests {
    /// Contained at 2:00 after the start, back ten minutes later, until the doors close.
    private func scenario(_ repeats: RepeatContacts, window: Double) -> Scenario {
        var scenario = Scenario.sample(
            demand: .burst(4), ai: AITier(share: 1), containment: 1, repeats: repeats,
            measurement: .seconds(1_500))
        scenario.measurement.returnWindow = TimeSpan(seconds: window)
        return scenario
    }

    @Test func certainReturnsByHand() {
        let repeats = RepeatContacts(afterAI: 1, delay: .constant(600))
        let tally = Tally(scenario(repeats, window: 599))
        // Starts at 0, 720 and 1440; the next would be at 2160.
        #expect(tally.total.offered == 12)
        #expect(tally.total.fresh == 4)
        #expect(tally.total.contained == 12)
        #expect(tally.total.assumedResolved == 12)
        #expect(tally.aiSessionTicks == 4 * 300_000_000)
    }

    /// A return that would come after the doors have closed still tells what it tells.
    @Test func whoReturnsWithinTheWindowWasNotResolved() {
        let repeats = RepeatContacts(afterAI: 1, delay: .constant(600))
        #expect(Tally(scenario(repeats, window: 600)).total.assumedResolved == 0)
        let never = Tally(scenario(RepeatContacts(afterHuman: 1), window: 600)).total
        #expect(never.assumedResolved == 4)
        #expect(never.offered == 4)
    }

    /// Of those whom the AI answered the wronged come back, or the others, as it is written.
    @Test(arguments: [true, false])
    func theWrongedReturn(isWrong: Bool) {
        var scenario = Scenario.answering(hours: 2, humans: nil)
        scenario.repeats = RepeatContacts(
            afterAI: isWrong ? 0 : 1, afterWrongAnswer: isWrong ? 1 : 0,
            delay: .constant(100 * 3_600))
        let truth = Tally(scenario).resolutions.total
        let right = truth.contained - truth.containedWrong
        #expect(truth.contained > 500 && truth.containedWrong > 100 && right > 100)
        #expect(truth.returning == (isWrong ? truth.containedWrong : right))
    }

    /// Who would come at the very moment when the doors close finds them closed.
    @Test(arguments: [(1_379.999_999, 8), (1_380.0, 4)])
    func theDoorsCloseInFrontOfWhoReturns(delay: Double, offered: Int) {
        let repeats = RepeatContacts(afterAI: 1, delay: .constant(delay))
        #expect(Tally(scenario(repeats, window: 60)).total.offered == offered)
    }

    @Test func aReturnCountsButNotAsFreshWhenTheIssueBeganInTheWarmUp() {
        let scenario = Scenario.sample(
            demand: .burst(5), humans: HumanTier(agents: .constant(5)),
            repeats: RepeatContacts(afterHuman: 1, delay: .constant(1_800)),
            measurement: .seconds(2_000, warmUp: 1_000))
        let flow = Tally(scenario).total
        #expect(flow.offered == 5)
        #expect(flow.fresh == 0)
    }

    @Test(
        arguments: [
            (RepeatContacts(afterHuman: 1, delay: .constant(60)), 2, nil),
            (RepeatContacts(afterAbandonment: 1, delay: .constant(60)), 1, 0),
            (RepeatContacts(afterAbandonment: 1, delay: .constant(60)), 1, nil),
            (RepeatContacts(afterUnserved: 1, delay: .constant(60)), 0, nil),
        ] as [(RepeatContacts, Int, Int?)])
    func eachWayToEndHasItsOwnReturns(repeats: RepeatContacts, agents: Int, room: Int?) {
        func flow(_ repeats: RepeatContacts) -> Flow {
            Tally(
                .sample(
                    demand: .burst(2),
                    humans: HumanTier(agents: .constant(agents), waitingRoom: room),
                    patience: .constant(0), repeats: repeats, measurement: .seconds(200))
            ).total
        }
        #expect(flow(repeats).offered > 2)
        #expect(flow(repeats).fresh == 2)
        #expect(flow(RepeatContacts()).offered == 2)
    }

    /// One in five returns: attempts per issue 1 / (1 - .2), so one attempt in five is a repeat.
    @Test(arguments: [RepeatContacts.Clock.wall, .demand])
    func theRepeatRateIsTheProbability(clock: RepeatContacts.Clock) {
        let scenario = Scenario.sample(
            demand: Demand(issues: .constant(200)), humans: HumanTier(agents: .constant(20)),
            humanSession: .constant(10),
            repeats: RepeatContacts(
                afterHuman: 0.2, delay: .exponential(mean: 600), clock: clock),
            measurement: .seconds(50 * 3_600, warmUp: 7_200))
        let flow = Tally(scenario).total
        let rate = Double(flow.offered - flow.fresh) / Double(flow.offered)
        #expect(agree(rate, 0.2, standardError: standardError(ofShare: 0.2, trials: 12_500)))
    }

    /// On the demand clock nobody comes back in hours in which nobody comes.
    @Test func returnsOnTheDemandClockKeepTheShapeOfTheCurve() {
        func offered(_ clock: RepeatContacts.Clock) -> [Int] {
            let curve = Timetable(
                interval: .hour, values: [0, 40, 10, 0] as [Double], isCyclic: true)
            let scenario = Scenario.sample(
                demand: Demand(issues: curve), humans: HumanTier(agents: .constant(20)),
                repeats: RepeatContacts(
                    afterHuman: 0.5, delay: .exponential(mean: 5_400), clock: clock),
                measurement: .seconds(168 * 3_600))
            let hours = Tally(scenario).byInterval
            return (0..<4).map { hour in
                stride(from: hour, to: 168, by: 4).reduce(0) { $0 + hours[$1].offered }
            }
        }
        let warped = offered(.demand)
        #expect(warped[0] == 0)
        #expect(warped[3] == 0)
        #expect((3.5...4.5).contains(Double(warped[1]) / Double(warped[2])))
        // Canary: on the wall clock they do.
        #expect(offered(.wall)[3] > 100)
    }

    /// Who comes back after the first conversation is counted by whether the AI had a session, in
    /// the first form too: four with the AI come back twice each, four without it do not.
    @Test func firstConversationsAndWhoComesBack() {
        var scenario = Scenario.sample(
            demand: .burst(4), ai: AITier(share: 1), containment: 1,
            repeats: RepeatContacts(afterAI: 0.999_999, delay: .constant(600)),
            measurement: .seconds(1_500))
        let flow = Tally(scenario).total
        #expect(flow.offered == 12 && flow.repeatsWithAI == 8 && flow.firstWithAI == 4)
        #expect(flow.firstWithAIReturning == 4 && flow.firstWithoutAIReturning == 0)
        scenario.ai = nil
        scenario.repeats = RepeatContacts(afterHuman: 0.999_999, delay: .constant(600))
        let humans = Tally(scenario).total
        #expect(humans.firstWithAI == 0 && humans.firstWithAIReturning == 0)
        #expect(humans.fresh == 4 && humans.firstWithoutAIReturning == 4)
    }
}
