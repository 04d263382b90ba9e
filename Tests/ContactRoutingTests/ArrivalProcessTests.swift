import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct ArrivalProcessTests {
    private func instants(
        _ demand: Demand, hours: Double, seed: UInt64 = 1, replication: UInt64 = 0
    ) -> [Instant] {
        var process = ArrivalProcess(
            demand, end: .zero + TimeSpan(seconds: hours * 3_600),
            CustomerStream(seed: seed, number: replication))
        var instants: [Instant] = []
        while let instant = process.next() { instants.append(instant) }
        return instants
    }

    private func counts(_ instants: [Instant], per span: TimeSpan, intervals: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: intervals)
        for instant in instants { counts[Int(instant.ticks / span.ticks)] += 1 }
        return counts
    }

    /// Pearson's statistic of counts that should be Poisson: chi-square with as many degrees of
    /// freedom as counts, to which its value is compared in standard deviations.
    private func excess(_ counts: [Double], _ expected: [Double]) -> Double {
        let statistic = zip(counts, expected).reduce(0) {
            $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1
        }
        let freedom = Double(counts.count)
        return (statistic - freedom) / (2 * freedom).squareRoot()
    }

    /// Issues that are counted come where their own draws of that purpose say.
    @Test func replayedIssuesHaveDrawsOfTheirOwn() {
        let draws = CustomerStream(seed: 1, number: 0).draws(.arrivalInInterval)
        let expected = (0..<40 as Range<UInt64>).map {
            Instant(ticks: Int64(draws.uniform(entity: $0) * Double(TimeSpan.hour.ticks)))
        }
        #expect(instants(.hours([40]), hours: 1) == expected.sorted())
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func poissonCountsFollowTheCurve(seed: UInt64) {
        let curve: [Double] = [4, 20, 9, 50, 13]
        let demand = Demand(issues: Timetable(interval: .hour, values: curve, isCyclic: true))
        let instants = instants(demand, hours: 400, seed: seed)
        let counts = counts(instants, per: .hour, intervals: 400)
        let expected = (0..<400).map { curve[$0 % 5] }
        #expect(abs(excess(counts, expected)) < 4)
        #expect(agree(counts.reduce(0, +), 7_680, standardError: 7_680.0.squareRoot()))
        #expect(instants == instants.sorted())
        // Canary: the curve an hour late is seen to be another one.
        #expect(excess(counts, (1...400).map { curve[$0 % 5] }) > 20)
    }

    @Test func arrivalsWithinAnIntervalAreUniform() {
        let demand = Demand(issues: .constant(50))
        let instants = instants(demand, hours: 100)
        var tenths = [Double](repeating: 0, count: 10)
        for instant in instants {
            tenths[Int(instant.ticks % TimeSpan.hour.ticks * 10 / TimeSpan.hour.ticks)] += 1
        }
        #expect(
            abs(excess(tenths, Array(repeating: Double(instants.count) / 10, count: 10))) < 4)
    }

    @Test func hoursWithoutDemandHaveNoArrivals() {
        let demand = Demand(
            issues: Timetable(interval: .hour, values: [0, 30, 0, 0], isCyclic: true, phase: 3))
        let hours = instants(demand, hours: 200).map { $0.ticks / TimeSpan.hour.ticks }
        #expect(hours.count > 1_000)
        #expect(hours.allSatisfy { $0 % 4 == 2 })
    }

    @Test func nobodyEverArrivesWithoutDemand() {
        #expect(instants(Demand(issues: .constant(0)), hours: 50).isEmpty)
        #expect(instants(.hours([0, 0]), hours: 50).isEmpty)
        #expect(instants(Demand(issues: .constant(50)), hours: 0).isEmpty)
    }

    @Test(arguments: [Demand.Arrivals.poisson, .replay])
    func nobodyArrivesAfterTheTimetableOrTheRun(arrivals: Demand.Arrivals) {
        let demand = Demand(
            issues: Timetable(interval: .hour, values: [90, 0, 90], isCyclic: false),
            arrivals: arrivals)
        let whole = instants(demand, hours: 9)
        #expect(whole.allSatisfy { $0 < .zero + TimeSpan(seconds: 3 * 3_600) })
        let cut = instants(demand, hours: 2.5)
        let end = Instant.zero + TimeSpan(seconds: 2.5 * 3_600)
        #expect(cut == whole.filter { $0 < end })
        #expect(cut.count < whole.count)
    }

    @Test func aReplayGivesExactCounts() {
        let curve: [Double] = [3, 0, 17, 1, 300, 2]
        let demand = Demand.hours(curve)
        let counts = counts(instants(demand, hours: 6), per: .hour, intervals: 6)
        #expect(counts == curve)
        let cyclic = Demand(
            issues: Timetable(interval: .hour, values: [2, 5], isCyclic: true), arrivals: .replay)
        #expect(
            self.counts(instants(cyclic, hours: 5), per: .hour, intervals: 5) == [2, 5, 2, 5, 2])
    }

    /// With gamma factors of coefficient .5 the variance of a day's count of mean 48 is
    /// 48 + 48² / 4 = 624, thirteen times its mean; hours within a day are Poisson again.
    @Test func dayFactorsDisperseDaysButNotHours() {
        let demand = Demand(
            issues: .constant(2), dayFactor: .gamma(mean: 1, coefficientOfVariation: 0.5))
        let instants = instants(demand, hours: 24 * 400)
        let days = counts(instants, per: .day, intervals: 400)
        let mean = days.reduce(0, +) / 400
        let variance = days.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
        #expect(agree(mean, 48, standardError: (624.0 / 400).squareRoot()))
        #expect((9...18).contains(variance / mean))
        let hours = counts(instants, per: .hour, intervals: 9_600)
        #expect(abs(excess(hours, days.flatMap { Array(repeating: $0 / 24, count: 24) })) < 8)
        // Canary: without factors the days are not dispersed.
        let plain = self.instants(Demand(issues: .constant(2)), hours: 24 * 400)
        let plainDays = counts(plain, per: .day, intervals: 400)
        #expect(abs(excess(plainDays, Array(repeating: 48, count: 400))) < 4)
    }

    @Test func seedsAndReplicationsDiffer() {
        let demand = Demand(issues: .constant(20))
        let first = instants(demand, hours: 10)
        #expect(first == instants(demand, hours: 10))
        #expect(first != instants(demand, hours: 10, seed: 2))
        #expect(first != instants(demand, hours: 10, replication: 1))
    }

    /// The n-th customer is the same person at any level of demand: twice the rate halves the
    /// instants.
    @Test func moreDemandBringsTheSameCustomersSooner() {
        let slow = instants(Demand(issues: .constant(10)), hours: 60)
        let fast = instants(Demand(issues: .constant(20)), hours: 30)
        #expect(abs(slow.count - fast.count) <= 1)
        #expect(zip(slow, fast).allSatisfy { abs($0.ticks - 2 * $1.ticks) <= 2 })
    }
}
