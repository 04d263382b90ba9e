import TestSupport
import Testing

@testable import QueueingTheory

struct ChatSpreadTests {
    @Test func oneSlotEachIsABirthDeathChain() {
        let spread = ChatSpread(arrivalRate: 3, rates: [2], agents: 3)
        #expect(spread.ratios == [1.5, 0.75, 0.5])
        #expect(spread.busyAgents == [0, 1, 2, 3])
    }

    /// Two agents with two slots: with two chats, either one each or both at one agent.
    @Test func twoChatsMaySitWithOneAgent() {
        let spread = ChatSpread(arrivalRate: 1, rates: [1, 1], agents: 2)
        // The balance of states 00, 01, 11, 02, 12, 22 is 1/3, 1/3, 1/7, 1/21, 2/21, 1/21.
        #expect(agree(spread.busyAgents[2], 7.0 / 4))
        #expect(agree(spread.ratios[0], 1))
    }

    /// Arrivals far faster than departures: elimination with subtraction gives negative ratios.
    @Test func aHeavyLoadKeepsRatiosPositiveAndFalling() {
        let ratios = ChatSpread(arrivalRate: 38, rates: [1, 1.6, 2], agents: 20).ratios
        #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $0 > $1 })
        #expect(agree(ratios[0], 38))
        #expect(agree(ratios[59], 0.95))
    }
}
