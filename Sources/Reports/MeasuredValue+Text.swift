import Experiments
import SimulationStatistics
import Workloads

extension Measure {
    /// A value of the measure, shares in percent.
    func text(_ value: Double) -> String {
        unit == "share" ? NumberFormat.percent(value) : NumberFormat.measure(value)
    }

    /// A value of the measure with its half-width, shares in percent.
    func text(_ estimate: Estimate) -> String {
        unit == "share"
            ? NumberFormat.percent(estimate.mean, halfWidth: estimate.halfWidth)
            : NumberFormat.measure(estimate.mean, halfWidth: estimate.halfWidth)
    }
}

extension MeasuredValue {
    /// The value with its half-width, shares in percent, and a question mark where that is not to
    /// be trusted.
    var text: String { measure.text(estimate) + (replicationsToTrust == nil ? "" : " ?") }
}

extension Workload {
    /// The unit of a measure: of money the workload's currency, if it has one.
    func unit(of measure: Measure) -> String {
        measure.unit == "money" ? currency : measure.unit
    }

    /// The unit to show beside a value's text, which brings its own percent sign.
    func shownUnit(of measure: Measure) -> String {
        measure.unit == "share" ? "" : unit(of: measure)
    }

    /// What its amounts of money are in.
    var currency: String { inputs.currency ?? "money" }
}
