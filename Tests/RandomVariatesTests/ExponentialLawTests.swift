import FieldTables
import RandomVariates
import Testing

struct ExponentialLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "exponential", ["mean": .number(4)])
        let law = Law.exponential(mean: 4)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(law.distribution(times: 60) == Distribution.exponential(mean: 4).scaled(by: 60))
    }
}
