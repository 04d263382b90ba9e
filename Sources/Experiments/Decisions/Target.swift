import SimulationStatistics
import StrictJSON

/// A question that cannot be asked, in words for who asked it.
public struct InvalidQuestion: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let message: String
    /// What would be right.
    public let hint: String

    /// Both, on two lines.
    public var description: String { "\(message)\n\(hint)" }
}

/// A bound that a measure must keep: `serviceLevel>=0.8`.
public struct Target: Sendable {
    /// On which side of the bound the measure must lie.
    public enum Relation: String, Sendable, CaseIterable {
        /// Not below the bound.
        case atLeast = ">="
        /// Not above the bound.
        case atMost = "<="
    }

    /// What is bounded.
    public let measure: Measure
    /// On which side it must lie.
    public let relation: Relation
    /// The bound, in the unit of the measure.
    public let bound: Double

    /// Reads `measure>=number` or `measure<=number`; `80%` is .8.
    ///
    /// - Throws: `InvalidQuestion` if it is not a target, names no measure, or no run can meet
    ///   it.
    public init(_ text: String) throws {
        let parts = Relation.allCases.compactMap { relation in
            text.splitOnce(at: relation.rawValue).map { (relation, $0.0, $0.1) }
        }
        guard let (relation, name, number) = parts.first,
            let bound = Target.number(number)
        else {
            throw InvalidQuestion(
                message: "'\(text)' is not a target",
                hint: "Write measure>=number or measure<=number, such as serviceLevel>=0.8.")
        }
        measure = try Measure.find(name)
        guard measure.unit == "share" || !number.hasSuffix("%") else {
            throw InvalidQuestion(
                message: "'\(text)' bounds \(name) by a percentage",
                hint: "\(name) is in \(measure.unit): write the number.")
        }
        self.relation = relation
        self.bound = bound
        guard measure.unit == "share", !(relation == .atLeast ? bound <= 1 : bound >= 0) else {
            return
        }
        throw InvalidQuestion(
            message: "no run can meet '\(text)'",
            hint: "\(name) is a share, from 0 to 1; 80 % is written 0.8 or 80%.")
    }

    /// The target as it is typed.
    public var text: String {
        "\(measure.name)\(relation.rawValue)\(JSONOutput.number(bound).text())"
    }

    /// How far a value lies on the right side of the bound; negative on the wrong one.
    public func margin(_ value: Double) -> Double {
        relation == .atLeast ? value - bound : bound - value
    }

    /// Whether an estimate lies on the right side with its whole interval.
    func verdict(on estimate: Estimate) -> TargetVerdict {
        let margin = margin(estimate.mean)
        guard let halfWidth = estimate.halfWidth, halfWidth.isFinite else { return .undecided }
        if margin >= halfWidth { return .met }
        return margin < -halfWidth ? .missed : .undecided
    }

    /// Checks that there is a value that meets all targets.
    ///
    /// - Throws: `InvalidQuestion` that names two of them that exclude each other.
    public static func check(_ targets: [Target]) throws {
        for low in targets where low.relation == .atLeast {
            for high in targets where high.relation == .atMost {
                guard low.measure.name == high.measure.name, low.bound > high.bound else {
                    continue
                }
                throw InvalidQuestion(
                    message: "'\(low.text)' and '\(high.text)' contradict each other",
                    hint: "No value is at least \(low.bound) and at most \(high.bound).")
            }
        }
    }

    private static func number(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        let (value, problems) = JSONReader.read(SourceText(name: "target", text: digits))
        guard problems.isEmpty, case .number(let number, _) = value?.content else { return nil }
        return isPercent ? number / 100 : number
    }
}

/// Whether a target was met.
public enum TargetVerdict: String, Sendable {
    /// The whole interval lies on the right side.
    case met
    /// The whole interval lies on the wrong side.
    case missed
    /// The bound lies in the interval, or there is none.
    case undecided

