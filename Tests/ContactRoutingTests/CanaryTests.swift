import RandomVariates
import SimulationKernel
import Synchronization
import Testing

@testable import ContactRouting

/// A run that is broken on purpose is caught, and by name.
struct CanaryTests {
    private static let scenario = {
        var scenario = Scenario.answering(
            .honest, Escalation(judgement: .threshold(0.6)), perHour: 300,
            aiSession: .exponential(mean: 100), humans: HumanTier(agents: .constant(3)))
        scenario.intents[0].patience = .exponential(mean: 200)
        scenario.humans?.canFail = true
        return scenario
    }()

    private static let returning = {
        var scenario = CanaryTests.scenario
        scenario.repeats = RepeatContacts(afterAI: 0.2, afterWrongAnswer: 0.6)
        return scenario
    }()

    /// Runs to the end; `meddle` sees every event first and may swallow it.
    private func contradictions(
        _ scenario: Scenario = CanaryTests.scenario,
        _ meddle:
            (ContactEvent, inout ContactCentre<Recorder>, inout Agenda<ContactEvent>) -> Bool
    ) -> [String] {
        let stream = CustomerStream(seed: 1, replication: 0)
        var agenda = Agenda<ContactEvent>()
        var centre = ContactCentre(scenario, stream, observer: Recorder(scenario, stream))
        let events = centre.runToTheEnd(&agenda) { centre, event, agenda in
            meddle(event, &centre, &agenda)
        }
        return centre.observer.tally(events: events, leftBehind: centre.inSession)
            .contradictions(scenario)
    }

    /// The scenario with a policy of one's own.
    private func deciding(_ policy: some EscalationPolicy) -> Scenario {
        var scenario = CanaryTests.scenario
        scenario.ai?.answering?.policy = policy
        return scenario
    }

    @Test func anUntouchedRunIsSound() {
        #expect(contradictions { _, _, _ in true } == [])
        #expect(contradictions(Self.returning) { _, _, _ in true } == [])
    }

    /// What a policy may see can say more than confidence: locked intents while accuracy drifts,
    /// wronged customers who ask for a human. That is no sight of the truth.
    @Test func whatPoliciesMaySeeIsNoAlarm() {
        var scenario = Scenario.answering(
            .honest, Escalation(rules: [.intents([1])], judgement: .never), perHour: 600,
            hours: 72)
        scenario.ai?.answering?.accuracyDriftPerDay = 0.1
        var other = scenario.intents[0]
        scenario.intents[0].share = 0.5
        (other.name, other.share, other.aiAccuracy) = ("other", 0.5, [0.3])
        scenario.intents.append(other)
        #expect(Tally(scenario).contradictions(scenario) == [])
    }

    /// Gives what is right and holds back what is wrong: it must have seen the truth.
    private final class Oracle: EscalationPolicy {
        let truth = Mutex(false)

        static func == (one: Oracle, other: Oracle) -> Bool { one === other }

        func decide(_ snapshot: EscalationSnapshot) -> EscalationDecision {
            truth.withLock { $0 } ? .answer() : .handOver(.other)
        }
    }

    @Test func aPolicyThatReadsTheTruthIsCaught() {
        let oracle = Oracle()
        let found = contradictions(deciding(oracle)) { event, centre, _ in
            if case .aiSessionEnded(let place) = event {
                let isCorrect = centre.conversations[place].traits.isCorrect
                oracle.truth.withLock { $0 = isCorrect }
            }
            return true
        }
        #expect(found == ["the policy does not see the truth"])
    }

    /// A policy that decides by anything else, even by chance, is not.
    private struct Fickle: EscalationPolicy {
        func decide(_ snapshot: EscalationSnapshot) -> EscalationDecision {
            snapshot.memory % 3 == 0
                ? .handOver(.other, remembering: snapshot.memory + 1)
                : .answer(remembering: snapshot.memory + 1)
        }
    }

    @Test func aFicklePolicyIsSound() {
        #expect(contradictions(deciding(Fickle())) { _, _, _ in true } == [])
    }

    /// The hundredth human session never ends.
    @Test func aLostDepartureIsCaught() {
        var ends = 0
        let found = contradictions { event, _, _ in
            guard case .humanSessionEnded = event else { return true }
            ends += 1
            return ends != 100
        }
        #expect(found == ["lost departure: nobody stays for ever where agents work"])
    }

    /// The customer of one return comes twice.
    @Test func aDoubleCountedReturnIsCaught() {
        var returns = 0
        let found = contradictions(Self.returning) { event, centre, agenda in
            guard case .customerReturns(let place) = event else { return true }
            returns += 1
            if returns == 10 {
                var twin = centre.conversations[place]
                let other = centre.conversations.insert(issue: twin.issue, twin.traits)
                twin.next = centre.conversations[other].next
                centre.conversations[other] = twin
                centre.handle(.customerReturns(other), agenda: &agenda)
            }
            return true
        }
        #expect(found.contains("returns: as many begin as were due"))
        #expect(found.contains("issues = resolved + lost + open"))
    }
}
