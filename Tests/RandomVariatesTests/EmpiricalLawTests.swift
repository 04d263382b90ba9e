import FieldTables
import RandomVariates
import Testing

struct EmpiricalLawTests {
    @Test func isReadAndWritten() {
        let written = Law.written(
            "empirical", ["values": .numbers(3, 1, 4)])
        let law = Law.empirical(values: [3, 1, 4])
        #expect(Law(written) == law && law.datum == written && law.problems == [])
        #expect(
            law.distribution(times: 60) == Distribution.empirical(values: [3, 1, 4]).scaled(by: 60))
    }
}
