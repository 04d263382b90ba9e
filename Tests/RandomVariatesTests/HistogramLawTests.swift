import FieldTables
import RandomVariates
import Testing

struct HistogramLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "histogram", ["edges": .numbers(0, 1, 3), "weights": .numbers(2, 5)])
        let law = Law.histogram(edges: [0, 1, 3], weights: [2, 5])
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60)
                == Distribution.histogram(edges: [0, 1, 3], weights: [2, 5]).scaled(by: 60))
    }

    @Test func binsAreComplete() {
        func problem(_ edges: [Double], _ weights: [Double]) -> String {
            let problems = Law.histogram(edges: edges, weights: weights).problems
            return problems.map { "\($0.steps): \($0.message)" }.joined(separator: ", ")
        }
        let count = problem([0, 1, 2], [1])
        #expect(count.contains("weights"))
        #expect(count.hasSuffix("must have one weight per bin: 2 (found 1)"))
        #expect(problem([0, 1, 2], [0, 0]).hasSuffix("some weight must be above 0"))
        #expect(problem([0, 2, 1], [1, 1]).hasSuffix("edges must rise"))
        #expect(problem([0, 2, 2], [1, 1]).contains("edges"))
        #expect(problem([0, 1, 2], [0, 1]) == "")
    }
}
