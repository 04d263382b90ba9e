import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// Ten agents against what customers bring, who arrive at one a minute.
struct ScenarioLoadTests {
    private func scenario(
        sessionMinutes: Double, rates: [Double] = [1], ai: AITier? = nil,
        patientShare: Double = 1
    ) -> Scenario {
        func intent(_ share: Double, _ patience: Distribution?) -> Intent {
            Intent(
                name: "any", share: share, containment: 1, aiSession: .constant(300),
                humanSession: .exponential(mean: sessionMinutes * 60), patience: patience,
                priorityClass: 0)
        }
        return Scenario(
            demand: Demand(issues: .constant(60)),
            intents: [intent(patientShare, nil), intent(1 - patientShare, .constant(60))],
            ai: ai, humans: HumanTier(agents: .constant(10), totalRates: rates),
            repeats: RepeatContacts(), measurement: MeasurementPlan(horizon: .day))
    }

    @Test func loadAndCapacityByHand() {
        let scenario = scenario(sessionMinutes: 7, rates: [1, 1.5])
        #expect(abs(scenario.humanOfferedLoad - 7) < 1e-9)
        #expect(scenario.humanCapacity == 15)
        #expect(!scenario.isUnstable)
    }

    @Test func anAgentWhoIsNeverIdleWorksAtTheLastRate() {
        #expect(scenario(sessionMinutes: 16, rates: [1, 2, 1.5]).isUnstable)
        #expect(!scenario(sessionMinutes: 14, rates: [1, 2, 1.5]).isUnstable)
    }

    @Test func onlyThePatientMakeAQueueGrow() {
        #expect(scenario(sessionMinutes: 12).isUnstable)
        #expect(!scenario(sessionMinutes: 12, patientShare: 0.8).isUnstable)
        #expect(scenario(sessionMinutes: 12, patientShare: 0.9).isUnstable)
    }

    @Test func whatTheAIHasNoRoomForGoesToTheHumans() {
        // Five erlangs of AI sessions; two fit, so three fifths at least reach the humans.
        let limited = AITier(share: 1, sessionLimit: 2)
        #expect(abs(scenario(sessionMinutes: 10, ai: limited).humanOfferedLoad - 6) < 1e-9)
        #expect(scenario(sessionMinutes: 17, ai: limited).isUnstable)
        #expect(!scenario(sessionMinutes: 17, ai: AITier(share: 1)).isUnstable)
    }

    /// One issue a minute for a day; a quarter of those whom the AI contains come back.
    @Test func conversationsOfAReplication() {
        var scenario = scenario(sessionMinutes: 10, ai: AITier(share: 1))
        #expect(abs(scenario.expectedConversations - 1_440) < 1e-9)
        scenario.repeats = RepeatContacts(afterAI: 0.25)
        scenario.measurement.warmUp = .day
        #expect(abs(scenario.expectedConversations - 2 * 1_440 / 0.75) < 1e-9)
    }
}
