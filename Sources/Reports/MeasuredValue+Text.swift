import Experiments
import SimulationStatistics
import Workloads

extension Measure {
    /// A value of the measure, shares in percent.
    func text(_ value: Double) -> String { text(Estimate(mean: value, halfWidth: nil)) }

    /// A value of the measure with its half-width, shares in percent.
    func text(_ estimate: Estimate) -> String {
        if unit != "share" {
            NumberFormat.measure(estimate.mean, halfWidth: estimate.halfWidth)
        } else if isDifferenceOfShares {
            NumberFormat.points(estimate.mean, halfWidth: estimate.halfWidth)
        } else {
            NumberFormat.percent(estimate.mean, halfWidth: estimate.halfWidth)
        }
    }

    /// A difference of two values of the measure, those of shares in percentage points.
    func text(difference: Estimate) -> String {
        unit == "share"
            ? NumberFormat.points(difference.mean, halfWidth: difference.halfWidth)
            : NumberFormat.measure(difference.mean, halfWidth: difference.halfWidth)
    }

    /// The unit, of money the currency.
    func unit(currency: String) -> String { unit == "money" ? currency : unit }

    /// The unit to show beside a value's text, which brings its own percent sign.
    func shownUnit(currency: String) -> String {
        unit == "share" ? "" : unit(currency: currency)
    }

    /// Whether it is itself one share less another, and not a share of something.
    private var isDifferenceOfShares: Bool { name == "occupancyChange" }
}

extension MeasuredValue {
    /// The value with its half-width, shares in percent, and a question mark where that is not to
    /// be trusted.
    var text: String { measure.text(estimate) + (replicationsToTrust == nil ? "" : " ?") }
}

extension Workload {
    /// The unit of a measure: of money the workload's currency, if it has one.
    func unit(of measure: Measure) -> String { measure.unit(currency: currency) }

    /// The unit to show beside a value's text, which brings its own percent sign.
    func shownUnit(of measure: Measure) -> String { measure.shownUnit(currency: currency) }

    /// What its amounts of money are in.
    var currency: String { inputs.currency ?? "money" }
}
