import Testing

@testable import Decisions

@Suite struct StaffingCutTests {
    /// Two posts at 2 and 3 that gain 1 and 2: whole plans of at least 5 are 8 at the cheapest.
    @Test func theCheapestWholePlan() {
        var program = StaffingProgram(prices: [2, 3, 1])
        program.cuts = [
            StaffingCut(.constraint(0), gains: [(0, 0.5), (1, 1)], needed: 2.5)
        ]
        #expect(program.cheapest(atLeast: [0, 0, 0]) == [1, 2, 0])
        #expect(program.cheapest(atLeast: [4, 0, 2]) == [5, 0, 2])
        #expect(program.price(of: [1, 2, 7]) == 15)
    }

    /// Posts that share no cut are solved apart, those that share one by way of others are not.
    @Test func severalCuts() {
        var program = StaffingProgram(prices: [1, 1, 1, 1])
        program.cuts = [
            StaffingCut(.constraint(0), gains: [(0, 1), (1, 1)], needed: 3),
            StaffingCut(.constraint(1), gains: [(1, 1), (2, 1)], needed: 3),
            StaffingCut(.load, gains: [(3, 0.25)], needed: 0.3),
        ]
        #expect(program.cheapest(atLeast: [0, 0, 0, 0]) == [0, 3, 0, 2])
    }

    /// A cut gives way to a plan that was found to be enough, and only then.
    @Test func givesWay() {
        var cut = StaffingCut(.constraint(0), gains: [(0, 2), (1, 1)], needed: 8)
        #expect(cut.value(of: [2, 2]) == 3)
        #expect(cut.needed == 4)
        cut.allow([9, 9])
        #expect(cut.needed == 4)
        cut.allow([2, 2])
        #expect(cut.needed == 3)
    }

    /// What one post may not add, others do; what none of them can is left.
    @Test func atMostSoManyMore() {
        var program = StaffingProgram(prices: [1, 2])
        program.cuts = [StaffingCut(.constraint(0), gains: [(0, 1), (1, 1)], needed: 5)]
        #expect(program.cheapest(atLeast: [1, 0], adding: [2, 9]) == [3, 2])
        #expect(program.cheapest(atLeast: [1, 0], adding: [2, 1]) == [3, 1])
        #expect(program.cheapest(atLeast: [1, 0], adding: [9, 9]) == [5, 0])
    }
}
