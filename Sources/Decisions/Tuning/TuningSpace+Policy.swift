import ContactRouting
import Experiments
import FieldTables
import SimulationKernel
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
        guard let escalation = workload.scenario.ai?.answering?.escalation,
            let written = workload.inputs.ai?.escalation
        else {
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
        case .threshold: self.init(oneThreshold: escalation, written)
        case .perIntent: self.init(perIntent: escalation, written, names)
        case .congestion: self.init(congestion: escalation.judgement, written)
        }
    }

    private init(oneThreshold escalation: Escalation, _ written: Inputs.Escalation) {
        let isOne = Policy(of: escalation.judgement) == .threshold
        self.init(
            [Axis("threshold", .confidence)], current: escalation.oneThreshold.map { [$0] },
            uniform: { [$0] },
            settings: { point in
                if isOne {
                    return [
                        Setting(
                            path: JSONPath([.key("ai"), .key("escalation"), .key("threshold")]),
                            text: JSONOutput.number(point[0]).text())
                    ]
                }
                return written.setting(.threshold(.init { $0.threshold = point[0] }))
            })
    }

    private init(
        perIntent escalation: Escalation, _ written: Inputs.Escalation, _ names: [String]
    ) {
        self.init(
            names.map { Axis("threshold of \($0)", .confidence) },
            current: escalation.thresholds(intents: names.count),
            uniform: { one in names.map { _ in one } },
            settings: { point in
                let thresholds = zip(names, point).map { Entries<Double>.Entry($0, $1) }
                return written.setting(
                    .perIntent(
                        .init {
                            $0.threshold = point[0]
                            $0.thresholds = Entries(thresholds)
                        }))
            })
    }

    private init(
        congestion judgement: Escalation.Judgement, _ written: Inputs.Escalation
    ) {
        switch judgement {
        case .congestion(let rule): self.init(points: rule, written)
        case .threshold(let threshold):
            self.init(newPoint: written, current: [threshold, threshold, 60])
        case .never, .always, .thresholds, .cost: self.init(newPoint: written, current: nil)
        }
    }

    /// The thresholds at the waits of a policy.
    private init(points rule: CongestionThreshold, _ written: Inputs.Escalation) {
        let waits = rule.points.map(\.wait.seconds)
        self.init(
            waits.map { Axis("threshold at \(JSONOutput.number($0).text()) s", .confidence) },
            current: rule.points.map(\.threshold), uniform: { one in waits.map { _ in one } },
            settings: { point in
                var changed = rule
                for place in point.indices { changed.points[place].threshold = point[place] }
                return written.setting(.congestion(changed))
            })
    }

    /// A line from a threshold without a wait to another one at a wait that is tuned too.
    private init(newPoint written: Inputs.Escalation, current: [Double]?) {
        self.init(
            [
                Axis("threshold without a wait", .confidence),
                Axis("threshold at the far wait", .confidence),
                Axis("far wait in seconds", .values(TuningSpace.waits)),
            ],
            current: current, uniform: { [$0, $0, 60] },
            settings: { point in
                let points = [
                    CongestionThreshold.Point(wait: .zero, threshold: point[0]),
                    CongestionThreshold.Point(
                        wait: TimeSpan(seconds: point[2]), threshold: point[1]),
                ]
                return written.setting(.congestion(CongestionThreshold(points: points)))
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
}

extension Inputs.Escalation {
    /// The setting of `ai.escalation` to another judgement with the same rules and budget.
    fileprivate func setting(_ judgement: Judgement) -> [Setting] {
        var changed = self
        changed.judgement = judgement
        let path = JSONPath([.key("ai"), .key("escalation")])
        return [Setting(path: path, text: JSONOutput(changed.datum).text())]
    }
}
