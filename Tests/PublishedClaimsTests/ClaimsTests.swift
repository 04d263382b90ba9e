import Testing
import WorkloadTestSupport
import Workloads

@testable import PublishedClaims

/// Expected values are written as arithmetic on the published numbers, or as the rounded results
/// of a calculation made before this code, with half a unit of their last digit as tolerance.
@Suite struct ClaimsTests {
    private static let all = Result { try claims() }

    private func claim(_ name: String) throws -> Claim {
        try #require(try Self.all.get().first { $0.name == name })
    }

    @Test(
        arguments: [
            // 3.45 M x 11 min / (3,000 x 173.3 h x (1 - shrinkage) x occupancy)
            ("baseline-concurrency", 3.45e6 * 11 / 60 / 3_000 / (2_080.0 / 12) / (0.75 * 0.85), 0),
            ("baseline-agents", 2_962, 0.5),
            ("all-instead-of-ai", 18.1 * (0.65 * 0.75) / (0.7 * 0.83), 0.05),
            ("saved-one-at-a-time", 4_187, 0.5), ("saved-concurrency", 5.5, 0.05),
            ("saved-against-left", 3_000 - 700, 0), ("fewer-repeats", 250, 0.5),
            ("left-press-release", 1_000, 0), ("resolved-without-human", 0.417, 5e-4),
            ("easy-chats-only", 4.0, 0.005),
            // 3.45 M x 11 min at two at once and 1 M x 7 min
            ("telephone", (3.45e6 * 5.5 + 7e6) / 60 / (2_080.0 / 12) / (0.75 * 0.85), 1e-6),
            ("later-flat", 895, 0.5), ("later-grown", 1_181, 0.5),
            ("later-cumulative", 437, 0.5),
            // The AI's mean of 1.9 min is 1.6 min x exp(0.6^2 / 2), with d = .583 and 1.
            ("mean-of-all", 12 + 2.0 / 3 * (1.9155 - 12 * 7 / 12), 1e-3),
            ("mean-without-hand-overs", 5.3, 0.05), ("hand-over", (2 - 1.9155) / 12, 1e-5),
            ("saving-offshore", 27.5, 0.05), ("saving-european", 19.2, 0.05),
            ("later-saving-offshore", 59e6 / 853 / 2_080, 1e-9), ("own-ai", 0.10, 0),
            ("bought-ai", 0.99, 0), ("expense-2024", 37e6, 0), ("expense-2025", -4e6, 0),
            ("transactions-2023", 2.05e6, 5e3), ("cost-per-transaction", 0.189, 5e-4),
            ("cheaper-transaction", -0.14, 5e-3), ("volume-since-launch", 1.35e6, 5e3),
            ("volume-as-one-year", 31e6 / 12, 1e-6), ("volume-in-a-year", 2.33e6, 5e3),
            ("attrition-2024", 4_000, 0), ("no-hiring", 3_360, 5), ("attrition-2025", 2_738, 0.5),
            ("satisfaction", 0.86 * 0.4 + 0.55 * 0.6 - 0.78, 1e-9),
            ("saved-between", 700 + 153 * 15.0 / 19, 1e-9), ("marketing-parts", 10e6, 0),
            ("fall-in-a-year", -2.0 / 9, 1e-12), ("years-of-the-fall", 4.0, 0.05),
            ("years-to-the-aim", 2.88, 5e-3), ("hires-that-replace", 4_481, 0.5),
            ("revenue-per-employee", 7.0 * 38 / (4 * 50) - 1, 1e-12),
            ("satisfaction-elsewhere", -0.075, 1e-12),
        ] as [(String, Double, Double)])
    func theLeastImpliedValue(name: String, expected: Double, tolerance: Double) throws {
        let value = try claim(name).implied.low
        #expect(abs(value - expected) <= tolerance + 1e-12 * abs(expected))
    }

    @Test(
        arguments: [
            ("baseline-concurrency", 2.5, 0.05), ("saved-concurrency", 7.1, 0.05),
            ("fewer-repeats", 321, 0.5), ("left-interview", 3_000 / 3 * 12.0 / 11, 1e-9),
            ("easy-chats-only", 6.6, 0.05), ("mean-of-all", 9.7, 0.05),
            ("hand-over", 0.5 / 12, 1e-12), ("saving-onshore", 30.0, 0.05),
            ("attrition-2025", 2_908.7, 0.01), ("own-ai", 0.21, 0),
            ("satisfaction", 0.86 * 0.85 + 0.55 * 0.15 - 0.87, 1e-9),
            ("saved-between", 700 + 153 * 15.0 / 17, 1e-9), ("hires-that-replace", 9_230, 0.5),
            ("satisfaction-elsewhere", -0.06, 1e-12),
        ] as [(String, Double, Double)])
    func theGreatestImpliedValue(name: String, expected: Double, tolerance: Double) throws {
        let value = try claim(name).implied.high
        #expect(abs(value - expected) <= tolerance + 1e-12 * abs(expected))
    }

