import RandomVariates
import TestSupport
import Testing

@testable import Fitting

struct PatienceFitTests {
    /// Customers with a patience, of whom those wait in vain who have less of it than they must
    /// wait.
    private static func fit(
        _ patience: Law, waits: Law, count: Int, seed: UInt64 = 1
    ) -> PatienceFit {
        let stream = KeyedStream(seed: seed, replication: 0, purpose: 1)
        let (patience, waits) = (patience.distribution(), waits.distribution())
        var (abandoned, served) = (DurationTally(), DurationTally())
        for place in 0..<UInt64(count) {
            let limit = patience.quantile(stream.uniform(entity: 2 * place)) * 60
            let wait = waits.quantile(stream.uniform(entity: 2 * place + 1)) * 60
            if limit < wait { abandoned.add(limit) } else { served.add(wait) }
        }
        return PatienceFit(abandoned: abandoned, served: served)
    }

    /// The mean of those who gave up is a small part of the truth.
    @Test func censoring() throws {
        let fit = Self.fit(.exponential(mean: 5), waits: .exponential(mean: 0.5), count: 20_000)
        let mean = try #require(fit.mean)
        #expect(fit.method == .exponential && mean.interval.contains(5), "\(mean)")
        #expect(abs(mean.value - 5) < 0.4)
        for point in fit.survival { #expect(abs(point.law - point.kaplanMeier) < 0.04) }
    }

    @Test func aHazardThatFalls() throws {
        let fit = Self.fit(
            .weibull(mean: 5, shape: 0.7), waits: .exponential(mean: 2), count: 20_000)
        let (mean, shape) = (try #require(fit.mean), try #require(fit.shape))
        #expect(fit.method == .weibull)
        #expect(mean.interval.contains(5) && shape.interval.contains(0.7), "\(mean) \(shape)")
        #expect(mean.interval.lowerBound > 4 && mean.interval.upperBound < 6.5)
    }

    /// Few who gave up tell a rate and not its shape: the interval allows for the usual ones.
    @Test func aFew() throws {
        let fit = Self.fit(
            .weibull(mean: 5, shape: 0.7), waits: .exponential(mean: 0.3), count: 700)
        #expect((10..<100).contains(fit.abandoned) && fit.method == .exponential)
        let mean = try #require(fit.mean)
        #expect(mean.value < 4.5 && mean.interval.contains(5), "\(mean)")
    }

    @Test func hardlyAnybody() {
        let fit = Self.fit(.exponential(mean: 500), waits: .exponential(mean: 1), count: 1_000)
        #expect(fit.abandoned < 10 && fit.method == .unknown && fit.law == nil)
    }

    /// Who was served at once says nothing; who gave up at once does.
    @Test func atOnce() throws {
        var (abandoned, served) = (DurationTally(), DurationTally())
        for place in 0..<200 { abandoned.add(Double(place % 20) * 6) }
        for place in 0..<2_000 { served.add(Double(place % 40) * 3) }
        let fit = PatienceFit(abandoned: abandoned, served: served)
        for _ in 0..<50_000 { served.add(0) }
        let more = PatienceFit(abandoned: abandoned, served: served)
        #expect(fit.mean?.value == more.mean?.value)
        #expect(fit.survival.count <= 4 && fit.method == .weibull)
    }
}
