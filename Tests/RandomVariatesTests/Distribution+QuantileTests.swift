import RandomVariates
import Testing

struct DistributionQuantileTests {
    @Test(arguments: Sample.monotone)
    func cumulativeUndoesIt(_ sample: Sample) {
        for u in [1e-9, 0.003, 0.2, 0.37, 0.5, 0.8, 0.999] {
            let value = sample.distribution.quantile(u)
            #expect(sample.distribution.cumulative(value) >= u - 1e-13)
            let below = value - 1e-10 * max(1, value.magnitude)
            #expect(sample.distribution.cumulative(below) <= u + 1e-13)
        }
    }
}
