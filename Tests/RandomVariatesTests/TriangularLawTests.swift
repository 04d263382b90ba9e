import FieldTables
import RandomVariates
import Testing

struct TriangularLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "triangular", ["lower": .number(1), "mode": .number(2), "upper": .number(7)])
        let law = Law.triangular(lower: 1, mode: 2, upper: 7)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60)
                == Distribution.triangular(lower: 1, mode: 2, upper: 7).scaled(by: 60))
    }

    @Test func cornersAreInOrder() {
        func messages(_ lower: Double, _ mode: Double, _ upper: Double) -> [String] {
            Law.triangular(lower: lower, mode: mode, upper: upper).problems.map(\.message)
        }
        let message = "lower must be less than upper, and a mode between them"
        #expect(messages(1, 4, 3) == [message])
        #expect(messages(2, 1, 3) == [message])
        #expect(messages(2, 2, 2) == [message])
        #expect(messages(1, 1, 2) == [] && messages(1, 2, 2) == [])
    }
}
