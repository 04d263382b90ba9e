import Testing

@testable import SimulationStatistics

struct MSER5Tests {
    /// The definition, word by word and without thrift.
    private func naive(_ series: [Double]) -> (truncation: Int, isSteady: Bool) {
        let batches = stride(from: 0, to: series.count - series.count % 5, by: 5).map { first in
            (first..<first + 5).reduce(0) { $0 + series[$1] } / 5
        }
        let errors = (0...batches.count - 5).map { omitted in
            let rest = batches.dropFirst(omitted)
            let mean = rest.reduce(0, +) / Double(rest.count)
            let squares = rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return squares / Double(rest.count * rest.count)
        }
        let half = errors.prefix(batches.count / 2 + 1)
        let best = half.min() ?? 0
        return (5 * (half.firstIndex(of: best) ?? 0), errors.min() == best)
    }

    /// An autoregressive series of order 1 around zero that starts at `start`.
    private func autoregressive(
        _ count: Int, start: Double, memory: Double = 0.9, seed: UInt64
    ) -> [Double] {
        var noise = Noise(seed: seed)
        var value = start
        return (0..<count).map { _ in
            value = memory * value + noise.next()
            return value
        }
    }

    @Test(
        arguments: [
            (Array(repeating: 7, count: 60), 0),
            (Array(repeating: 9, count: 10) + Array(repeating: 7, count: 90), 10),
            // An odd one out takes its whole batch along; the last two lie in no batch.
            ([9] + Array(repeating: 7, count: 56), 5),
            // As much before the step as after it.
            (Array(repeating: 9, count: 50) + Array(repeating: 7, count: 50), 50),
        ] as [([Double], Int)])
    func stepsAreFound(series: [Double], truncation: Int) {
        #expect(MSER5(series).truncation == truncation && MSER5(series).isSteady)
    }

    @Test func theDefinitionIsMet() {
        for seed in 0..<200 as Range<UInt64> {
            let series = autoregressive(203, start: Double(seed % 20), seed: seed)
            let (found, expected) = (MSER5(series), naive(series))
            #expect(found.truncation == expected.truncation, "seed \(seed)")
            #expect(found.isSteady == expected.isSteady, "seed \(seed)")
        }
    }

    /// The mean of the transient is `20 x 0.9^t`: below a tenth of the noise after about 55.
    @Test func aKnownTransientIsLeftOut() {
        let found = (0..<100 as Range<UInt64>).map { seed in
            MSER5(autoregressive(1_000, start: 20, seed: seed))
        }
        #expect(found.count { $0.isSteady } >= 90)
        #expect(found.count { (15...150).contains($0.truncation) } >= 85)
        #expect(found.allSatisfy { $0.truncation >= 15 })
    }

    /// Canary: without a transient, most of the series is kept.
    @Test func aSteadySeriesIsKept() {
        let found = (0..<100 as Range<UInt64>).map { seed in
            MSER5(autoregressive(1_000, start: 0, seed: seed)).truncation
        }
        #expect(found.count { $0 <= 100 } >= 75)
    }

    @Test func whatGrowsHasNoSteadyState() {
        #expect(!MSER5((0..<100).map { Double($0) }).isSteady)
        let lateStep = Array(repeating: 9.0, count: 55) + Array(repeating: 7, count: 45)
        #expect(!MSER5(lateStep).isSteady)
    }

    @Test func tooShortASeriesTraps() async {
        await #expect(processExitsWith: .failure) { _ = MSER5(Array(repeating: 1, count: 49)) }
    }
}
