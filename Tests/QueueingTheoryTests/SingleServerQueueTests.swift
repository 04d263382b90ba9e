import TestSupport
import Testing

@testable import QueueingTheory

struct SingleServerQueueTests {
    /// T20: constant, Erlang-2, exponential, lognormal with c = 1.2, c^2 = 4.
    @Test(
        arguments: [
            (0, 2.0), (0.707106781186547524, 3), (1, 4), (1.2, 4.88), (2, 10),
        ] as [(Double, Double)])
    func meanWait(variation: Double, expected: Double) throws {
        let queue = try SingleServerQueue(
            arrivalRate: 0.8, meanService: 1, coefficientOfVariation: variation)
        #expect(agree(queue.meanWait, expected))
        #expect(agree(queue.meanQueueLength, 0.8 * expected))
        #expect(agree(queue.meanTimeInSystem, expected + 1))
        #expect(agree(queue.meanNumberInSystem, 0.8 * (expected + 1)))
        #expect(agree(queue.occupancy, 0.8))
    }

    @Test func exponentialServiceIsErlangC() throws {
        let queue = try SingleServerQueue(
            arrivalRate: 1, meanService: 0.5, coefficientOfVariation: 1)
        let erlang = try ErlangC(arrivalRate: 1, serviceRate: 2, servers: 1)
        #expect(agree(queue.meanWait, erlang.meanWait))
    }

    @Test func fullLoadIsRefused() {
        #expect(throws: UnstableQueue(offeredLoad: 1, servers: 1)) {
            try SingleServerQueue(arrivalRate: 2, meanService: 0.5, coefficientOfVariation: 0)
        }
    }
}
