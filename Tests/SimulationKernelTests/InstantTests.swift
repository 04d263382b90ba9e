import Testing

@testable import SimulationKernel

struct InstantTests {
    @Test func additionIsExactAndSaturates() {
        let instant = Instant(ticks: 5)
        #expect(instant + TimeSpan(ticks: 7) == Instant(ticks: 12))
        #expect(instant + .zero == instant)
        #expect(instant + .forever == .distantFuture)
        #expect(Instant.distantFuture + .forever == .distantFuture)
        #expect(Instant.distantFuture + TimeSpan(ticks: 1) == .distantFuture)
        let last = Instant(ticks: Instant.distantFuture.ticks - 1)
        #expect(last + TimeSpan(ticks: 1) == .distantFuture)
        #expect(last < .distantFuture)
    }

    @Test func differencesAreSigned() {
        #expect(Instant(ticks: 12) - Instant(ticks: 5) == TimeSpan(ticks: 7))
        #expect(Instant(ticks: 5) - Instant(ticks: 12) == TimeSpan(ticks: -7))
        #expect(Instant.distantFuture - .zero == .forever)
    }

    @Test func instantsAreOrderedByTime() {
        let ticks: [Int64] = [4, 0, 9, 1 << 54, 3]
        let sorted = ticks.map { Instant(ticks: $0) }.sorted()
        #expect(sorted.map(\.ticks) == [0, 3, 4, 9, 1 << 54])
        #expect(Instant.zero <= .zero)
    }
}

struct TimeSpanTests {
    @Test(
        arguments: [
            (0, 0), (-0.0, 0), (1, 1_000_000), (0.000_001, 1), (0.000_000_4, 0),
            (0.000_000_6, 1), (1.5e-6, 2), (3_600, 3_600_000_000), (1e-300, 0), (-1, 0),
            (-.infinity, 0), (.nan, 0), (-.nan, 0), (.infinity, 1 << 54),
            (.greatestFiniteMagnitude, 1 << 54), (0x1p54 / 1e6, 1 << 54), (1.9e10, 1 << 54),
            (1.8e10, 18_000_000_000_000_000),
            (123_456_789.123_456, 123_456_789_123_456),
        ] as [(Double, Int64)])
    func secondsBecomeTheNearestTick(seconds: Double, ticks: Int64) {
        #expect(TimeSpan(seconds: seconds).ticks == ticks)
    }

    @Test(arguments: [0, 1, 59_999_999, 86_400_000_000, 2_592_000_000_000] as [Int64])
    func ticksSurviveTheWayThroughSeconds(ticks: Int64) {
        #expect(TimeSpan(seconds: TimeSpan(ticks: ticks).seconds).ticks == ticks)
    }

    @Test func unitsAgree() {
        #expect(TimeSpan(seconds: 3_600) == .hour)
        #expect(TimeSpan(ticks: 24 * TimeSpan.hour.ticks) == .day)
        #expect(TimeSpan.hour < .day)
        #expect(TimeSpan.day.seconds == 86_400)
    }
}
