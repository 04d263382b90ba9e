import Testing

@testable import QueueingTheory

struct SquareRootStaffingTests {
    /// T23 and a wide margin.
    @Test(
        arguments: [
            (0.5, 0.504538640997945), (1, 0.223361274798261), (2, 0.0268813624294323),
        ] as [(Double, Double)])
    func halfinWhitt(beta: Double, delay: Double) {
        #expect(agree(SquareRootStaffing.halfinWhittDelay(beta: beta), delay))
    }

    /// T23, overload, hardly any and much impatience.
    @Test(
        arguments: [
            (0.5, 1, 0.308537538725987), (-1, 0.25, 0.982209777790362),
            (2, 0.001, 0.0268748275954993), (0, 4, 1.0 / 3),
        ] as [(Double, Double, Double)])
    func garnett(beta: Double, ratio: Double, delay: Double) {
        #expect(agree(SquareRootStaffing.garnettDelay(beta: beta, ratio: ratio), delay))
    }

    @Test(
        arguments: [
            (-3.0, 0.00443783904212566), (0, 0.797884560802865), (1, 1.52513527616098),
            (24.9, 24.9400321266472), (25.1, 25.1397151533924), (60, 60.0166574202411),
        ] as [(Double, Double)])
    func normalHazard(x: Double, hazard: Double) {
        #expect(agree(SquareRootStaffing.hazard(x), hazard, relative: 1e-13))
    }

    @Test func patienceMakesTheTwoLimitsMeet() {
        let patient = SquareRootStaffing.halfinWhittDelay(beta: 1)
        let nearly = SquareRootStaffing.garnettDelay(beta: 1, ratio: 1e-8)
        #expect(agree(nearly, patient, relative: 1e-7))
    }

    @Test(
        arguments: [(100.0, 0.5, 105), (400, 0.5, 410), (10, 1, 14), (100, -1, 90), (0, 1, 0)]
            as [(Double, Double, Int)])
    func servers(load: Double, beta: Double, expected: Int) {
        #expect(SquareRootStaffing.servers(offeredLoad: load, beta: beta) == expected)
    }

    @Test func theLimitIsNearTheExactDelayOfALargeSystem() {
        let exact = ErlangA(
            arrivalRate: 5000, serviceRate: 1, abandonmentRate: 0.5, servers: 5000)
        let limit = SquareRootStaffing.garnettDelay(beta: 0, ratio: 0.5)
        #expect(agree(exact.waitProbability, limit, relative: 0.01))
        #expect(!agree(exact.waitProbability, limit, relative: 1e-4))
    }
}
