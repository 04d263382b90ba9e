import TestSupport
import Testing

@testable import QueueingTheory

struct PureDeathTimesTests {
    /// One exponential stage; two stages with rates 1 and 1.5, by partial fractions.
    @Test func oneAndTwoStages() {
        let late = PureDeathTimes(firstRate: 1, rateStep: 0.5).survival(beyond: 0.7, count: 2)
        #expect(agree(late[0], 0.496585303791410))
        #expect(agree(late[1], 0.789880413151918))
    }

    @Test func patientCustomersGiveAnErlangDistribution() {
        let late = PureDeathTimes(firstRate: 2, rateStep: 0).survival(beyond: 1, count: 3)
        #expect(agree(late[2], 5 * 0.135335283236613))
    }

    @Test func thousandsOfStagesNeitherUnderflowNorOverflow() {
        let late = PureDeathTimes(firstRate: 5000, rateStep: 0).survival(beyond: 1, count: 5101)
        #expect(late[0] == 0)
        #expect(agree(late[5000], 0.503761167770847))
        #expect(agree(late[5100], 0.922037665459379))
    }

    @Test func noTimeAtAll() {
        #expect(PureDeathTimes(firstRate: 3, rateStep: 1).survival(beyond: 0, count: 2) == [1, 1])
    }
}
