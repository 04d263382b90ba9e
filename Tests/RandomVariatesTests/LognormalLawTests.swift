import FieldTables
import RandomVariates
import Testing

struct LognormalLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "lognormal", ["mean": .number(11), "cv": .number(0.7)])
        let law = Law.lognormal(mean: 11, cv: 0.7)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60)
                == Distribution.lognormal(mean: 11, coefficientOfVariation: 0.7).scaled(by: 60))
    }

    @Test func keepsItsMedian() {
        let written = Law.written("lognormal", ["median": .number(2), "sigma": .number(0.5)])
        let law = Law.lognormal(median: 2, sigma: 0.5)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(law.distribution() == Distribution.lognormal(median: 2, sigma: 0.5))
    }

    @Test func needsOneOfTwoPairs() {
        func problems(_ members: KeyValuePairs<String, Datum>) -> [String] {
            Law(Law.written("lognormal", members)).problems.map(\.message)
        }
        let start = "a lognormal needs mean and cv, or median and sigma (found "
        let one = Datum.number(1)
        #expect(problems([:]) == [start + "none)"])
        #expect(problems(["sigma": one, "mean": one]) == [start + "mean and sigma)"])
        #expect(
            problems(["mean": one, "cv": one, "sigma": one]) == [start + "mean and cv and sigma)"])
    }
}
