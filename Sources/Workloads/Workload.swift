import ContactRouting
import FieldTables
import StrictJSON

/// A workload file that has been read and found valid.
public struct Workload: Sendable {
    /// Name in reports and results.
    public internal(set) var name: String
    /// What it is, in one line.
    public let title: String
    /// What it is for and how to read it.
    public let description: String
    /// SHA-256 of the file as it was read, before any setting.
    public let sha256: String
    /// What to simulate.
    public let scenario: Scenario
    /// Name or path of the workload to set this one against.
    public let baseline: String?
    /// Where the file names its baseline, for messages.
    public let baselineLocation: Problem.Location?
    /// Published values to set beside what comes out.
    public let figures: [Figure]
    /// Inputs that have no source.
    public let assumptions: [Assumption]
    /// What the file does not say and the run takes for granted: the path of the key that would
    /// say it, and what is assumed.
    public let unstated: [Assumption]
    /// Settings that changed the file's inputs, sorted by path.
    public let settings: [Setting]
    /// What is odd but does not forbid a run.
    public let warnings: [Problem]

    /// The same workload under another name in reports and results.
    public func named(_ name: String) -> Workload {
        var workload = self
        workload.name = name
        return workload
    }
}

/// A published value and how close the simulation must come to it.
public struct Figure: Sendable, Equatable {
    /// How the simulated value should relate to the published one.
    public enum Relation: String, Word {
        /// Within the tolerance on both sides.
        case equals
        /// Not above the published value plus the tolerance.
        case atMost
        /// Not below the published value minus the tolerance.
        case atLeast

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .equals: "Within the tolerance on both sides."
            case .atMost: "Not above the published value plus the tolerance."
            case .atLeast: "Not below the published value minus the tolerance."
            }
        }
    }

    /// Whether agreement was built in or is evidence.
    public enum Kind: String, Word {
        /// An input was chosen so that it comes out.
        case calibrated
        /// Nothing was chosen to make it come out.
        case test

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .calibrated: "An input was chosen so that it comes out."
            case .test: "Nothing was chosen to make it come out."
            }
        }
    }

    /// Name of the measure; `baseline.` before it means that of the baseline.
    public let measure: String
    /// The published value.
    public let published: Double
    /// How the simulated value should relate to it.
    public let relation: Relation
    /// How far off it may be, in the unit of the measure.
    public let tolerance: Double
    /// Whether agreement was built in or is evidence.
    public let kind: Kind
    /// Title and date of the publication.
    public let source: String
    /// A remark of the file; empty if it has none.
    public let note: String
    /// Inputs changed for this figure alone.
    public let settings: [Setting]
    /// Where the name of the measure is written, for messages.
    public let location: Problem.Location
}

/// An input that has no source.
public struct Assumption: Sendable, Equatable {
    /// Where the input is in the file.
    public let path: String
    /// Why it has this value.
    public let reason: String
}

/// Why a workload could not be read: every problem, never none.
public struct InvalidWorkload: Error, Sendable {
    /// What is wrong, in no particular order.
    public let problems: [Problem]

    /// States why; `problems` is not empty.
    public init(problems: [Problem]) { self.problems = problems }
}
