import ElementaryFunctions
import TestSupport
import Testing

@testable import Fitting

struct ReturnMixtureTests {
    /// A mixture of a thousand, as expected: three in ten return after an exponential time of ten
    /// hours, and every week two in ten come by chance, evenly.
    @Test func countsAsExpected() throws {
        var (returned, byChance): ([Double], [Double]) = ([], [])
        var (left, leftByChance) = (1.0, 1.0)
        for hours in ReturnMixture.ends {
            let chance = 1 - 0.2 * hours / 168
            let here = chance * (1 - 0.3 * (1 - Elementary.exp(-hours / 10)))
            byChance.append(1_000 * (leftByChance - chance))
            returned.append(1_000 * (left - here))
            (left, leftByChance) = (here, chance)
        }
        let mixture = ReturnMixture(watched: 1_000, returned: returned, byChance: byChance)
        let fit = try #require(mixture.fit())
        #expect(fit.shape == 1 && abs(fit.share - 0.3) < 0.001 && abs(fit.scale - 10) < 0.1)
        #expect(mixture.tally().count == 300 && abs(mixture.tally().mean / 3_600 - 10) < 0.2)
    }

    @Test func nobodyReturned() {
        let none = [Double](repeating: 0, count: ReturnMixture.ends.count)
        #expect(ReturnMixture(watched: 100, returned: none, byChance: none).fit() == nil)
        #expect(ReturnMixture(watched: 0, returned: none, byChance: none).tally().count == 0)
    }
}
