import Foundation
import QueueingTheory
import TestSupport
import Testing

@Suite(.statistical) struct TransientQueueTests {
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

    /// With patience as long as a service, customers present are as many as with any number of
    /// servers: Poisson with mean load x (1 - exp(-t)). Who arrives gives up at the rate of those
    /// beyond the servers.
    @Test func impatientCustomers() {
        let (load, servers, horizon) = (5.0, 4, 3.0)
        let queue = TransientQueue(
            arrivalRate: load, serviceRate: 1, servers: servers, abandonmentRate: 1,
            horizon: horizon)
        let steps = 2_000
        var (busy, wait) = (0.0, 0.0)
        for step in 0..<steps {
            let mean = load * (1 - exp(-horizon * (Double(step) + 0.5) / Double(steps)))
            var probability = exp(-mean)
            for present in 0..<60 {
                busy += probability * Double(min(present, servers)) / Double(steps)
                // The wait with j ahead, one stage after the other.
                var expected = 0.0
                for ahead in 0..<max(0, present - servers + 1) {
                    let rate = Double(servers + ahead + 1)
                    expected = (1 + (rate - 1) * expected) / rate
                }
                wait += probability * expected / Double(steps)
                probability *= mean / Double(present + 1)
            }
        }
        #expect(agree(queue.occupancy, busy / Double(servers), relative: 1e-6))
        #expect(agree(queue.meanWait, wait, relative: 1e-6))
        #expect(agree(queue.abandonmentProbability, wait, relative: 1e-6))
    }

    @Test func aLongHorizonTendsToErlangA() {
        let queue = TransientQueue(
            arrivalRate: 3, serviceRate: 1, servers: 2, abandonmentRate: 0.5, horizon: 4_000)
        let steady = ErlangA(arrivalRate: 3, serviceRate: 1, abandonmentRate: 0.5, servers: 2)
        #expect(agree(queue.meanWait, steady.meanWait, relative: 1e-3))
        let within = steady.servedWithin(0.7) + steady.abandonedWithin(0.7)
        #expect(agree(queue.waitAtMost(0.7), within, relative: 1e-3))
        #expect(queue.abandonmentProbability < steady.abandonmentProbability)
    }
}
