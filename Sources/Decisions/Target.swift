import Experiments
import SimulationStatistics
import StrictJSON

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

    /// Bounds a measure, of your own or built in.
    public init(_ measure: Measure, _ relation: Relation, _ bound: Double) {
        self.measure = measure
        self.relation = relation
        self.bound = bound
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

    /// A number as it is typed; `80%` is .8.
    static func number(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        let (value, problems) = JSONReader.read(SourceText(name: "target", text: digits))
        guard problems.isEmpty, case .number(let number, _) = value?.content else { return nil }
        return isPercent ? number / 100 : number
    }
}

extension String {
    /// What stands before and after the first `separator`; nil if it does not occur.
    fileprivate func splitOnce(at separator: String) -> (String, String)? {
        guard let range = firstRange(of: separator) else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
