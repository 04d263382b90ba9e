import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// The AI that can be wrong, as it is written in a file.
@Suite struct ScenarioBuilderAnsweringTests {
    private static let first = #""containment": 0.4"#

    /// The small desk with the second form and further keys of its AI.
    private static func second(
        _ escalation: String = #"{"policy": "threshold", "threshold": 0.7}"#, _ more: String = "",
        file: String = ""
    ) throws -> String {
        let form = #""accuracy": 0.8, "escalation": "# + escalation
        let text = try SmallDesk.text(first, more.isEmpty ? form : form + ", " + more)
        let end = #""repeats": {"afterAI": 0.1}"#
        return file.isEmpty ? text : text.replacing(end, with: end + ", " + file)
    }

    private static func problems(_ text: String) -> [String] {
        // The line of the AI is long: where a problem is in it does not matter here.
        SmallDesk.problems(text).map { line in
            line.hasPrefix("7:") ? String(line.drop { $0 != " " }.dropFirst()) : line
        }
    }

    private static func ai(_ text: String) throws -> AITier {
        try #require(try SmallDesk.workload(text).scenario.ai)
    }

    @Test func theFormsExcludeEachOther() throws {
        let both = try SmallDesk.text(
            Self.first,
            Self.first + #", "accuracy": 0.8, "escalation": {"policy": "never"}"#)
        #expect(
            Self.problems(both) == [
                "exactly one of containment, accuracy must be given (found containment and "
                    + "accuracy)"
            ])
        let neither = try SmallDesk.text(Self.first + ", ", "")
        #expect(
            Self.problems(neither) == [
                "exactly one of containment, accuracy must be given (found none)"
            ])
        let half = try SmallDesk.text(
            Self.first, Self.first + #", "askLater": {"share": 0.1, "turns": 2}"#)
        let problem = try #require(Self.problems(half).first)
        #expect(problem.hasPrefix(#"needs "accuracy" instead of "containment""#))
    }

    @Test func accuracyNeedsAPolicy() throws {
        let text = try SmallDesk.text(Self.first, #""accuracy": 0.8"#)
        #expect(
            Self.problems(text) == [
                #"has "accuracy" but no "escalation": say when it hands over, such as "#
                    + #"{"policy": "threshold", "threshold": 0.7}"#
            ])
    }

