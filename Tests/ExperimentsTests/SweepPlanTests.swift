import Testing

@testable import Experiments

struct SweepPlanTests {
    @Test func theLastVariationRunsFastest() throws {
        let plan = try SweepPlan(
            [Variation("humans.agents=1,2,3"), Variation("ai.share=0.5,0.6")], replications: 4)
        #expect(plan.combinations == 6)
        #expect(plan.tasks == 24)
        let combinations = (0..<6).map { number in
            plan.settings(ofCombination: number).map { "\($0.path.name)=\($0.text)" }
        }
        #expect(
            combinations.map { $0.joined(separator: " ") } == [
                "humans.agents=1 ai.share=0.5", "humans.agents=1 ai.share=0.6",
                "humans.agents=2 ai.share=0.5", "humans.agents=2 ai.share=0.6",
                "humans.agents=3 ai.share=0.5", "humans.agents=3 ai.share=0.6",
            ])
    }

    @Test func anInputVariesOnce() throws {
        let variations = [try Variation("ai.share=0.1"), try Variation(#"$["ai"].share=0.2"#)]
        let error = try #require(throws: InvalidQuestion.self) {
            try SweepPlan(variations, replications: 1)
        }
        #expect(error.message == "'ai.share' is varied twice")
    }

    @Test func moreTasksThanCanBeCounted() throws {
        let billion = try Variation("humans.agents=1:1000000000:1")
        let variations = [
            billion, try Variation("ai.sessions=1:1000000000:1"),
            try Variation("humans.waitingRoom=1:1000000000:1"),
        ]
        #expect(throws: InvalidQuestion.self) { try SweepPlan(variations, replications: 1) }
        // No value is held: a billion of them cost nothing.
        let plan = try SweepPlan(Array(variations.prefix(2)), replications: 1)
        #expect(plan.tasks == 1_000_000_000_000_000_000)
        let last = plan.settings(ofCombination: plan.combinations - 1)
        #expect(last.map(\.text) == ["1000000000", "1000000000"])
    }
}
