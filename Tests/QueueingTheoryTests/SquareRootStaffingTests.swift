import QueueingTheory
import Testing

struct SquareRootStaffingTests {
    @Test(
        arguments: [(100.0, 0.5, 105), (400, 0.5, 410), (10, 1, 14), (100, -1, 90), (0, 1, 0)]
            as [(Double, Double, Int)])
    func servers(load: Double, beta: Double, expected: Int) {
        #expect(SquareRootStaffing.servers(offeredLoad: load, beta: beta) == expected)
    }
}
