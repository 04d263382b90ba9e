import ContactRouting
import Experiments
import StrictJSON
import Workloads

extension TuningSpace {
    /// Escalation policies whose thresholds can be tuned.
    public enum Policy: String, Sendable, CaseIterable {
        /// One threshold.
        case threshold
        /// A threshold for each intent.
        case perIntent
        /// A threshold that moves with the expected wait: its value without one, and the value
        /// that it has come to at another wait.
        case congestion
    }

    /// The thresholds of a policy.
    ///
    /// - Parameters:
    ///   - workload: with an AI of the second form; rules and budget of its policy are kept.
    ///   - policy: nil for the kind of policy that the workload has.
    /// - Throws: `InvalidQuestion` if it has no thresholds.
    public init(_ workload: Workload, policy: Policy? = nil) throws {
        guard let escalation = workload.scenario.ai?.answering?.escalation else {
            throw InvalidQuestion(
                message: "\(workload.name) has no AI that decides when to hand over",
                hint: "Its containment is an input. Tune 'hybrid', or give 'ai.accuracy', "
                    + "'ai.confidence' and 'ai.escalation'; --vary tunes other inputs.")
        }
        let names = workload.scenario.intents.map(\.name)
        guard let kind = policy ?? Policy(of: escalation.judgement) else {
            throw InvalidQuestion(
                message: "the escalation policy of \(workload.name) has no threshold to tune",
                hint: "Give --policy \(Policy.allCases.map(\.rawValue).joined(separator: "|")).")
        }
        switch kind {
        case .threshold: self.init(oneThreshold: escalation, names)
        case .perIntent: self.init(perIntent: escalation, names)
        case .congestion: self.init(congestion: escalation, names)
        }
    }

    private init(oneThreshold escalation: Escalation, _ names: [String]) {
        let isOne = Policy(of: escalation.judgement) == .threshold
        self.init(
            [Axis("threshold", .confidence)], current: escalation.oneThreshold.map { [$0] },
            uniform: { [$0] },
            settings: { point in
                let threshold = JSONOutput.number(point[0])
                if isOne {
                    return [
                        Setting(
                            path: JSONPath([.key("ai"), .key("escalation"), .key("threshold")]),
                            text: threshold.text())
                    ]
                }
                return escalation.setting(names, "threshold", [("threshold", threshold)])
            })
    }

    private init(perIntent escalation: Escalation, _ names: [String]) {
        self.init(
            names.map { Axis("threshold of \($0)", .confidence) },
            current: escalation.thresholds(intents: names.count),
            uniform: { one in names.map { _ in one } },
            settings: { point in
                let thresholds = zip(names, point).map { ($0, JSONOutput.number($1)) }
                return escalation.setting(
                    names, "perIntent",
                    [("threshold", .number(point[0])), ("thresholds", .object(thresholds))])
            })
    }

    private init(congestion escalation: Escalation, _ names: [String]) {
        switch escalation.judgement {
        case .congestion(let rule): self.init(points: rule, of: escalation, names)
        case .threshold(let threshold):
            self.init(newPoint: escalation, current: [threshold, threshold, 60], names)
        case .never, .always, .thresholds, .cost:
            self.init(newPoint: escalation, current: nil, names)
        }
    }

    /// The thresholds at the waits of a policy.
    private init(points rule: CongestionThreshold, of escalation: Escalation, _ names: [String]) {
        let waits = rule.points.map(\.wait.seconds)
        self.init(
            waits.map { Axis("threshold at \(JSONOutput.number($0).text()) s", .confidence) },
            current: rule.points.map(\.threshold), uniform: { one in waits.map { _ in one } },
            settings: { point in
                escalation.congestion(
                    names, zip(waits, point).map { ($0, $1) }, isLinear: rule.isLinear,
                    hysteresis: rule.hysteresis.seconds)
            })
    }

    /// A line from a threshold without a wait to another one at a wait that is tuned too.
    private init(newPoint escalation: Escalation, current: [Double]?, _ names: [String]) {
        self.init(
            [
                Axis("threshold without a wait", .confidence),
                Axis("threshold at the far wait", .confidence),
                Axis("far wait in seconds", .values(TuningSpace.waits)),
            ],
            current: current, uniform: { [$0, $0, 60] },
            settings: { point in
                escalation.congestion(
                    names, [(0, point[0]), (point[2], point[1])], isLinear: true, hysteresis: 0)
            })
    }

    /// Waits between which a difference might matter.
    private static let waits: [Double] = [
        5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1_800,
    ]
}

extension TuningSpace.Policy {
    fileprivate init?(of judgement: Escalation.Judgement) {
        switch judgement {
        case .threshold: self = .threshold
        case .thresholds: self = .perIntent
        case .congestion: self = .congestion
        case .never, .always, .cost: return nil
        }
    }
}

extension Escalation {
    /// The threshold that holds always and for all, if there is one.
    fileprivate var oneThreshold: Double? {
        if case .threshold(let threshold) = judgement { threshold } else { nil }
    }

    /// The thresholds of the intents, if they do not move.
    fileprivate func thresholds(intents: Int) -> [Double]? {
        switch judgement {
        case .threshold(let threshold): Array(repeating: threshold, count: intents)
        case .thresholds(let thresholds): thresholds
        case .never, .always, .congestion, .cost: nil
        }
    }

    /// The setting of `ai.escalation` to another policy with the same rules and budget.
    fileprivate func setting(
        _ intents: [String], _ policy: String, _ members: [(String, JSONOutput)]
    ) -> [Setting] {
        let budget = handOversPerHour.map { [("handOversPerHour", JSONOutput.integer($0))] }
        let value = JSONOutput.object(
            [("policy", .string(policy))] + members
                + [("rules", .array(rules.map { $0.output(intents) }))] + (budget ?? []))
        return [
            Setting(path: JSONPath([.key("ai"), .key("escalation")]), text: value.text())
        ]
    }

    fileprivate func congestion(
        _ intents: [String], _ points: [(wait: Double, threshold: Double)], isLinear: Bool,
        hysteresis: Double
    ) -> [Setting] {
        let points = points.map { point in
            JSONOutput.object([
                ("waitSeconds", .number(point.wait)), ("threshold", .number(point.threshold)),
            ])
        }
        return setting(
            intents, "congestion",
            [
                ("points", .array(points)), ("shape", .string(isLinear ? "linear" : "stepped")),
                ("hysteresisSeconds", .number(hysteresis)),
            ])
    }
}

extension Escalation.Rule {
    /// The rule as a workload file has it.
    fileprivate func output(_ intents: [String]) -> JSONOutput {
        let members: [(String, JSONOutput)] =
            switch self {
            case .customerAsks: [("when", .string("customerAsks"))]
            case .intents(let locked):
                [
                    ("when", .string("intent")),
                    ("intents", .array(locked.sorted().map { .string(intents[$0]) })),
                ]
            case .valueAtRisk(let bound):
                [("when", .string("valueAtRisk")), ("above", .number(bound))]
            case .turns(let limit): [("when", .string("turns")), ("atLeast", .integer(limit))]
            }
        return .object(members)
    }
}
