import Workloads

/// Published figures read together: what some of them imply for another one, and whether it fits.
///
/// The verdict follows from the values alone.
public struct Claim: Sendable {
    /// What the figures are about.
    public enum Topic: String, CaseIterable, Sendable {
        /// Volume, session time and agents of the month before.
        case before = "Before the AI"
        /// What the AI is said to have done.
        case work = "The agents whose work the AI does"
        /// Automation against the agents who are left.
        case displacement = "Automation and the agents who are left"
        /// Minutes.
        case time = "Minutes"
        /// Savings, prices and expense.
        case money = "Money"
        /// Volume since the launch.
        case volume = "Volume since the launch"
        /// Employees and satisfaction.
        case people = "Head count and satisfaction"
    }

    /// Whether the figures hold together.
    public enum Verdict: String, Sendable {
        /// Some implied value agrees with the published one.
        case reconciles
        /// None does, but a value of something unpublished, which is possible, makes one agree.
        case onlyIf = "only if"
        /// The nearest is outside the tolerance, though not by more than as much again.
        case nearMiss = "near miss"
        /// None does, whatever the unpublished values are within reason.
        case cannot
    }

    /// What the implied value must agree with.
    public struct Target: Sendable {
        /// The published value, or the range of usual ones.
        public let value: ClaimRange
        /// On which side of it the implied value may lie.
        public let relation: Inputs.Figure.Relation
        /// How far off it may be, in the unit of the claim.
        public let tolerance: Double

        static func equals(_ value: ClaimRange, within tolerance: Double = 0) -> Target {
            Target(value: value, relation: .equals, tolerance: tolerance)
        }

        static func atMost(_ value: ClaimRange) -> Target {
            Target(value: value, relation: .atMost, tolerance: 0)
        }

        static func atLeast(_ value: ClaimRange) -> Target {
            Target(value: value, relation: .atLeast, tolerance: 0)
        }

        func accepts(_ implied: ClaimRange, tolerances: Double = 1) -> Bool {
            let accepted = value.widened(by: tolerance * tolerances)
            switch relation {
            case .equals: return accepted.overlaps(implied)
            case .atMost: return implied.low <= accepted.high
            case .atLeast: return implied.high >= accepted.low
            }
        }
    }

    /// Something unpublished, and what it would have to be.
    public struct Condition: Sendable {
        /// What it is.
        public let unknown: String
        /// What it is counted in.
        public let unit: ClaimUnit
        /// The values with which the claim would hold.
        public let required: ClaimRange
        /// The values that it can have.
        public let possible: ClaimRange

        /// Whether some value is both.
        public var isPossible: Bool { required.overlaps(possible) }
    }

    /// Name in results, such as `baseline-concurrency`.
    public let name: String
    /// What the figures are about.
    public let topic: Topic
    /// The figures read together, and what is computed from them.
    public let title: ClaimText
    /// What is computed, in words.
    public let quantity: String
    /// What it is counted in.
    public let unit: ClaimUnit
    /// The computed value.
    public let implied: ClaimRange
    /// What it must agree with.
    public let target: Target
    /// What would save the claim if it does not.
    public let condition: Condition?
    /// Every figure that the values are computed from.
    public let inputs: [PublishedFigure]
    /// Why, in a sentence.
    public let reason: ClaimText

    init(
        _ name: String, _ topic: Topic, _ title: ClaimText, _ quantity: String, _ unit: ClaimUnit,
        implied: ClaimRange, _ target: Target, onlyIf condition: Condition? = nil,
        from inputs: [PublishedFigure], because reason: ClaimText
    ) {
        self.name = name
        self.topic = topic
        self.title = title
        self.quantity = quantity
        self.unit = unit
        self.implied = implied
        self.target = target
        self.condition = condition
        self.inputs = inputs
        self.reason = reason
    }

    /// Whether the figures hold together.
    public var verdict: Verdict {
        if target.accepts(implied) { return .reconciles }
        if condition?.isPossible == true { return .onlyIf }
        return target.accepts(implied, tolerances: 2) ? .nearMiss : .cannot
    }
}
