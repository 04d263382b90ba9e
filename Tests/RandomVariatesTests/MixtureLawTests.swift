import FieldTables
import RandomVariates
import Testing

struct MixtureLawTests {
    @Test func isReadAndWritten() {
        let inner = Law.written("exponential", ["mean": .number(5)])
        let part = Datum.object([.init("weight", .number(3)), .init("value", inner)])
        let written = Law.written("mixture", ["parts": .list([part, part])])
        let law = Law.mixture([(3, .exponential(mean: 5)), (3, .exponential(mean: 5))])
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        let distribution = Distribution.mixture([
            (3, .exponential(mean: 5)), (3, .exponential(mean: 5)),
        ])
        #expect(law.distribution(times: 60) == distribution.scaled(by: 60))
    }

    @Test func problemsOfPartsAreFound() {
        let law = Law.mixture([
            (1, .uniform(2, 1)), (1, .constant(1)), (1, .histogram(edges: [0, 1], weights: [])),
        ])
        #expect(
            law.problems.map(\.steps) == [
                [.key("parts"), .index(0), .key("value")],
                [.key("parts"), .index(2), .key("value"), .key("weights")],
            ])
    }
}
