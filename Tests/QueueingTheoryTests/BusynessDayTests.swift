import QueueingTheory
import TestSupport
import Testing

struct BusynessDayTests {
    /// T15.
    @Test(arguments: [(10.0, 526.516856330355), (400, 92.4608025057105)] as [(Double, Double)])
    func busynessSpreadsTheCount(shape: Double, deviation: Double) {
        let day = BusynessDay(mean: 1660, shape: shape)
        #expect(agree(day.variance, deviation * deviation))
    }
}
