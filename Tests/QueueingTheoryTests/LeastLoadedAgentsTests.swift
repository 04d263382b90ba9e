import TestSupport
import Testing

@testable import QueueingTheory

struct LeastLoadedAgentsTests {
    /// By a linear system over labelled agents, the queue cut where it is negligible; with 16
    /// agents in double precision, by eliminating states one by one without subtraction.
    @Test(arguments: [
        Known(
            arrivalRate: 0.5, workRate: 1.0 / 6, totalRates: [1, 1.6, 2], agents: 2,
            abandonmentRate: 0,
            wait: 0.35503229379184, queueLength: 1.0650968813755, busy: 1.8245233307433,
            held: 4.0738133085047),
        Known(
            arrivalRate: 1, workRate: 0.25, totalRates: [1, 1.5], agents: 4, abandonmentRate: 0.1,
            wait: 0.14130138281048, queueLength: 0.17519707743449, busy: 3.2355176279712,
            held: 4.6243247100812),
        Known(
            arrivalRate: 0.9, workRate: 0.2, totalRates: [1, 1.6, 1.5], agents: 3,
            abandonmentRate: 0.05,
            wait: 0.47134426976244, queueLength: 1.4944849448446, busy: 2.866399872909,
            held: 7.0071820080539),
        Known(
            arrivalRate: 30.4, workRate: 1, totalRates: [1, 1.6, 2], agents: 16,
            abandonmentRate: 0, wait: 0.55598442182577, queueLength: 10.56370401469,
            busy: 15.986586823555, held: 44.209176862678),
        Known(
            arrivalRate: 38, workRate: 1, totalRates: [1, 1.6, 2], agents: 16,
            abandonmentRate: 1, wait: 0.82966366410141, queueLength: 6.3014388247827,
            busy: 15.998964131937, held: 47.267575668482),
    ])
    func knownValues(_ known: Known) throws {
        let queue = try LeastLoadedAgents(
            arrivalRate: known.arrivalRate, workRate: known.workRate,
            totalRates: known.totalRates, agents: known.agents,
            abandonmentRate: known.abandonmentRate)
        #expect(agree(queue.waitProbability, known.wait))
        #expect(agree(queue.meanQueueLength, known.queueLength))
        #expect(agree(queue.meanWait, known.queueLength / known.arrivalRate))
        #expect(agree(queue.meanBusyAgents, known.busy))
        #expect(agree(queue.meanChatsHeld, known.held))
        #expect(agree(queue.meanConcurrencyWhileBusy, known.held / known.busy))
        let lost = known.abandonmentRate * known.queueLength / known.arrivalRate
        #expect(agree(queue.abandonmentProbability, lost))
    }

    struct Known: Sendable {
        let arrivalRate: Double
        let workRate: Double
        let totalRates: [Double]
        let agents: Int
        let abandonmentRate: Double
        let wait: Double
        let queueLength: Double
        let busy: Double
        let held: Double
    }

    @Test(arguments: [0, 0.1] as [Double])
    func oneAgentIsTheConcurrencyQueue(abandonmentRate: Double) throws {
        let several = try LeastLoadedAgents(
            arrivalRate: 0.3, workRate: 1.0 / 6, totalRates: [1, 1.6, 2], agents: 1,
            abandonmentRate: abandonmentRate)
        let one = try ConcurrencyQueue(
            arrivalRate: 0.3, workRate: 1.0 / 6, totalRates: [1, 1.6, 2],
            abandonmentRate: abandonmentRate)
        #expect(agree(several.meanWait, one.meanWait))
        #expect(agree(several.meanBusyAgents, 1 - one.probability(of: 0)))
        #expect(agree(several.meanChatsHeld, one.meanChatsHeld))
        #expect(agree(several.meanConcurrencyWhileBusy, one.meanConcurrencyWhileBusy))
    }

    /// Slots that do not slow each other down are servers, however they are grouped.
    @Test(
        arguments: [(12, [1], 9), (6, [1, 2], 9), (4, [1, 2, 3], 9), (16, [1, 2, 3], 46)]
            as [(Int, [Double], Double)])
    func ratesInProportionAreSeparateServers(
        agents: Int, totalRates: [Double], load: Double
    ) throws {
        let queue = try LeastLoadedAgents(
            arrivalRate: load / 3, workRate: 1.0 / 3, totalRates: totalRates, agents: agents)
        let erlang = try ErlangC(
            arrivalRate: load / 3, serviceRate: 1.0 / 3, servers: agents * totalRates.count)
        #expect(agree(queue.waitProbability, erlang.waitProbability))
        #expect(agree(queue.meanWait, erlang.meanWait))
        #expect(agree(queue.meanChatsHeld, load))
    }

    @Test func manyAgentsWithOneSlot() throws {
        let queue = try LeastLoadedAgents(
            arrivalRate: 1010, workRate: 1, totalRates: [1], agents: 1000, abandonmentRate: 0.02)
        #expect(agree(queue.meanWait, 0.500176400874837))
    }

    /// An arrival never joins a second chat at one agent while another is idle.
    @Test func spareAgentsAreUsedFirst() throws {
        let queue = try LeastLoadedAgents(
            arrivalRate: 0.001, workRate: 1, totalRates: [1, 1.2], agents: 3)
        #expect(agree(queue.meanBusyAgents, queue.meanChatsHeld, relative: 1e-8))
    }

    @Test func fullAgentsMustKeepUp() {
        #expect(throws: UnstableQueue(offeredLoad: 2, servers: 2)) {
            try LeastLoadedAgents(arrivalRate: 3, workRate: 1, totalRates: [1, 1.5], agents: 2)
        }
    }
}
