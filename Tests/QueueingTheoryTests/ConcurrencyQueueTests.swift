import TestSupport
import Testing

@testable import QueueingTheory

struct ConcurrencyQueueTests {
    /// T27.
    @Test func threeSlots() throws {
        let queue = try ConcurrencyQueue(
            arrivalRate: 0.25, workRate: 1.0 / 6, totalRates: [1, 1.6, 2])
        let expected = [0.123076923076923, 0.184615384615385, 0.173076923076923, 0.129807692307692]
        for (number, probability) in expected.enumerated() {
            #expect(agree(queue.probability(of: number), probability))
        }
        #expect(agree(queue.meanQueueLength, 1.55769230769231))
        #expect(agree(queue.meanWait, 6.23076923076923))
        #expect(agree(queue.waitProbability, 0.519230769230769))
        #expect(agree(queue.meanConcurrencyWhileBusy, 2.38157894736842))
        #expect(agree(queue.meanChatsHeld, 2.08846153846154))
        #expect(queue.abandonmentProbability == 0)
    }

    @Test func impatientCustomersMayOverloadIt() throws {
        let queue = try ConcurrencyQueue(
            arrivalRate: 0.4, workRate: 1.0 / 6, totalRates: [1, 1.6, 2], abandonmentRate: 0.1)
        #expect(agree(queue.probability(of: 0), 0.0453546638731579))
        #expect(agree(queue.meanQueueLength, 1.1081187283654))
        #expect(agree(queue.meanWait, 2.77029682091351))
        #expect(agree(queue.abandonmentProbability, 0.277029682091351))
        #expect(agree(queue.meanConcurrencyWhileBusy, 2.60092071671326))
    }

    /// T14, then the same identity for the waits.
    @Test func ratesInProportionAreSeparateServers() throws {
        let queue = try ConcurrencyQueue(arrivalRate: 10, workRate: 12, totalRates: [1, 2, 3])
        let expected = [
            0.43213296398892, 0.3601108033241, 0.150046168051708, 0.0416794911254745,
            0.0115776364237429,
        ]
        for (number, probability) in expected.enumerated() {
            #expect(agree(queue.probability(of: number), probability))
        }
        let erlang = try ErlangC(arrivalRate: 10, serviceRate: 12, servers: 3)
        #expect(agree(queue.waitProbability, erlang.waitProbability))
        #expect(agree(queue.meanWait, erlang.meanWait))
    }

    @Test func aFullAgentMustKeepUp() {
        #expect(throws: UnstableQueue(offeredLoad: 1, servers: 1)) {
            try ConcurrencyQueue(arrivalRate: 2, workRate: 1, totalRates: [1, 2])
        }
    }
}
