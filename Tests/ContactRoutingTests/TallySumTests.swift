import SimulationKernel
import Testing

@testable import ContactRouting

struct TallySumTests {
    /// Counts, sums, areas, histograms and lengths add up; who is present is the later word.
    @Test func everythingAddsUp() {
        var tally = Tally(.randomWithTruth(seed: 3), seed: 3)
        tally.leftBehind = 4
        var later = tally
        later.leftBehind = 1
        let sum = tally + later
        #expect(sum.total == tally.total + tally.total)
        #expect(sum.staffing == tally.staffing + tally.staffing)
        #expect(sum.resolutions.total == tally.resolutions.total + tally.resolutions.total)
        #expect(sum.wait.count == 2 * tally.wait.count)
        #expect(sum.events == 2 * tally.events && sum.horizon.ticks == 2 * tally.horizon.ticks)
        #expect(sum.leftBehind == 1)
    }
}
