import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

/// Random factors on demand against the moments that their definition gives.
struct DemandFactorsTests {
    private static let days = 4_000

    private static func demand(
        day: Double = 0, dayCorrelation: Double = 0, cvs: [Double] = [], correlation: Double = 0
    ) -> Demand {
        func law(_ cv: Double) -> Distribution? {
            cv > 0 ? .gamma(mean: 1, coefficientOfVariation: cv) : nil
        }
        var demand = Demand(issues: .constant(30), dayFactor: law(day))
        demand.dayFactorCorrelation = dayCorrelation
        if !cvs.isEmpty {
            demand.intervalFactor = IntervalFactor(
                interval: TimeSpan(ticks: TimeSpan.day.ticks / Int64(cvs.count)),
                laws: cvs.map(law), correlation: correlation)
        }
        return demand
    }

    /// The factors of every part of so many days, four parts of six hours each.
    private static func factors(_ demand: Demand, seed: UInt64 = 1) -> [[Double]] {
        var factors = DemandFactors(demand, CustomerStream(seed: seed, replication: 0))
        return (0..<days).map { day in
            (0..<4).map { part in
                let hours = Double(day * 24 + part * 6)
                return factors.factor(at: .zero + TimeSpan(seconds: hours * 3_600)).value
            }
        }
    }

    private static func correlation(_ pairs: [(Double, Double)]) -> Double {
        let count = Double(pairs.count)
        let first = pairs.reduce(0) { $0 + $1.0 } / count
        let second = pairs.reduce(0) { $0 + $1.1 } / count
        var (product, one, other) = (0.0, 0.0, 0.0)
        for pair in pairs {
            product += (pair.0 - first) * (pair.1 - second)
            one += (pair.0 - first) * (pair.0 - first)
            other += (pair.1 - second) * (pair.1 - second)
        }
        return product / (one * other).squareRoot()
    }

    private static func moments(_ values: [Double]) -> (mean: Double, cv: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / Double(values.count - 1)).squareRoot() / mean)
    }

    /// Small factors are nearly normal, so that their correlation is that of the numbers behind.
    @Test func aDayHasSomethingOfTheOneBefore() {
        let series = Self.factors(Self.demand(day: 0.1, dayCorrelation: 0.6)).map { $0[0] }
        let (mean, cv) = Self.moments(series)
        #expect(abs(mean - 1) < 0.015 && abs(cv - 0.1) < 0.008)
        for lag in 1...3 {
            let found = Self.correlation(Array(zip(series, series.dropFirst(lag))))
            let expected = [0.6, 0.36, 0.216][lag - 1]
            #expect(abs(found - expected) < 0.08, "\(lag): \(found)")
        }
        let independent = Self.factors(Self.demand(day: 0.1)).map { $0[0] }
        #expect(abs(Self.correlation(Array(zip(independent, independent.dropFirst())))) < 0.06)
    }

    @Test func aPartOfTheDayHasSomethingOfTheOneBefore() {
        let days = Self.factors(Self.demand(cvs: [0.2, 0, 0.1, 0.1], correlation: 0.7))
        for (part, cv) in [0.2, 0, 0.1, 0.1].enumerated() {
            let found = Self.moments(days.map { $0[part] })
            #expect(abs(found.mean - 1) < 0.015 && abs(found.cv - cv) < 0.012, "\(part)")
        }
        // From the first to the third part the autoregression goes on through the second.
        let far = Self.correlation(days.map { ($0[0], $0[2]) })
        let near = Self.correlation(days.map { ($0[2], $0[3]) })
        #expect(abs(far - 0.49) < 0.06 && abs(near - 0.7) < 0.05, "\(far) \(near)")
        // It starts anew with the day.
        let nights = Self.correlation(zip(days, days.dropFirst()).map { ($0[3], $1[0]) })
        #expect(abs(nights) < 0.06, "\(nights)")
    }

    /// The count of a part has the variance of a Poisson number around a product of factors.
    @Test func countsAreDispersedByBoth() {
        let demand = Self.demand(day: 0.2, cvs: [0.3, 0.3, 0.3, 0.3], correlation: 0.5)
        var arrivals = ArrivalProcess(
            demand, end: .zero + TimeSpan(ticks: TimeSpan.day.ticks * Int64(Self.days)),
            CustomerStream(seed: 3, replication: 0))
        var counts = [Double](repeating: 0, count: Self.days * 4)
        while let instant = arrivals.next() {
            counts[Int(instant.ticks / (TimeSpan.hour.ticks * 6))] += 1
        }
        let (mean, cv) = Self.moments(counts)
        let expected = (1 / 180 + 1.04 * 1.09 - 1).squareRoot()
        #expect(abs(mean - 180) < 2.5 && abs(cv - expected) < 0.015, "\(mean) \(cv) \(expected)")
    }

    /// The rate changes within an hour where the factor does, and customers keep their numbers.
    @Test func partsShorterThanTheIntervalsOfTheRates() {
        let demand = Self.demand(cvs: (0..<96).map { $0.isMultiple(of: 2) ? 0.8 : 0 })
        var factors = DemandFactors(demand, CustomerStream(seed: 8, replication: 0))
        let quarters = (0..<96 * 50).map { number in
            factors.factor(at: .zero + TimeSpan(seconds: Double(number) * 900))
        }
        #expect(
            quarters.enumerated().allSatisfy { number, factor in
                factor.until == .zero + TimeSpan(seconds: Double(number + 1) * 900)
            })
        var arrivals = ArrivalProcess(
            demand, end: .zero + TimeSpan(ticks: TimeSpan.day.ticks * 50),
            CustomerStream(seed: 8, replication: 0))
        var (shown, expected) = (0.0, 0.0)
        var counts = [Double](repeating: 0, count: quarters.count)
        while let instant = arrivals.next() { counts[Int(instant.ticks / 900_000_000)] += 1 }
        for (count, factor) in zip(counts, quarters) {
            shown += (count - 7.5 * factor.value) * (count - 7.5 * factor.value)
            expected += 7.5 * factor.value
        }
        // Around their own rates counts are Poisson.
        #expect(abs(shown / expected - 1) < 0.08, "\(shown / expected)")
    }

    /// Days without correlation have the bytes that they always had.
    @Test func plainDaysAreDrawnAsBefore() {
        let demand = Self.demand(day: 0.5)
        var factors = DemandFactors(demand, CustomerStream(seed: 2, replication: 1))
        let stream = CustomerStream(seed: 2, replication: 1).draws(.dayFactor)
        for day in [0, 1, 5, 6] as [UInt64] {
            let now = Instant(ticks: Int64(day) * TimeSpan.day.ticks + 7)
            let expected = demand.dayFactor?.quantile(stream.uniform(entity: day))
            #expect(factors.factor(at: now).value == expected)
        }
    }
}
