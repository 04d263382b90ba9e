import ContactRouting
import FieldTables
import StrictJSON

/// A workload file that has been read and found valid.
public struct Workload: Sendable {
    /// Name in reports and results.
    public internal(set) var name: String
    /// All else, shared by copies: results, comparisons and searches pass workloads around.
    let content: Content

    /// What a workload has but for its name.
    final class Content: Sendable {
        let inputs: Inputs
        let sha256: String
        let scenario: Scenario
        let baselineLocation: Problem.Location?
        let figures: [Figure]
        let assumptions: [Assumption]
        let unstated: [Assumption]
        let settings: [Setting]
        let warnings: [Problem]

        init(
            _ inputs: Reading<Inputs>, sha256: String, scenario: Scenario, figures: [Figure],
            provenance: Provenance, settings: [Setting], warnings: [Problem]
        ) {
            self.inputs = inputs.value.labelled(by: provenance, after: settings)
            self.sha256 = sha256
            self.scenario = scenario
            baselineLocation = inputs.baseline.given()?.location
            self.figures = figures
            assumptions = provenance.assumptions
            unstated = Assumption.unstated(in: inputs, scenario)
            self.settings = settings.sorted { $0.path.name < $1.path.name }
            self.warnings = warnings
        }
    }

    /// The same workload under another name in reports and results.
    public func named(_ name: String) -> Workload {
        var workload = self
        workload.name = name
        return workload
    }
}

extension Workload {
    /// The inputs as they are written, after any setting: what was set is an assumption.
    public var inputs: Inputs { content.inputs }
    /// What it is, in one line.
    public var title: String { inputs.title }
    /// What it is for and how to read it; empty if the file does not say.
    public var description: String { inputs.description ?? "" }
    /// SHA-256 of the file as it was read, before any setting.
    public var sha256: String { content.sha256 }
    /// What to simulate.
    public var scenario: Scenario { content.scenario }
    /// The confidence from which on the AI answers, if that is one number for all.
    public var escalationThreshold: Double? {
        guard let answering = scenario.ai?.answering, answering.policy == nil,
            case .threshold(let threshold) = answering.escalation.judgement
        else { return nil }
        return threshold
    }
    /// Name or path of the workload to set this one against.
    public var baseline: String? { inputs.baseline }
    /// Where the file names its baseline, for messages; nil if it has none.
    public var baselineLocation: Problem.Location? { content.baselineLocation }
    /// Published values to set beside what comes out.
    public var figures: [Figure] { content.figures }
    /// Inputs that have no source.
    public var assumptions: [Assumption] { content.assumptions }
    /// What the file does not say and the run takes for granted: the path of the key that would
    /// say it, and what is assumed.
    public var unstated: [Assumption] { content.unstated }
    /// Settings that changed the file's inputs, sorted by path.
    public var settings: [Setting] { content.settings }
    /// What is odd but does not forbid a run.
    public var warnings: [Problem] { content.warnings }
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
