import FieldTables
import RandomVariates
import Testing

struct GammaLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "gamma", ["mean": .number(3), "cv": .number(2)])
        let law = Law.gamma(mean: 3, cv: 2)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60)
                == Distribution.gamma(mean: 3, coefficientOfVariation: 2).scaled(by: 60))
    }
}
