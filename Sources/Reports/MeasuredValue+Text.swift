import Experiments
import SimulationStatistics

extension Measure {
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

    /// The unit to show beside `text`, which brings its own percent sign.
    var shownUnit: String { measure.unit == "share" ? "" : measure.unit }
}
