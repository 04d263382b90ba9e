import QueueingTheory
import TestSupport
import Testing

struct PureDeathProcessTests {
    /// Of 5,000 a fifth leaves in a year.
    @Test func publishedExample() {
        let company = PureDeathProcess(people: 5_000, share: 0.2)
        #expect(agree(company.mean(after: 1), 4_000) && agree(company.mean(after: 2), 3_200))
    }

    @Test func whoeverStaysStays() {
        #expect(PureDeathProcess(people: 7, share: 0).mean(after: 9) == 7)
        #expect(agree(PureDeathProcess(people: 1, share: 0.5).mean(after: 0.5), 0.5.squareRoot()))
    }
}
