import Testing

@testable import Decisions

@Suite struct StaffingBudgetTests {
    @Test func aLimitOfReplications() {
        var budget = StaffingBudget(StaffingEffort(replications: 100))
        let first = budget.allows(60, after: 40)
        let second = budget.allows(61, after: 40)
        #expect(first && !second && budget.isSpent)
        #expect(budget.replicationsToRepeat == 100)
    }

    /// What ends the search ends all of it, and the limit that repeats it is that of the first end.
    @Test func aLimitOfTime() {
        var budget = StaffingBudget(StaffingEffort(time: .zero))
        let answers = [budget.allows(5, after: 0), budget.allows(80, after: 20)]
        #expect(answers == [true, false])
        let later = budget.allows(1_000, after: 30)
        #expect(!later && budget.replicationsToRepeat == 99)
        var again = StaffingBudget(StaffingEffort(replications: 99))
        let repeated = [again.allows(5, after: 0), again.allows(80, after: 20)]
        #expect(repeated == answers)
    }

    /// With both the earlier one counts.
    @Test func both() {
        var budget = StaffingBudget(StaffingEffort(time: .zero, replications: 1_000))
        let isAllowed = budget.allows(80, after: 20)
        #expect(!isAllowed && budget.replicationsToRepeat == 99)
        #expect(StaffingBudget(StaffingEffort(replications: 7)).replicationsToRepeat == 7)
    }
}
