import Experiments

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

    /// Takes a measure, of your own or built in.
    public init(_ measure: Measure, isMinimised: Bool) {
        self.measure = measure
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
        try checkPart(in: sample.scenario)
        if case .againstBaseline = source {
            throw InvalidQuestion(
                message: "\(name) needs a baseline, which is run only by 'switchboard run'",
                hint: "Name a measure of the workload itself.")
        }
        throw InvalidQuestion(
            message: "\(name) has no value in '\(workload)'",
            hint: "'switchboard run \(workload)' shows the measures that apply to it.")
    }
}
