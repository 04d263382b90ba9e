import FieldTables
import RandomVariates
import Testing

struct ConstantLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "constant", ["value": .number(2)])
        let law = Law.constant(2)
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(law.distribution(times: 60) == Distribution.constant(2).scaled(by: 60))
    }
}