    /// Of several targets together.
    init(of verdicts: [TargetVerdict]) {
        self =
            verdicts.contains(.missed)
            ? .missed : verdicts.contains(.undecided) ? .undecided : .met
    }
}

/// What a target came to.
public struct TargetResult: Sendable {
    /// The target.
    public let target: Target
    /// The measure; nil if it does not apply.
    public let estimate: Estimate?
    /// Whether the target was met.
    public let verdict: TargetVerdict

    /// Whether a share is as good as it can be: none of what is bad, all of what is good.
    var isPerfect: Bool {
        target.measure.unit == "share" && estimate?.mean == (target.relation == .atMost ? 0 : 1)
    }

    init(_ target: Target, _ sample: Sample, confidence: Double = 0.95) {
        self.init(
            target, ratios: sample.ratios(target.measure),
            linearised: sample.linearised(target.measure), confidence: confidence)
    }

    /// What a target came to in one of the parts that a sample has.
    init(_ target: Target, _ sample: Sample, part: Int, confidence: Double) {
        let ratios = sample.ratios(target.measure, part: part)
        self.init(
            target, ratios: ratios, linearised: ratios?.linearised(as: target.measure),
            confidence: confidence)
    }

    private init(
        _ target: Target, ratios: [Ratio]?, linearised: ReplicatedSample?, confidence: Double
    ) {
        self.target = target
        estimate =
            target.measure.isCountedShare
            ? ratios.flatMap { RatioSample($0).estimateOfShare(confidence: confidence) }
            : linearised?.estimate(confidence: confidence)
        verdict = estimate.map { target.verdict(on: $0) } ?? .undecided
    }
}

/// The measure that a decision makes as small, or as large, as it can.
public struct Objective: Sendable {
    /// What is optimised.
    public let measure: Measure
    /// Whether less of it is better.
    public let isMinimised: Bool

    /// Names the measure.
    ///
    /// - Throws: `InvalidQuestion` if there is no such measure.
    public init(_ name: String, isMinimised: Bool) throws {
        measure = try Measure.find(name)
        self.isMinimised = isMinimised
    }

    /// `minimise` or `maximise`.
    public var verb: String { isMinimised ? "minimise" : "maximise" }

    /// The value with the sign that makes larger better.
    func merit(_ value: Double) -> Double { isMinimised ? -value : value }

    /// Whether every replication has a value of its own, which a selection procedure takes as its
    /// outputs.
    func hasValues(_ sample: Sample) -> Bool {
        sample.ratios(measure)?.allSatisfy { $0.value.isFinite } ?? false
    }
}

extension Measure {
    /// Checks that a workload has the measure.
    ///
    /// - Throws: `InvalidQuestion` that says why it has not.
    func checkApplies(to sample: Sample, of workload: String) throws {
        if sample.ratios(self) != nil { return }
        if case .againstBaseline = source {
            throw InvalidQuestion(
                message: "\(name) needs a baseline, which is run only by 'switchboard run'",
                hint: "Name a measure of the workload itself.")
        }
        throw InvalidQuestion(
            message: "\(name) has no value in '\(workload)'",
            hint: "'switchboard run \(workload)' shows the measures that apply to it.")
    }

    /// The measure of that name.
    ///
    /// - Throws: `InvalidQuestion` with the nearest name if there is none.
    public static func find(_ name: String) throws -> Measure {
        if let measure = named(name) { return measure }
        let question = Suggestion.nearest(to: name, among: all.map(\.name))
            .map { "Did you mean '\($0)'? " }
        throw InvalidQuestion(
            message: "there is no measure '\(name)'",
            hint: (question ?? "") + "'switchboard explain' lists them all.")
    }
}

extension String {
    /// What stands before and after the first `separator`; nil if it does not occur.
    fileprivate func splitOnce(at separator: String) -> (String, String)? {
        guard let range = firstRange(of: separator) else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
