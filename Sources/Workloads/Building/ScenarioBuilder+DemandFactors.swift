import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// Days, and parts of them, that are busier or quieter at random.
extension ScenarioBuilder {
    mutating func setFactors(
        of demand: inout Demand, _ given: Reading<Inputs.Demand>,
        during measurement: MeasurementPlan
    ) {
        if let day = given.dayFactor.given() {
            if given.dayFactorCV.isWritten {
                report(given.dayFactorCV, "cannot be given beside dayFactor, whose cv is the same")
            }
            demand.dayFactor = factor(day.cv, day.value.cv)
            demand.dayFactorCorrelation = day.value.correlation
        } else {
            demand.dayFactor = factor(given.dayFactorCV, given.value.dayFactorCV)
        }
        guard let intervals = given.intervalFactor.given() else { return }
        if demand.arrivals == .replay {
            report(intervals, "cannot be given with a replay, whose counts are exact")
        }
        demand.intervalFactor = intervalFactor(intervals, during: measurement)
    }

    /// The law of a factor; nil for none.
    private mutating func factor<Part>(_ place: Reading<Part>, _ cv: Double) -> Distribution? {
        guard cv > 0 else { return nil }
        guard cv >= 0.001 else {
            report(place, "must be 0, or at least 0.001 (found \(cv))")
            return nil
        }
        return .gamma(mean: 1, coefficientOfVariation: cv)
    }

    /// Factors of the parts of a day, which begins with the run; nil if a problem stands in the
    /// way.
    private mutating func intervalFactor(
        _ given: Reading<Inputs.IntervalFactor>, during measurement: MeasurementPlan
    ) -> IntervalFactor? {
        let minutes = given.value.minutes
        guard LocalClock.day % minutes == 0 else {
            report(
                given.minutes, "must divide a day: 15, 30 or 60, for instance (found \(minutes))")
            return nil
        }
        let count = LocalClock.day / minutes
        let cvs: [Double]
        switch given.value.cv {
        case .all(let cv): cvs = Array(repeating: cv, count: count)
        case .each(let list): cvs = list
        }
        guard cvs.count == count else {
            report(
                given.cv,
                "must have \(count) numbers, one for each \(minutes) minutes of a day "
                    + "(found \(cvs.count))")
            return nil
        }
        let start = measurement.startMinuteOfWeek % LocalClock.day
        guard start % minutes == 0 else {
            report(
                given.minutes,
                "must divide the time of the day at which the run begins: the warm-up takes it to "
                    + "minute \(start)")
            return nil
        }
        if let tiny = cvs.first(where: { $0 > 0 && $0 < 0.001 }) {
            _ = factor(given.cv, tiny)
            return nil
        }
        let laws = cvs.map { factor(given.cv, $0) }
        guard laws.contains(where: { $0 != nil }) else { return nil }
        let first = start / minutes
        return IntervalFactor(
            interval: TimeSpan(seconds: Double(minutes) * 60),
            laws: Array(laws[first...] + laws[..<first]), correlation: given.value.correlation)
    }
}
