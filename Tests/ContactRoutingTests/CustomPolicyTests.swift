import ContactRouting
import RandomVariates
import SimulationKernel
import Testing

// An example begins here.

/// Hands over below .6, but answers anything better than a guess once five customers wait for
/// each agent on duty.
struct Considerate: EscalationPolicy {
    func decide(_ now: EscalationSnapshot) -> EscalationDecision {
        if now.customerAsks { return .handOver(.customerAsked) }
        guard let confidence = now.confidence else { return .answer() }
        let isCrowded = now.queueLength > 5 * now.agentsOnDuty
        return confidence < (isCrowded ? 0.5 : 0.6) ? .handOver(.lowConfidence) : .answer()
    }
}

// The example ends here.

/// What a Swift user can do from outside: nothing here is `@testable`.
struct CustomPolicyTests {
    private static let scenario = Scenario(
        demand: Demand(issues: .constant(300)),
        intents: [
            Intent(
                name: "all", share: 1, containment: 0, aiSession: .exponential(mean: 120),
                humanSession: .exponential(mean: 600), patience: .exponential(mean: 600),
                priorityClass: 0, aiAccuracy: [0.6])
        ],
        ai: AITier(
            share: 1, answering: Answering(escalation: Escalation(judgement: .threshold(0.6)))),
        humans: HumanTier(agents: .constant(2)), repeats: RepeatContacts(),
        measurement: MeasurementPlan(horizon: .day))

    /// Two agents are overrun: the considerate policy hands over less and fewer give up.
    @Test func aPolicyOfOnesOwnDecides() throws {
        let scenario = Self.scenario
        // An example begins here.
        var considerate = scenario
        considerate.ai?.answering?.policy = Considerate()
        let stream = CustomerStream(seed: 1, replication: 0)
        let own = try simulate(considerate, stream)
        let fixed = try simulate(scenario, stream)
        // The example ends here.
        #expect(own.total.offered == fixed.total.offered)
        #expect(own.total.handOffs < fixed.total.handOffs)
        #expect(own.total.abandoned < fixed.total.abandoned)
        #expect(own.contradictions(Self.scenario) == [])
    }
}
