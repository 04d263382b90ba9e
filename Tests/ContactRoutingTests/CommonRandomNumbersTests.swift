import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// Variants of a scenario meet the same customers.
struct CommonRandomNumbersTests {
    private static let scenario = Scenario.sample(
        demand: Demand(issues: .constant(80)), ai: AITier(share: 0.8, askForHuman: 0.1),
        aiSession: .exponential(mean: 300),
        humanSession: .lognormal(mean: 90, coefficientOfVariation: 1),
        patience: .exponential(mean: 120))

    private static func changed(_ change: (inout Scenario) -> Void) -> Scenario {
        var scenario = scenario
        change(&scenario)
        return scenario
    }

    private static let variants = [
        changed { $0.intents[0].containment = 0.9 },
        changed { $0.humans?.agents = .constant(7) },
        changed { $0.humans?.totalRates = [1, 1.3] },
        changed { $0.repeats = RepeatContacts(afterHuman: 0.3) },
        changed { $0.intents[0].patience = nil },
    ]

    @Test(arguments: variants)
    func freshIssuesAreTheSame(variant: Scenario) {
        let (first, second) = (Tally(CommonRandomNumbersTests.scenario), Tally(variant))
        #expect(first.total.fresh == second.total.fresh)
        #expect(first.byInterval.map(\.fresh) == second.byInterval.map(\.fresh))
        #expect(first != second)
    }

    /// What happens to humans and by them changes nothing about the AI's first attempts.
    @Test func sessionsOfTheSameCustomersAreTheSame() {
        let first = Tally(CommonRandomNumbersTests.scenario)
        for index in [0, 1, 2, 4] {
            let second = Tally(CommonRandomNumbersTests.variants[index])
            #expect(first.aiSession == second.aiSession)
            #expect(first.total.aiTicks == second.total.aiTicks)
            #expect(first.total.askedForHuman == second.total.askedForHuman)
        }
        // Canary: other customers have other sessions.
        #expect(Tally(CommonRandomNumbersTests.scenario, seed: 2).aiSession != first.aiSession)
    }

    /// More containment contains everyone who was contained before.
    @Test func traitsDoNotDependOnTheScenario() {
        var first = Customers(
            CommonRandomNumbersTests.scenario, CustomerStream(seed: 3, replication: 4))
        var second = Customers(
            CommonRandomNumbersTests.variants[0], CustomerStream(seed: 3, replication: 4))
        for issue in 0..<600 as Range<UInt64> {
            let (one, other) = (first.newcomer(issue, at: .zero), second.newcomer(issue, at: .zero))
            // A time is drawn only for those who may need it.
            if !(other.isForAI && other.isContained) { #expect(one.work == other.work) }
            #expect(one.aiTime == other.aiTime)
            #expect(one.returnLuck == other.returnLuck)
            #expect(one.isRoutedToAI == other.isRoutedToAI)
            #expect(one.asksForHuman == other.asksForHuman)
            #expect(!one.isContained || other.isContained)
            let patience = first.patience(in: Attempt(issue: issue, number: 0), traits: one)
            let same = second.patience(in: Attempt(issue: issue, number: 0), traits: other)
            #expect(patience == same)
            #expect(patience != nil)
        }
    }

    /// Blocks give the bits that single draws give, in any order.
    @Test func traitsDoNotDependOnTheOrderOfDrawing() {
        let scenario = CommonRandomNumbersTests.scenario
        var customers = Customers(scenario, CustomerStream(seed: 3, replication: 4))
        func quantile(_ purpose: DrawPurpose, _ law: Distribution, _ issue: UInt64) -> TimeSpan {
            let stream = CustomerStream(seed: 3, replication: 4).draws(purpose)
            return TimeSpan(seconds: law.quantile(stream.uniform(entity: issue)))
        }
        for issue in [0, 1_000, 255, 256, 1, 70_000, 3, 511, 7, 9, 10] as [UInt64] {
            let conversation = customers.newcomer(issue, at: .zero)
            let intent = scenario.intents[0]
            let work = quantile(.humanSession, intent.humanSession, issue)
            let aiTime = quantile(.aiSession, intent.aiSession, issue)
            let meetsHuman = !conversation.isForAI || !conversation.isContained
            #expect(conversation.work == (meetsHuman ? work : .zero))
            #expect(conversation.aiTime == (conversation.isForAI ? aiTime : .zero))
        }
    }

    @Test func repeatsAreDrawnAnew() {
        var customers = Customers(
            CommonRandomNumbersTests.scenario, CustomerStream(seed: 1, replication: 0))
        let first = customers.newcomer(7, at: .zero)
        func attempt(_ number: UInt32) -> CustomerTraits {
            customers.returning(
                AwayCustomer(
                    after: Conversation(issue: 7, traits: first, attempt: number - 1)))
        }
        #expect(Set([first.work, attempt(1).work, attempt(2).work]).count == 3)
        #expect(attempt(1).work == attempt(1).work)
    }
}