    /// The displacement d at sessions of 11 and of 12 min, and what else is unpublished.
    @Test(
        arguments: [
            ("left-press-release", 0.35, 0.45), ("left-as-read", 0.45, 0.54),
            ("left-interview", 0.50, 0.58), ("later-flat", 0.43, 0.43),
            ("later-grown", 0.35, 0.35), ("later-cumulative", 0.77, 0.77),
            ("all-instead-of-ai", 0.45, 0.45), ("easy-chats-only", 0.75, 0.825),
            ("expense-2025", 0.31, 0.31), ("cheaper-transaction", 0.45, 0.45),
            ("telephone", 2.94, 4.62), ("satisfaction", 0.68, 0.68),
            // 7,400 less the 3,000 / 0.8^3.4 of whom 3,000 would be left.
            ("years-of-the-fall", 993.58, 993.58), ("revenue-per-employee", 5_236.22, 5_236.22),
        ])
    func whatWouldHaveToBe(name: String, low: Double, high: Double) throws {
        let required = try #require(try claim(name).condition).required
        #expect(abs(required.low - low) <= 0.005)
        #expect(abs(required.high - high) <= 0.005)
    }

    /// 1,000 agents x 2,080 h x $22 less $40 M, over 27.6 M conversations.
    @Test func whatIsLeftForTheAI() throws {
        for name in ["own-ai", "bought-ai"] {
            let price = try claim(name).target.value.high
            #expect(abs(price - (1_000 * 2_080 * 22 - 40e6) / 27.6e6) < 1e-9)
        }
    }

    /// 444 hires by leavers spread evenly, about 440 by a constant hazard.
    @Test func theHiresOfAYearWithoutHiring() throws {
        let hires = try #require(try claim("no-hiring").condition).required
        let moved = 250 * (1 - 0.2 * 10.5 / 12) + 500 * (1 - 0.2 * 7.5 / 12)
        #expect(abs(hires.low - (3_800 - (4_000 - moved))) < 1e-9)
        #expect(abs(hires.low - 440) < 5)
    }

    /// By a birth-death recursion written in another language, agents rounded up hour by hour.
    @Test func leastAgentsHourByHour() throws {
        #expect(abs(try claim("baseline-by-the-hour").implied.low - 2_619.04) < 0.1)
        #expect(abs(try claim("resolved-by-the-hour").implied.low - 974.54) < 0.1)
    }

    /// The simulator's own scenario, with an AI that contains everything, is as idle.
    @Test func occupancyAgreesWithTheScenario() throws {
        let scenario = try Workload("launch-month", ["ai.containment": "1"]).scenario
        let occupancy = scenario.humanOfferedLoad / scenario.humanCapacity
        #expect(abs(try claim("resolved-without-human").implied.low / occupancy - 1) < 0.002)
    }

    @Test func theVerdicts() throws {
        let verdicts = Dictionary(
            grouping: try Self.all.get(), by: \.verdict
        ).mapValues { $0.map(\.name) }
        #expect(
            verdicts[.nearMiss] == ["saved-against-left", "volume-as-one-year", "attrition-2024"])
        #expect(
            verdicts[.onlyIf] == [
                "all-instead-of-ai", "left-press-release", "left-as-read", "left-interview",
                "easy-chats-only", "telephone", "later-grown", "expense-2025",
                "cheaper-transaction", "no-hiring", "years-of-the-fall", "revenue-per-employee",
                "satisfaction",
            ])
        #expect(
            verdicts[.cannot] == [
                "saved-one-at-a-time", "saved-concurrency", "fewer-repeats",
                "resolved-without-human", "resolved-by-the-hour", "later-cumulative",
                "mean-of-all", "mean-without-hand-overs", "hand-over", "saving-offshore",
                "later-saving-offshore", "bought-ai", "volume-since-launch",
                "satisfaction-elsewhere",
            ])
    }

    @Test func everyInputSaysWhereItIsFrom() throws {
        let all = try Self.all.get()
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.map(\.topic).firstIndex(of: .people) ?? 0 > 30)
        let inputs = Claim.inputs(of: all)
        #expect(Set(inputs.map(\.name)).count == inputs.count)
        for input in inputs { #expect(!input.source.title.isEmpty) }
        for claim in all { #expect(!claim.inputs.isEmpty) }
        let assumed = inputs.filter { !$0.source.isPublished }.map(\.name)
        #expect(assumed.contains("telephone contacts a month"))
        #expect(assumed.contains("share of paid time not available"))
        #expect(!assumed.contains("agents needed before"))
    }
}
