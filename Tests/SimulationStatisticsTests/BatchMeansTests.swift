import TestSupport
import Testing

@testable import SimulationStatistics

struct BatchMeansTests {
    /// Expected values are literals computed with numpy from the definitions.
    @Test(
        arguments: [
            ([3, 5, 2, 8, 4, 6], -0.5761904761904761, -1.415633376670265),
            ([1, 2, 3, 4, 5, 6, 7, 8], 0.625, 2.970339486770269),
            ([1, -1, 1, -1, 1, -1], -0.8333333333333334, -1.972026594366539),
        ] as [([Double], Double, Double)])
    func alikenessOfNeighbours(values: [Double], correlation: Double, dependence: Double) throws {
        let means = BatchMeans(ReplicatedSample(values))
        #expect(agree(try #require(means.lagOneAutocorrelation), correlation))
        #expect(agree(try #require(means.dependence), dependence))
        #expect(means.looksDependent() == (dependence > 2.33))
        #expect(means.estimate == ReplicatedSample(values).estimate)
    }

    @Test func equalBatchesSayNothing() {
        let means = BatchMeans(ReplicatedSample([2, 2, 2]))
        #expect(means.lagOneAutocorrelation == nil && means.dependence == nil)
        #expect(!means.looksDependent())
        #expect(BatchMeans(ReplicatedSample([1, 2])).dependence == nil)
        // Nor do batches that differ by rounding.
        let rounded = BatchMeans(ReplicatedSample([0.1, 0.1, 0.1, 0.1.nextUp, 0.1.nextUp]))
        #expect(rounded.lagOneAutocorrelation == nil && rounded.dependence == nil)
    }

    /// Rejects about as often as its level says: within 4 standard errors of 1 % and 10 %.
    @Test(arguments: [(0.01, 8...52), (0.1, 232...368)])
    func independentBatchesAreSeldomRejected(level: Double, expected: ClosedRange<Int>) {
        var noise = Noise(seed: 5)
        let rejected = (0..<3_000).count { _ in
            let values = (0..<20).map { _ in noise.next() }
            return BatchMeans(ReplicatedSample(values)).looksDependent(level: level)
        }
        #expect(expected.contains(rejected), "\(rejected)")
    }

    /// Canary: batches as long as the memory of the series are almost always seen through.
    @Test func batchesThatAreTooShortAreRejected() {
        var noise = Noise(seed: 6)
        let rejected = (0..<200).count { _ in
            var value = 0.0
            let values = (0..<30).map { _ in
                value = 0.9 * value + noise.next()
                return value
            }
            return BatchMeans(ReplicatedSample(values)).looksDependent()
        }
        #expect(rejected >= 190, "\(rejected)")
    }

    @Test func aBatchAloneTraps() async {
        await #expect(processExitsWith: .failure) { _ = BatchMeans(ReplicatedSample([1])) }
    }
}
