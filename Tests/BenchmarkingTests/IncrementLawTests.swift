import TestSupport
import Testing

@testable import Benchmarking

@Suite struct IncrementLawTests {
    private func sample(_ law: IncrementLaw, seed: UInt64 = 1) -> [Double] {
        law.increments(seed: seed, count: 1 << 16).map { Double($0) / 0x1p32 }
    }

    private func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    @Test func means() {
        #expect(abs(mean(sample(.exponential)) - 1) < 0.02)
        #expect(abs(mean(sample(.bimodal)) - 10.9) < 0.8)
        #expect(abs(mean(sample(.ties)) - 1.5) < 0.02)
        #expect(sample(.constant).allSatisfy { $0 == 1 })
    }

    @Test func tiesAreWholeAndHeavyHasItsTail() {
        let counts = [0.0, 1, 2, 3].map { value in sample(.ties).count { $0 == value } }
        #expect(counts.reduce(0, +) == 1 << 16)
        #expect(counts.allSatisfy { abs($0 - (1 << 14)) < 500 })
        let heavy = sample(.heavy)
        #expect(heavy.allSatisfy { $0 >= 1 && $0 <= 0x1p20 })
        // The share beyond a bound is bound^-1.1.
        for (bound, share) in [(2.0, 0.46652), (10, 0.079433), (100, 0.0063096)] {
            let beyond = Double(heavy.count { $0 > bound }) / 0x1p16
            let error = standardError(ofShare: share, trials: 0x1p16)
            #expect(agree(beyond, share, standardError: error))
        }
    }

    /// Part of every published hash: the first draws are pinned.
    @Test func lawsAndSeedsDiffer() {
        let random = IncrementLaw.allCases.filter { $0 != .constant }
        let starts = random.flatMap { law in
            [1, 2].map { seed in Array(law.increments(seed: seed, count: 64)) }
        }
        #expect(Set(starts).count == 8)
        #expect(
            IncrementLaw.exponential.increments(seed: 1, count: 2) == [854_159_144, 3_193_807_100])
    }

    @Test func increments() {
        let law = IncrementLaw.bimodal
        let increments = Increments(law, seed: 4, count: 1 << 7)
        let values = law.increments(seed: 4, count: 100)
        #expect((0..<100).allSatisfy { increments[UInt64($0)] == values[$0] })
        #expect(increments[7] == increments[7 + (1 << 7)])
    }
}
