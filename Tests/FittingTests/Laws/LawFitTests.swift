import RandomVariates
import TestSupport
import Testing

@testable import Fitting

struct LawFitTests {
    /// Durations of a law in minutes, at evenly spread shares.
    static func tally(_ law: Law, count: Int = 4_000) -> DurationTally {
        let distribution = law.distribution(times: 60)
        return (0..<count).reduce(into: DurationTally()) { tally, place in
            tally.add(distribution.quantile((Double(place) + 0.5) / Double(count)))
        }
    }

    @Test(arguments: [
        (Law.exponential(mean: 4), LawFit.Family.exponential, 1.0),
        (.lognormal(mean: 4, cv: 1.2), .lognormal, 1.2), (.gamma(mean: 4, cv: 0.5), .gamma, 0.5),
        (.gamma(mean: 4, cv: 1.6), .gamma, 1.6), (.weibull(mean: 4, shape: 0.7), .weibull, 1.462),
        (.weibull(mean: 4, shape: 2.5), .weibull, 0.428),
    ])
    func familiesAreFoundAgain(law: Law, family: LawFit.Family, cv: Double) throws {
        let fit = try #require(LawFit(Self.tally(law)))
        #expect(fit.family == family)
        #expect(agree(fit.mean.value, 4, relative: 0.01), "\(fit.mean)")
        #expect(agree(fit.cv, cv, relative: 0.03), "\(fit.cv)")
        #expect(fit.distance < 0.01 && fit.andersonDarling < 1)
        let half = try #require(fit.mean.halfWidth)
        #expect(half > 0.01 && half < 0.25)
    }

    /// What no family fits is bins with the same mean, atoms at 0 among them.
    @Test func twoHumps() throws {
        var tally = Self.tally(.lognormal(mean: 1, cv: 0.1), count: 2_000)
        tally.merge(Self.tally(.lognormal(mean: 20, cv: 0.1), count: 2_000))
        for _ in 0..<1_000 { tally.add(0) }
        let fit = try #require(LawFit(tally))
        #expect(fit.family == .histogram && fit.distance < 0.03)
        #expect(agree(fit.mean.value, tally.mean / 60, relative: 1e-3))
        #expect(agree(fit.law.distribution().mean, tally.mean / 60, relative: 1e-3))
    }

    /// One duration that was rounded to 0 among many is no atom.
    @Test func aFewZeros() throws {
        var tally = Self.tally(.gamma(mean: 4, cv: 1.2))
        tally.add(0)
        let fit = try #require(LawFit(tally))
        #expect(fit.family == .gamma && agree(fit.mean.value, 4, relative: 0.01))
    }

    @Test func tooFew() {
        #expect(LawFit(Self.tally(.exponential(mean: 4), count: 29)) == nil)
        var nothing = DurationTally()
        for _ in 0..<50 { nothing.add(0) }
        #expect(LawFit(nothing) == nil)
    }
}
