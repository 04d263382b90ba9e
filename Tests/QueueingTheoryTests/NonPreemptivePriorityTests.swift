import TestSupport
import Testing

@testable import QueueingTheory

struct NonPreemptivePriorityTests {
    /// T20b, and three classes at three servers.
    @Test(
        arguments: [
            ([0.3, 0.5], 1.0, 1, [1.14285714285714, 5.71428571428571]),
            ([1.2, 3], 0.5, 12, [0.0383101313319791, 0.127700437773264]),
            ([0.05, 0.05, 0.1], 0.1, 3, [1.77777777777778, 2.66666666666667, 6.66666666666667]),
        ] as [([Double], Double, Int, [Double])])
    func knownValues(rates: [Double], serviceRate: Double, servers: Int, waits: [Double]) throws {
        let queue = try NonPreemptivePriority(
            arrivalRates: rates, serviceRate: serviceRate, servers: servers)
        #expect(zip(queue.meanWaits, waits).allSatisfy { agree($0, $1) })
        #expect(queue.meanWaits.count == waits.count)
        // Priorities move waiting from one class to another and create none.
        let total = rates.reduce(0, +)
        let inOrder = try ErlangC(arrivalRate: total, serviceRate: serviceRate, servers: servers)
        let queueLength = zip(rates, queue.meanWaits).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(agree(queueLength, inOrder.meanQueueLength))
    }

    @Test(arguments: [0, 1, 2.0] as [Double])
    func oneServerConservesWaiting(variation: Double) throws {
        let queue = try NonPreemptivePriority(
            arrivalRates: [0.3, 0, 0.5], meanService: 1, coefficientOfVariation: variation)
        let inOrder = try SingleServerQueue(
            arrivalRate: 0.8, meanService: 1, coefficientOfVariation: variation)
        let queueLength = 0.3 * queue.meanWaits[0] + 0.5 * queue.meanWaits[2]
        #expect(agree(queueLength, inOrder.meanQueueLength))
        #expect(agree(queue.meanWaits[0], 0.4 * (1 + variation * variation) / 0.7))
    }

    @Test func allClassesTogetherMustBeStable() {
        #expect(throws: UnstableQueue(offeredLoad: 2, servers: 2)) {
            try NonPreemptivePriority(arrivalRates: [0.5, 1.5], serviceRate: 1, servers: 2)
        }
        #expect(throws: UnstableQueue(offeredLoad: 1, servers: 1)) {
            try NonPreemptivePriority(
                arrivalRates: [0.5, 0.5], meanService: 1, coefficientOfVariation: 0)
        }
    }
}
