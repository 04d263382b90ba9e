import FieldTables
import RandomVariates
import Testing

struct ShiftedLawTests {
    @Test func isReadAndWritten() {
        let inner = Law.written("exponential", ["mean": .number(5)])
        let written = Law.written("shifted", ["by": .number(2), "of": inner])
        let law = Law.shifted(by: 2, .exponential(mean: 5))
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        let distribution = Distribution.shifted(2, .exponential(mean: 5))
        #expect(law.distribution(times: 60) == distribution.scaled(by: 60))
    }

    @Test func problemsOfWhatIsMovedAreFound() {
        let problems = Law.shifted(by: 1, .histogram(edges: [2, 1], weights: [1])).problems
        #expect(problems.map(\.steps) == [[.key("of"), .key("edges")]])
        #expect(problems.map(\.message) == ["edges must rise"])
    }
}
