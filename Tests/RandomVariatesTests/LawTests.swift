import FieldTables
import Testing

@testable import RandomVariates

struct LawTests {
    @Test(arguments: Law.samples)
    func whatIsReadIsWhatWasWritten(_ law: Law) {
        #expect(Law(law.datum) == law)
        #expect(Law(law.datum).datum == law.datum)
        #expect(law.problems == [])
    }

    @Test func everyFamilyIsASample() {
        let words = Set(Law.samples.compactMap { $0.datum["distribution"].map(String.init) })
        #expect(words.isSubset(of: Law.variants.rule.cases.map(\.name)))
        #expect(words.count >= 11)
    }

    @Test(arguments: Law.samples, [1, 60, 3_600])
    func unitsAreConverted(_ law: Law, _ factor: Double) {
        let distribution = law.distribution(times: factor)
        let mean = factor * law.distribution().mean
        #expect(law.distribution().scaled(by: factor) == distribution)
        #expect((distribution.mean - mean).magnitude <= 1e-13 * mean)
    }

    @Test func equalMeansWrittenAlike() {
        #expect(Law.exponential(mean: 4) == .exponential(mean: 4))
        #expect(Law.exponential(mean: 4) != .exponential(mean: 5))
        #expect(Law.exponential(mean: 4) != .constant(4))
        // The same distribution, but not the same parameters.
        #expect(Law.lognormal(mean: 3, cv: 0) != .lognormal(median: 3, sigma: 0))
        #expect(
            Law.lognormal(mean: 3, cv: 0).distribution()
                == Law.lognormal(median: 3, sigma: 0).distribution())
    }

    @Test func rolesSayWhatMovesALaw() {
        let roles = Law.variants.rule.cases.flatMap(\.fields).filter { $0.role != .input }
        func keys(_ role: FieldRule.Role) -> Set<String> {
            Set(roles.filter { $0.role == role }.map(\.key))
        }
        #expect(keys(.location) == ["mean", "median", "value"])
        #expect(keys(.extent) == ["lower", "mode", "upper", "values", "edges", "by"])
        #expect(keys(.proportions) == ["weights"])
    }

    @Test func partsAreSimple() throws {
        guard case .variants(let simple) = SimpleLaw.schema else {
            Issue.record("no variants")
            return
        }
        let all = Law.variants.rule.cases.map(\.name)
        #expect(simple.name == "simple distribution" && simple.tag == "distribution")
        #expect(simple.cases.map(\.name) == Array(all.dropLast(2)))
        #expect(all.suffix(2) == ["mixture", "shifted"])
    }
}