    @Test func everyPolicyIsRead() throws {
        let never = try Self.ai(Self.second(#"{"policy": "never", "rules": []}"#))
        #expect(never.answering?.escalation == Escalation(rules: [], judgement: .never))
        let threshold = try Self.ai(Self.second())
        #expect(threshold.answering?.escalation == Escalation(judgement: .threshold(0.7)))
        let cost = try Self.ai(
            Self.second(
                #"{"policy": "cost", "wrongAnswer": 9, "human": 3, "handOversPerHour": 5}"#))
        #expect(
            cost.answering?.escalation
                == Escalation(
                    judgement: .cost(CostRule(wrongAnswer: 9, human: 3)), handOversPerHour: 5))
        let congestion = try Self.ai(
            Self.second(
                """
                {"policy": "congestion", "shape": "stepped", "hysteresisSeconds": 30, "points": [
                {"waitSeconds": 0, "threshold": 0.8}, {"waitSeconds": 60, "threshold": 0.5}]}
                """))
        let points = [
            CongestionThreshold.Point(wait: .zero, threshold: 0.8),
            CongestionThreshold.Point(wait: TimeSpan(seconds: 60), threshold: 0.5),
        ]
        #expect(
            congestion.answering?.escalation.judgement
                == .congestion(
                    CongestionThreshold(
                        points: points, shape: .stepped, hysteresis: TimeSpan(seconds: 30))))
    }

    @Test func intentsAreNamed() throws {
        let intents = #""intents": [{"name": "a", "share": 0.5}, {"name": "b", "share": 0.5}]"#
        let policy =
            #"{"policy": "perIntent", "threshold": 0.6, "thresholds": {"b": 0.9}, "#
            + #""rules": [{"when": "intent", "intents": ["a"]}]}"#
        let escalation = try Self.ai(Self.second(policy, file: intents)).answering?.escalation
        #expect(
            escalation
                == Escalation(rules: [.intents([0])], judgement: .thresholds([0.6, 0.9])))
        let wrong = policy.replacing(#""b": 0.9"#, with: #""bee": 0.9"#)
            .replacing(#"["a"]"#, with: #"["aa"]"#)
        #expect(
            try Self.problems(Self.second(wrong, file: intents)) == [
                #"there is no intent "aa""#, #"there is no intent "bee""#,
            ])
    }

    @Test(arguments: [
        (
            #"{"policy": "congestion", "points": [{"waitSeconds": 5, "threshold": 0.5}]}"#,
            "waitSeconds must begin at 0 and rise from point to point"
        ),
        (
            #"{"policy": "treshold", "threshold": 0.5}"#,
            #"ai.escalation.policy must be one of "never", "always", "threshold", "perIntent", "#
                + #""congestion", "cost" (found the text "treshold"). Did you mean "threshold"?"#
        ),
        (
            #"{"policy": "threshold", "threshold": 0.5, "rules": [{"when": "turns"}]}"#,
            #"missing key "atLeast" in ai.escalation.rules[0]: "#
                + "it must be a whole number from 1 to 254"
        ),
    ])
    func badPoliciesAreExplained(policy: String, problem: String) throws {
        #expect(try Self.problems(Self.second(policy)) == [problem])
    }

    @Test func numbersAreForAllComplexitiesOrForEach() throws {
        let classes =
            #""complexities": [{"name": "e", "share": 0.6}, {"name": "h", "share": 0.4}]"#
        let intents = try SmallDesk.workload(Self.second(file: classes)).scenario.intents
        #expect(intents[0].aiAccuracy == [0.8, 0.8] && intents[0].complexityShares == [0.6, 0.4])
        let wrong = try Self.second(file: classes).replacing(
            #""accuracy": 0.8"#, with: #""accuracy": [0.8]"#)
        #expect(
            Self.problems(wrong) == [
                "must have one share for each of the 2 complexities (found 1)"
            ])
        let shares = try Self.second(file: classes.replacing("0.4", with: "0.5"))
        #expect(Self.problems(shares).count == 1)
    }

    @Test func outagesAreDated() throws {
        let outages =
            #""outages": {"windows": [{"date": "2024-02-06", "hour": 9, "hours": 3}], "#
            + #""fallback": "callBack", "sessions": "resume"}"#
        let plan = try #require(try Self.ai(Self.second(more: outages)).outages)
        // The measured part begins on 2024-02-01.
        let start = TimeSpan(seconds: (5 * 24 + 9) * 3_600)
        #expect(plan.windows == [.init(start: start, length: TimeSpan(seconds: 3 * 3_600))])
        #expect(plan.fallback == .callBack(.constant(3_600)) && plan.sessions == .resume)
        let early = outages.replacing("2024-02-06", with: "2024-01-31")
        let before = try #require(try Self.ai(Self.second(more: early)).outages)
        #expect(before.windows[0].start.ticks == -15 * TimeSpan.hour.ticks)
    }

    private static func second(more: String) throws -> String {
        try second(#"{"policy": "never"}"#, more)
    }

    @Test func pricesAreRules() throws {
        let prices =
            #""pricePerConversation": 0.1, "prices": [{"per": "resolution", "price": 0.99}, "#
            + #"{"per": "thousandTokens", "price": 0.01, "tokensPerTurn": 900, "name": "model"}]"#
        let rules = try Self.ai(Self.second(more: prices)).prices
        #expect(
            rules == [
                PriceRule(basis: .conversation, price: 0.1),
                PriceRule(
                    basis: .resolution(window: TimeSpan(seconds: 259_200)),
                    price: 0.99),
                PriceRule(name: "model", basis: .thousandTokens(perTurn: 900), price: 0.01),
            ])
    }

    /// Humans who can fail beside an AI that cannot be wrong would leave truth half known.
    @Test func truthIsKnownEverywhereOrNowhere() throws {
        let failing = #""agents": 2, "resolution": 0.9"#
        let text = try SmallDesk.text(#""agents": 2"#, failing)
        #expect(
            SmallDesk.problems(text) == [
                "9:32: needs an AI whose answers can be wrong too: give ai.accuracy, "
                    + "not ai.containment"
            ])
        let both = try Self.second().replacing(#""agents": 2"#, with: failing)
        #expect(SmallDesk.problems(both) == [])
    }
}
