import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// What is said of a run's memory before it starts.
struct ScenarioMemoryTests {
    @Test func aQueueThatGrowsIsCountedByHand() {
        // A hundred an hour come for ten hours, and two agents end twenty an hour each.
        let scenario = Scenario.sample(
            demand: Demand(issues: .constant(100)), humanSession: .constant(180))
        let presence = scenario.expectedPresence
        #expect(abs(presence.waiting - 600) < 1e-6)
        #expect(presence.withHumans == 2)
        #expect(presence.withAI == 0)
        #expect(presence.returning == 0)
    }

    @Test func aWaitingRoomAndPatienceBoundTheQueue() {
        let few = Scenario.sample(
            demand: Demand(issues: .constant(1_000)),
            humans: HumanTier(agents: .constant(2), waitingRoom: 50))
        #expect(few.expectedPresence.waiting == 50)
        // A thousand an hour come, 120 are served; whoever stays gives up after six minutes.
        let impatient = Scenario.sample(
            demand: Demand(issues: .constant(1_000)), patience: .exponential(mean: 360))
        let waiting = impatient.expectedPresence.waiting
        #expect(waiting > 80 && waiting < 100)
    }

    @Test func whoReturnsLateIsRememberedUntilThen() {
        // One of five comes back after 100 hours: nobody does in these ten.
        let scenario = Scenario.sample(
            demand: Demand(issues: .constant(60)), humans: HumanTier(agents: .constant(20)),
            repeats: RepeatContacts(afterHuman: 0.2, delay: .constant(360_000)))
        let returning = scenario.expectedPresence.returning
        #expect(returning > 120 && returning < 160)
    }

    @Test func shortIntervalsAndLongRunsAreNotCountedOneByOne() {
        let burst = Scenario.sample(demand: .burst(1_000), humans: nil, containment: 1)
        #expect(burst.expectedPresence.total >= 0)
        let waiting = Scenario.sample(
            demand: .burst(1_000), humans: HumanTier(agents: .constant(1)),
            humanSession: .constant(36_000))
        #expect(abs(waiting.expectedPresence.waiting - 1_000) < 10)
    }

    @Test func memoryGrowsWithWhatIsPresentAndWithTables() {
        func scenario(_ perHour: Double) -> Scenario {
            .sample(demand: Demand(issues: .constant(perHour)))
        }
        let (small, large) = (scenario(1_000).expectedMemory, scenario(1e7).expectedMemory)
        #expect(small < 8e6)
        #expect(large > 1e10 && large < 1e11)
    }
}
