import ContactRouting
import Testing

@testable import Decisions

struct HiringProgramTests {
    private static let months = 6

    /// People who stay and are at work from the month after the one in which they begin; each costs
    /// a unit a month.
    private func outlook(staying: Double, planned: Double = 10, most: Int? = nil) -> HiringOutlook {
        let range = 0..<Self.months
        let group = HiringOutlook.Group(
            planned: range.map { _ in planned },
            staying: range.map { _ in day(staying) },
            beginners: range.map { start in range.map { day($0 > start ? 1 : 0) } },
            costs: range.map { Double(Self.months - $0) },
            helps: range.map { start in range.map { $0 > start } })
        return HiringOutlook(
            groups: [group], monthCount: Self.months, havePrices: true, most: most)
    }

    private func day(_ work: Double) -> ExpectedWork.Day {
        var day = ExpectedWork.Day()
        (day.employed, day.work) = (work, work)
        return day
    }

    private func plan(
        _ outlook: HiringOutlook, needs: [Double], with pool: (needs: [Double], cost: Double)? = nil
    ) -> HiringPlan {
        HiringProgram(
            outlook: outlook, levels: pool == nil ? [1] : [0, 1],
            needs: [needs] + (pool.map { [$0.needs] } ?? []),
            poolCosts: [needs.map { _ in 0 }]
                + (pool.map { pool in [needs.map { _ in pool.cost }] } ?? [])
        ).cheapest()
    }

    /// Three more are needed from the fourth month on: they begin the month before, and not sooner.
    @Test func peopleBeginJustInTime() {
        let plan = plan(outlook(staying: 10), needs: [1, 1, 1, 1.3, 1.3, 1.3])
        #expect(plan.hires == [[0, 0, 3, 0, 0, 0]])
    }

    /// Where no more than two can begin in a month the third begins a month sooner.
    @Test func aLimitSpreadsThem() {
        let plan = plan(outlook(staying: 10, most: 2), needs: [1, 1, 1, 1.3, 1.3, 1.3])
        #expect(plan.hires == [[0, 1, 2, 0, 0, 0]])
    }

    /// Nobody can be at work in the first month: it gets nothing, and the others what they need.
    @Test func whatCannotBeReachedIsLeft() {
        let plan = plan(outlook(staying: 8), needs: [1, 1, 1, 1, 1, 1])
        #expect(plan.hires == [[2, 0, 0, 0, 0, 0]])
        let limited = self.plan(outlook(staying: 8, most: 1), needs: [1, 1, 1, 1, 1, 1])
        #expect(limited.hires == [[1, 1, 0, 0, 0, 0]])
    }

    /// A peak of one month: a pool for 5 is cheaper than two people for the 4 months that are left,
    /// and dearer for 9.
    @Test func aPoolTakesAPeakIfItIsCheaper() {
        let (peak, helped) = ([1, 1, 1, 1.2, 1, 1], [1.0, 1, 1, 1, 1, 1])
        let cheap = plan(outlook(staying: 10), needs: peak, with: (helped, 5))
        #expect(cheap.hires.joined().allSatisfy { $0 == 0 })
        #expect(cheap.callable == [0, 0, 0, 1, 0, 0])
        let dear = plan(outlook(staying: 10), needs: peak, with: (helped, 9))
        #expect(dear.hires == [[0, 0, 2, 0, 0, 0]])
        #expect(dear.callable.allSatisfy { $0 == 0 })
    }

    /// Groups have what their own plans need.
    @Test func everyGroupIsCovered() {
        let one = outlook(staying: 10).groups[0]
        let other = outlook(staying: 38, planned: 40).groups[0]
        let both = HiringOutlook(
            groups: [one, other], monthCount: Self.months, havePrices: true, most: nil)
        let plan = plan(both, needs: [0.5, 1.1, 1.1, 1.1, 1.1, 1.1])
        #expect(plan.hires.map { $0[0] } == [1, 6])
        #expect(plan.hires.joined().reduce(0, +) == 7)
    }
}
