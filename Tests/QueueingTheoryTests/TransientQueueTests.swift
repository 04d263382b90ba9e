import QueueingTheory
import Testing

struct TransientQueueTests {
    /// T10: a working day of 8 hours, in minutes.
    @Test func publishedExample() {
        let queue = TransientQueue(arrivalRate: 4.2, serviceRate: 0.5, servers: 12, horizon: 480)
        #expect(agree(queue.expectedArrivals, 2016))
        #expect(agree(queue.expectedInTime(within: 1.0 / 3), 1815.2717371114))
        #expect(agree(queue.serviceLevel(within: 1.0 / 3), 0.90043240928143))
        #expect(agree(queue.meanWait, 0.1006807410180))
        #expect(agree(queue.occupancy, 0.69693434948926))
    }

    /// More load than two servers can do, for a while.
    @Test func overload() {
        let queue = TransientQueue(arrivalRate: 3, serviceRate: 1, servers: 2, horizon: 4)
        #expect(agree(queue.expectedInTime(within: 0.5), 5.5566250205557))
        #expect(agree(queue.meanWait, 1.2353863398578))
        #expect(agree(queue.occupancy, 0.76964891675647))
    }

    @Test func aLongHorizonTendsToTheSteadyState() throws {
        let queue = TransientQueue(arrivalRate: 1, serviceRate: 1, servers: 2, horizon: 5000)
        let steady = try ErlangC(arrivalRate: 1, serviceRate: 1, servers: 2)
        #expect(agree(queue.meanWait, steady.meanWait, relative: 1e-3))
        #expect(queue.meanWait < steady.meanWait)
        #expect(agree(queue.serviceLevel(within: 0), 1 - steady.waitProbability, relative: 1e-3))
    }

    @Test func inAnInstantNobodyWaits() {
        let queue = TransientQueue(arrivalRate: 1, serviceRate: 1, servers: 3, horizon: 1e-4)
        #expect(agree(queue.serviceLevel(within: 0), 1))
        #expect(agree(queue.occupancy, 0.5e-4 / 3, relative: 1e-3))
    }
}
