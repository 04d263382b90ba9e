import TestSupport
import Testing

@testable import QueueingTheory

struct ErlangCTests {
    /// T1, T2, T3, T7, T8, T9, T21, T22, T23 and a large system.
    @Test(
        arguments: [
            (1.0, 2.0, 1, 0.5, 0.5),
            (0.2, 0.1, 3, 4.0 / 9, 40.0 / 9),
            (0.2, 0.1, 4, 0.173913043478261, 0.869565217391304),
            (1, 1, 2, 1.0 / 3, 1.0 / 3), (2, 1, 3, 4.0 / 9, 4.0 / 9),
            (10, 1, 12, 0.449388224298271, 0.224694112149135),
            (25, 1, 30, 0.249893166886907, 0.0499786333773813),
            (100.0 / 30, 1.0 / 3, 14, 0.17413193359505, 0.130598950196287),
            (3.5, 1.0 / 3, 13, 0.368845636158893, 0.442614763390672),
            (48, 1, 50, 0.694455611196834, 0.347227805598417),
            (3, 1.0 / 3, 12, 0.266034684468662, 0.266034684468662),
            (3.75, 1.0 / 3, 14, 0.342751332561509, 0.373910544612555),
            (100, 1, 105, 0.515707426812309, 0.103141485362462),
            (400, 1, 410, 0.510214857802717, 0.0510214857802717),
            (100, 1, 110, 0.237007500285053, 0.0237007500285053),
            (4950, 1, 5000, 0.366098219422723, 0.00732196438845447),
        ] as [(Double, Double, Int, Double, Double)])
    func waits(
        arrivalRate: Double, serviceRate: Double, servers: Int, waitProbability: Double,
        meanWait: Double
    ) throws {
        let queue = try ErlangC(
            arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
        #expect(agree(queue.waitProbability, waitProbability))
        #expect(agree(queue.meanWait, meanWait))
        #expect(agree(queue.meanQueueLength, arrivalRate * meanWait))
        #expect(agree(queue.meanWaitOfDelayed, meanWait / waitProbability))
        #expect(agree(queue.occupancy, arrivalRate / serviceRate / Double(servers)))
    }

    /// T3, T4, T9, T21, T22.
    @Test(
        arguments: [
            (100.0 / 30, 1.0 / 3, 14, 1.0 / 3, 0.888350019179467),
            (100.0 / 30, 1.0 / 3, 15, 0.33, 0.941126675703965),
            (48, 1, 50, 58.1 / 60, 0.899870777305972),
            (3, 1.0 / 3, 12, 1.0 / 3, 0.809377818879585),
            (3.75, 1.0 / 3, 14, 1.0 / 3, 0.747490303304627),
        ] as [(Double, Double, Int, Double, Double)])
    func servedInTime(
        arrivalRate: Double, serviceRate: Double, servers: Int, time: Double, share: Double
    ) throws {
        let queue = try ErlangC(
            arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
        #expect(agree(queue.waitAtMost(time), share))
        #expect(agree(queue.waitQuantile(share), time))
        #expect(agree(queue.waitAtMost(0), 1 - queue.waitProbability))
    }

    @Test func quantiles() throws {
        let queue = try ErlangC(arrivalRate: 100.0 / 30, serviceRate: 1.0 / 3, servers: 14)
        #expect(agree(queue.waitQuantile(0.99), 2.14292111846587))
        #expect(queue.waitQuantile(0.8) == 0)
        #expect(queue.waitQuantile(0) == 0)
    }

    @Test(arguments: [(10.0, 10), (10.5, 10), (1, 1)] as [(Double, Int)])
    func aLoadAsLargeAsTheServersIsRefused(load: Double, servers: Int) {
        #expect(throws: UnstableQueue(offeredLoad: load, servers: servers)) {
            try ErlangC(arrivalRate: load, serviceRate: 1, servers: servers)
        }
    }

    /// T3 (80 % in 20 s) and T4 (at most 70 % busy), then limits that bind alone.
    @Test(
        arguments: [
            (100.0 / 30, 0.8, 1.0 / 3, 1.0, 14), (100.0 / 30, 0.8, 0.33, 0.7, 15),
            (100.0 / 30, 0.889, 1.0 / 3, 1, 15), (100.0 / 30, 0, 0, 1, 11),
            (100.0 / 30, 0, 0, 0.5, 20), (0.01, 0.5, 0, 1, 1),
        ] as [(Double, Double, Double, Double, Int)])
    func fewestServers(
        arrivalRate: Double, level: Double, time: Double, occupancy: Double, expected: Int
    ) {
        #expect(
            ErlangC.fewestServers(
                arrivalRate: arrivalRate, serviceRate: 1.0 / 3, serviceLevel: level, within: time,
                maximumOccupancy: occupancy) == expected)
    }
}
