import Testing

@testable import Experiments

@Suite struct SeriesTests {
    /// The numbers that results are made of; a change of one changes every result.
    @Test func theNumbersStay() {
        let series = Series(seed: 7)
        #expect(series.seed == 7 && series.customers(3).number == 3)
        #expect(series.numbered(2).customers(3).number == 8_589_934_595)
        #expect(series.numbered(2).seed == 7)
        #expect(series.ofTrials.customers(3).number == 9_223_372_036_854_775_811)
        #expect(series.ofBaseline == Series(seed: 9_223_372_036_854_775_815))
        #expect(series.ofCase(2) == Series(seed: 8_589_934_599))
        #expect(Series(seed: .max).ofCase(1).seed == 4_294_967_295)
    }

    @Test func noTwoAreTheSame() {
        let series = Series(seed: 1)
        let all = [
            series, series.numbered(1), series.numbered(2), series.ofTrials, series.ofBaseline,
            series.ofBaseline.ofTrials, series.ofCase(1), series.ofCase(2),
        ]
        let runs = all.flatMap { one in (0..<3).map { one.customers($0) } }
        #expect(Set(runs).count == runs.count)
        #expect(series.numbered(0) == series && series.ofCase(0) == series)
    }
}
