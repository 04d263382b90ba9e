import QueueingTheory
import TestSupport
import Testing

struct PureDeathProcessTests {
    /// Of 5,000 a fifth leaves in a year; from 3,800 to 2,000 it takes 2.88 years.
    @Test func publishedExamples() {
        let company = PureDeathProcess(people: 5_000, share: 0.2)
        #expect(agree(company.mean(after: 1), 4_000) && agree(company.mean(after: 2), 3_200))
        let later = PureDeathProcess(people: 3_800, share: 0.2)
        // The sum of 1/j is about log(3800.5 / 2000.5).
        #expect(agree(later.meanTime(untilOnly: 2_000), 2.87591, relative: 1e-4))
    }

    @Test func onePersonLeavesAfterTheMeanOfTheLaw() {
        let one = PureDeathProcess(people: 1, share: 0.5)
        #expect(agree(one.meanTime(untilOnly: 0), 1.4426950408889634))
        #expect(PureDeathProcess(people: 7, share: 0.5).meanTime(untilOnly: 7) == 0)
        #expect(PureDeathProcess(people: 7, share: 0).mean(after: 9) == 7)
    }
}
