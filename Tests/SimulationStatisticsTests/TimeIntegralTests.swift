import Testing

@testable import SimulationStatistics

struct TimeIntegralTests {
    @Test func theAreaIsThatOfTheSteps() {
        var integral = TimeIntegral()
        integral.add(2, at: 10)
        integral.add(3, at: 15)
        integral.add(-4, at: 15)
        integral.add(-1, at: 22)
        #expect(integral.level == 0)
        // 2 over 5 ticks, 1 over 7.
        #expect(integral.take(at: 100) == 17)
    }

    @Test func takingStartsAfresh() {
        var integral = TimeIntegral(level: 3)
        #expect(integral.take(at: 4) == 12)
        #expect(integral.take(at: 4) == 0)
        #expect(integral.level == 3)
        integral.add(-3, at: 6)
        #expect(integral.take(at: 9) == 6)
    }

    @Test func cuttingTheTimeUpChangesNothing() {
        let changes: [(Int, Int64)] = [(1, 3), (5, 8), (-2, 8), (1, 30), (-5, 77), (4, 78)]
        var (whole, cut) = (TimeIntegral(), TimeIntegral())
        var (next, area) = (0, 0 as Int64)
        for ticks in 0..<100 as Range<Int64> {
            while next < changes.count, changes[next].1 == ticks {
                whole.add(changes[next].0, at: ticks)
                cut.add(changes[next].0, at: ticks)
                next += 1
            }
            area += cut.take(at: ticks)
        }
        area += cut.take(at: 100)
        // 1*5 + 4*22 + 5*47 + 0*1 + 4*22
        #expect(area == 416)
        #expect(whole.take(at: 100) == area)
    }

    @Test func levelsBelowZeroCountBackwards() {
        var integral = TimeIntegral()
        integral.add(-2, at: 1)
        #expect(integral.take(at: 4) == -6)
    }
}
