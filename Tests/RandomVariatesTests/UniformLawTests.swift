import FieldTables
import RandomVariates
import Testing

struct UniformLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "uniform", ["lower": .number(1), "upper": .number(6)])
        let law = Law.uniform(1, 6)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(law.distribution(times: 60) == Distribution.uniform(1, 6).scaled(by: 60))
    }

    @Test func boundsAreInOrder() {
        let message = "lower must be less than upper, and a mode between them"
        for law in [Law.uniform(2, 2), .uniform(3, 2)] {
            #expect(law.problems.map(\.message) == [message])
            #expect(law.problems.map(\.steps) == [[]])
        }
    }
}
