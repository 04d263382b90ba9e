import Experiments
import SimulationStatistics
import Workloads

/// Inputs found from numbers that measures are to come to.
public struct CalibrationResult: Sendable {
    /// What the search came to.
    public enum Ending: String, Sendable {
        /// The measures come out.
        case found
        /// The inputs are whole numbers: the nearest ones, of which the measures are not quite so.
        case nearestWhole
        /// The measure leaps over its target.
        case jump
        /// The measure stays on one side of its target wherever the input was looked for.
        case outOfRange
        /// No values were found at which all measures come out.
        case unreached
    }

    /// An input with its value.
    public struct Input: Sendable {
        /// Which one, and where it was looked for.
        public let input: CalibrationInput
        /// Its value in the workload; nil if it has none.
        public let before: Double?
        /// What was found, or the best there is, with as many digits as mean something.
        public let value: Double
        /// Half of its 95 % interval; nil if the measures do not say.
        public let halfWidth: Double?
        /// The part of it that is from the simulation: fewer with more replications.
        public let ofSimulation: Double?
        /// The part of it that is from the targets' own errors.
        public let ofTargets: Double?
    }

    /// What a measure came to.
    public struct Outcome: Sendable {
        /// What it is to come to.
        public let target: CalibrationTarget
        /// On the customers of the search.
        public let searched: Estimate?
        /// On other customers, which the search has not seen; nil if nothing was found.
        public let confirmed: Estimate?
        /// Whether the other customers say the same: off by less than two samples differ by chance
        /// in 95 % (of all measures at once), or by less than the target's own error.
        public let isConfirmed: Bool?
    }

    /// Values of the inputs that were tried.
    public struct Visited: Sendable {
        /// Values of the inputs.
        public let values: [Double]
        /// The measures there; nil where the workload is not valid or one has no value.
        public let measures: [Estimate]?
    }

    /// How well the measures tell the inputs apart.
    public struct Telling: Sendable {
        /// By how many per cent the inputs move if the measures are off by one.
        public let amplification: Double
        /// Changes of the inputs that move the measures least, as parts of them.
        public let direction: [Double]
        /// Whether such a change cannot be told from none.
        public let isLost: Bool
    }

    /// The workload with its own values.
    public let workload: Workload
    /// What was asked.
    public let question: CalibrationQuestion
    /// Replications, seed and threads.
    public let plan: ReplicationPlan
    /// What the search came to.
    public let ending: Ending
    /// The inputs, in the order of the question.
    public let inputs: [Input]
    /// The measures, in the order of the question.
    public let outcomes: [Outcome]
    /// The places that say why there is no root: of one input the ends, its neighbour, or the two
    /// sides of a leap; of several whole ones their neighbours.
    public let sides: [Visited]
    /// What was tried, by rising values.
    public let visited: [Visited]
    /// Whether the measure of a single input rises in one place and falls in another.
    public let turns: Bool
    /// Where another root of a single input lies.
    public let otherRoots: [ClosedRange<Double>]
    /// How well the measures say what the inputs are; nil where there are no derivatives.
    public let telling: Telling?
    /// What is wrong where the workload is not valid; nil if it was everywhere.
    public let refusal: String?
    /// Replications of the first part of the search.
    public let searchReplications: Int
    /// Replications run, of all points together.
    public let replicationsRun: Int
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]

    /// Whether there are values to use: a root, or the nearest whole number.
    public var isFound: Bool { ending == .found || ending == .nearestWhole }

    /// The settings that put the workload there.
    public var settings: [Setting] { inputs.map { $0.input.setting($0.value) } }
}
