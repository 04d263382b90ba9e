import FieldTables
import RandomVariates
import Testing

struct WeibullLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "weibull", ["mean": .number(5), "shape": .number(1.5)])
        let law = Law.weibull(mean: 5, shape: 1.5)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60) == Distribution.weibull(mean: 5, shape: 1.5).scaled(by: 60))
    }

    @Test func anOffsetDoesNotChangeItsVariance() {
        let weibull = Distribution.weibull(mean: 5, shape: 1.5)
        #expect(Distribution.shifted(1e6, weibull).variance == weibull.variance)
    }
}
