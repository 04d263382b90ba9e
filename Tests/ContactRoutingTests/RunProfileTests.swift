import SimulationKernel
import Testing

@testable import ContactRouting

@Suite struct RunProfileTests {
    /// Looking on changes nothing, and the parts can be done again whatever the scenario.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func theOutcomeIsThatOfTheRun(seed: UInt64) throws {
        let scenario = Scenario.random(seed: seed)
        let profile = try RunProfile(scenario, CustomerStream(seed: 3, replication: 1))
        let tally = try simulate(scenario, CustomerStream(seed: 3, replication: 1))
        #expect(profile.tally == tally)
        #expect(Double(profile.greatestPending) >= profile.meanPending)
        #expect(profile.meanPending > 0)
        #expect(profile.cancellations >= 0)
        #expect(profile.issues >= tally.total.fresh)
        #expect(profile.drawCustomers() == profile.drawCustomers())
        // Blocked and unserved conversations are not sampled; alone they leave nothing to record.
        let sampled = tally.total.contained + tally.total.handled + tally.total.abandoned
        #expect(profile.recordConversations() == (sampled > 0 ? tally.total.closed : 0))
    }

    @Test func whatHappensIsCounted() throws {
        // Five at once, one agent, a minute each: four wait, and the last two give up.
        let scenario = Scenario.sample(
            demand: .burst(5), humans: HumanTier(agents: .constant(1)),
            patience: .constant(130), measurement: .seconds(3_600))
        let profile = try RunProfile(scenario, CustomerStream(seed: 1, replication: 0))
        #expect(profile.issues == 5)
        #expect(profile.waits == 4)
        #expect(profile.returns == 0)
        #expect(profile.queuedEvents == profile.tally.events - 5)
        #expect(profile.tally.total.abandoned == 2)
        #expect(profile.cancellations == 2)
        #expect(profile.recordConversations() == 5)
    }

    @Test func aChatThatIsSlowedDownIsScheduledAnew() throws {
        // Two at once with one agent: the end of the first is taken back when the second
        // begins, and that of the one left over when the other ends.
        let scenario = Scenario.sample(
            demand: .burst(2), humans: HumanTier(agents: .constant(1), totalRates: [1, 1.5]),
            measurement: .seconds(3_600))
        #expect(
            try RunProfile(scenario, CustomerStream(seed: 1, replication: 0)).cancellations == 2)
    }

    @Test func thePatienceOfThoseWhoWaitIsDrawn() throws {
        let patient = Scenario.sample(
            demand: .burst(5), humans: HumanTier(agents: .constant(1)), patience: .constant(130))
        var longer = patient
        longer.intents[0].patience = .constant(131)
        let first = try RunProfile(patient, CustomerStream(seed: 1, replication: 0))
        let second = try RunProfile(longer, CustomerStream(seed: 1, replication: 0))
        #expect(second.drawCustomers() - first.drawCustomers() == 4_000_000)
    }
}
