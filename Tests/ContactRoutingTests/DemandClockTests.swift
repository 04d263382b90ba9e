import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct DemandClockTests {
    private static let curve = Timetable(
        interval: .hour, values: [0, 3, 1.5, 0, 0, 7, 0.25, 0], isCyclic: true, phase: 2)

    private func span(_ hours: Double) -> TimeSpan { TimeSpan(seconds: hours * 3_600) }

    private func hour(_ hours: Double) -> Instant { .zero + span(hours) }

    private func isClose(_ first: Instant?, _ second: Instant?, ticks: Int64 = 2) -> Bool {
        guard let first, let second else { return false }
        return abs(first.ticks - second.ticks) <= ticks
    }

    @Test(arguments: [0.5, 1, 7.3, 167, 168, 1_000])
    func constantDemandIsTheWallClock(delay: Double) {
        for values in [[2.0], [0.3, 0.3, 0.3]] {
            let clock = DemandClock(Timetable(interval: .hour, values: values, isCyclic: true))
            for start in [0, 0.25, 2, 99.9] {
                let instant = clock.instant(span(delay), after: hour(start))
                #expect(isClose(instant, hour(start + delay)))
            }
        }
    }

    /// Four issues in eight hours: two hours of the clock are one issue. An amount that is used
    /// up when a busy hour ends is followed by the beginning of the next busy one.
    @Test(
        arguments: [
            (0, 1, 0.5), (0, 2, 4), (0, 2.5, 5), (0, 4, 8), (0, 5, 8.5), (1, 1, 5.5),
            (3.5, 0.25, 4.5), (0.5, 1.25, 4.5), (6, 400, 806),
        ] as [(Double, Double, Double)])
    func hoursByHand(start: Double, issues: Double, end: Double) {
        let clock = DemandClock(
            Timetable(interval: .hour, values: [2, 0, 0, 0, 0.5, 1, 0.5, 0], isCyclic: true))
        #expect(isClose(clock.instant(span(2 * issues), after: hour(start)), hour(end)))
    }

    @Test func delaysAddUp() {
        let clock = DemandClock(DemandClockTests.curve)
        var dice = SplitMix64(seed: 4)
        for _ in 0..<2_000 {
            let start = hour(Double.random(in: 0..<40, using: &dice))
            let first = span(Double.random(in: 0.01..<30, using: &dice))
            let second = span(Double.random(in: 0.01..<30, using: &dice))
            let middle = clock.instant(first, after: start)
            let sum = TimeSpan(ticks: first.ticks + second.ticks)
            let twice = middle.flatMap { clock.instant(second, after: $0) }
            // A tick where demand is low moves the end by up to 28 where it was high.
            #expect(isClose(twice, clock.instant(sum, after: start), ticks: 60))
            #expect((middle ?? .zero) > start)
        }
    }

    /// Uniform delays over whole rounds end in each interval in proportion to its demand.
    @Test func endsFollowTheCurve() {
        let table = DemandClockTests.curve
        let clock = DemandClock(table)
        var hits = [Double](repeating: 0, count: 8)
        for step in 0..<4_000 {
            let delay = span(16 * (Double(step) + 0.5) / 4_000)
            guard let end = clock.instant(delay, after: hour(0.5)) else { continue }
            hits[(table.intervalNumber(at: end) + table.phase) % 8] += 1
        }
        let total = table.values.reduce(0, +)
        for (count, demand) in zip(hits, table.values) {
            #expect(abs(count - 4_000 * demand / total) <= 4)
        }
    }

    @Test func afterItsEndATimetableRunsLikeAnyClock() {
        let clock = DemandClock(
            Timetable(interval: .hour, values: [1, 3, 0], isCyclic: false))
        // Mean 4/3: the last issue is reached after three hours of the clock.
        #expect(isClose(clock.instant(span(2.99), after: .zero), hour(1 + (2.99 * 4 / 3 - 1) / 3)))
        #expect(isClose(clock.instant(span(3.25), after: .zero), hour(3.25)))
        #expect(isClose(clock.instant(span(0.1), after: hour(2.5)), hour(3.1)))
        #expect(isClose(clock.instant(span(0.1), after: hour(50)), hour(50.1)))
    }

    @Test func shortDelaysNeverGoBack() {
        let clock = DemandClock(
            Timetable(interval: .hour, values: [7, 3, 11, 5], isCyclic: true))
        for minute in 0..<480 {
            let start = Instant(ticks: Int64(minute) * 60_000_000)
            for ticks: Int64 in [0, 1, 7] {
                let instant = clock.instant(TimeSpan(ticks: ticks), after: start)
                #expect(instant.map { $0 >= start } == true)
            }
        }
    }

    @Test func wholeRoundsEndWhereThereIsDemand() {
        var values = [Double](repeating: 0, count: 24)
        for hour in 6..<20 { values[hour] = 0.3 * (1 + Double(hour % 5) * 0.1) }
        let clock = DemandClock(Timetable(interval: .hour, values: values, isCyclic: true))
        for days in 1...60 {
            for start in [0, 5.5, 13, 20, 23.5] {
                let end = clock.instant(span(Double(days) * 24), after: hour(start))
                let passed = end.map { ($0 - hour(start)).seconds / 3_600 } ?? 0
                // From a still night the last issue of the round may be that of the evening.
                #expect(passed > Double(days) * 24 - 20 && passed < Double(days) * 24 + 20)
            }
        }
    }

    @Test func nobodyReturnsWithoutDemand() {
        let clock = DemandClock(Timetable(interval: .hour, values: [0, 0], isCyclic: true))
        #expect(clock.instant(span(1), after: hour(1)) == nil)
    }
}
