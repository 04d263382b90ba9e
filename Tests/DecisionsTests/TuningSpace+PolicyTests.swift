import ContactRouting
import SimulationKernel
import StrictJSON
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

/// What a policy's thresholds are, and that their settings are read back as just that policy.
@Suite struct TuningSpacePolicyTests {
    private static let rules = """
        "rules": [{"when": "customerAsks"}, {"when": "intent", "intents": ["hard"]}, \
        {"when": "valueAtRisk", "above": 5}, {"when": "turns", "atLeast": 4}], \
        "handOversPerHour": 300
        """

    private static let intents = """
        [{"name": "easy", "share": 0.4}, {"name": "medium", "share": 0.3}, \
        {"name": "hard", "share": 0.3}]
        """

    /// Three intents and a policy with rules and a budget, then the settings on top.
    private static func workload(_ policy: String, _ settings: [Setting] = []) throws -> Workload {
        let own = [
            Setting(path: JSONPath([.key("intents")]), text: intents),
            Setting(
                path: JSONPath([.key("ai"), .key("escalation")]), text: "{\(policy), \(rules)}"),
        ]
        let source = try #require(WorkloadLibrary.source(named: "theory/ai-threshold"))
        return try Workload(reading: source, settings: own + settings)
    }

    private static func escalation(_ workload: Workload) throws -> Escalation {
        try #require(workload.scenario.ai?.answering?.escalation)
    }

    private static let threshold = #""policy": "threshold", "threshold": 0.6"#
    private static let perIntent =
        #""policy": "perIntent", "threshold": 0.5, "thresholds": {"hard": 0.9}"#
    private static let congestion = """
        "policy": "congestion", "shape": "stepped", "hysteresisSeconds": 20, "points": \
        [{"waitSeconds": 0, "threshold": 0.7}, {"waitSeconds": 90, "threshold": 0.4}]
        """

    @Test(
        arguments: [
            (threshold, nil, [0.6]), (perIntent, nil, [0.5, 0.5, 0.9]),
            (congestion, nil, [0.7, 0.4]), (threshold, .perIntent, [0.6, 0.6, 0.6]),
            (threshold, .congestion, [0.6, 0.6, 60]), (perIntent, .threshold, nil),
            (perIntent, .congestion, nil), (congestion, .perIntent, nil),
            (#""policy": "always""#, .threshold, nil),
        ] as [(String, TuningSpace.Policy?, [Double]?)])
    func whereTheWorkloadStands(
        policy: String, tuned: TuningSpace.Policy?, current: [Double]?
    ) throws {
        let space = try TuningSpace(Self.workload(policy), policy: tuned)
        #expect(space.current == current)
        if let current { #expect(space.axes.count == current.count) }
        let equal = try #require(space.uniform?(0.3))
        #expect(equal.count == space.axes.count)
    }

    @Test func axesAreNamedAfterWhatTheyMove() throws {
        func names(_ policy: String, _ tuned: TuningSpace.Policy? = nil) throws -> [String] {
            try TuningSpace(Self.workload(policy), policy: tuned).axes.map(\.name)
        }
        #expect(try names(Self.threshold) == ["threshold"])
        #expect(
            try names(Self.perIntent) == [
                "threshold of easy", "threshold of medium", "threshold of hard",
            ])
        #expect(try names(Self.congestion) == ["threshold at 0 s", "threshold at 90 s"])
        #expect(
            try names(Self.threshold, .congestion) == [
                "threshold without a wait", "threshold at the far wait", "far wait in seconds",
            ])
    }

    @Test(
        arguments: [
            (threshold, nil, [0.25], .threshold(0.25)),
            (perIntent, .threshold, [0.25], .threshold(0.25)),
            (threshold, .perIntent, [0.25, 0.5, 1], .thresholds([0.25, 0.5, 1])),
            (
                congestion, nil, [0.25, 0.75],
                .congestion(rule([(0, 0.25), (90, 0.75)], shape: .stepped, hysteresis: 20))
            ),
            (
                threshold, .congestion, [0.25, 0.75, 120],
                .congestion(rule([(0, 0.25), (120, 0.75)], shape: .linear, hysteresis: 0))
            ),
        ] as [(String, TuningSpace.Policy?, [Double], Escalation.Judgement)])
    func settingsAreReadBack(
        policy: String, tuned: TuningSpace.Policy?, point: [Double],
        judgement: Escalation.Judgement
    ) throws {
        let workload = try Self.workload(policy)
        let space = try TuningSpace(workload, policy: tuned)
        let moved = try Self.escalation(Self.workload(policy, space.settings(point)))
        var expected = try Self.escalation(workload)
        #expect(expected.rules.count == 4)
        #expect(expected.handOversPerHour == 300)
        expected.judgement = judgement
        #expect(moved == expected)
    }

    private static func rule(
        _ points: [(wait: Double, threshold: Double)], shape: CongestionThreshold.Shape,
        hysteresis: Double
    ) -> CongestionThreshold {
        CongestionThreshold(
            points: points.map { .init(wait: TimeSpan(seconds: $0.wait), threshold: $0.threshold) },
            shape: shape, hysteresis: TimeSpan(seconds: hysteresis))
    }

    @Test func exactTexts() throws {
        func text(_ policy: TuningSpace.Policy?, _ point: [Double]) throws -> [String] {
            let intents = ["intents": Self.intents]
            let workload = try Workload("theory/ai-threshold", intents)
            return try TuningSpace(workload, policy: policy).settings(point).map {
                "\($0.path.name)=\($0.text)"
            }
        }
        #expect(try text(nil, [0.625]) == ["ai.escalation.threshold=0.625"])
        #expect(
            try text(.perIntent, [0.5, 0.6, 0.7]) == [
                #"ai.escalation={"policy":"perIntent","threshold":0.5,"#
                    + #""thresholds":{"easy":0.5,"medium":0.6,"hard":0.7}}"#
            ])
    }

    @Test func whatHasNoThreshold() throws {
        let cost = try Self.workload(#""policy": "cost", "wrongAnswer": 5, "human": 1"#)
        #expect(throws: InvalidQuestion.self) { try TuningSpace(cost) }
        let error = #expect(throws: InvalidQuestion.self) {
            try TuningSpace(Workload("launch-month", [:]))
        }
        #expect(error?.message == "launch-month has no AI that decides when to hand over")
    }
}
