import ContactRouting
import FieldTables
import StrictJSON

/// A workload file that has been read and found valid.
public struct Workload: Sendable {
    /// Name in reports and results.
    public internal(set) var name: String
    /// The inputs as they are written, after any setting.
    public let inputs: Inputs
    /// SHA-256 of the file as it was read, before any setting.
    public let sha256: String
    /// What to simulate.
    public let scenario: Scenario
    /// Where the file names its baseline, for messages; nil if it has none.
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

    /// What it is, in one line.
    public var title: String { inputs.title }
    /// What it is for and how to read it; empty if the file does not say.
    public var description: String { inputs.description ?? "" }
    /// Name or path of the workload to set this one against.
    public var baseline: String? { inputs.baseline }

    /// The same workload under another name in reports and results.
    public func named(_ name: String) -> Workload {
        var workload = self
        workload.name = name
        return workload
    }
}

/// A published value and how close the simulation must come to it.
@dynamicMemberLookup
public struct Figure: Sendable, Equatable {
    /// The figure as it is written.
    public let inputs: Inputs.Figure
    /// Inputs changed for this figure alone.
    public let settings: [Setting]
    /// Where the name of the measure is written, for messages.
    public let location: Problem.Location

    /// What is written.
    public subscript<Value>(dynamicMember input: KeyPath<Inputs.Figure, Value>) -> Value {
        inputs[keyPath: input]
    }
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
