import ContactRouting
import SimulationKernel
import SimulationStatistics

/// Where the initial transient of a replication ends, found on a trial run with other customers.
///
/// Looked at is the mean number of customers in the human tier per slice, from the start of
/// the run to the end that the workload gives it, by MSER-5. A weekly curve is taken out first.
/// The replication is then run with its measured part, as long as always, behind the transient
/// of the trial: counts of all replications are over the same length, and with a weekly curve
/// the measured part begins at the same hour of the week as without the search.
///
/// The trial has customers of its own, because a truncation favours what it was found on: it
/// prefers to begin after a crowd, and means over the same customers come out too low. In
/// Benchmarks/Coverage that bias is larger than the one of starting empty.
package struct WarmUpSearch: Sendable {
    /// Slices of a run without a weekly curve.
    private static let slices = 1_000

    private let scenario: Scenario
    private let period: TimeSpan?
    /// Slices in a period, or of the whole run.
    private let count: Int
    private let slice: TimeSpan

    /// Prepares the search.
    ///
    /// - Throws: `InvalidQuestion` if the scenario has no steady state, or is too short to see
    ///   one.
    package init(_ scenario: Scenario) throws {
        try scenario.checkSteadyState(for: "--warm-up auto")
        let length = scenario.measurement.warmUp.ticks + scenario.measurement.horizon.ticks
        self.scenario = scenario
        switch scenario.recurrence {
        case .never, .constant:
            period = nil
            count = WarmUpSearch.slices
            slice = TimeSpan(ticks: max(1, length / Int64(count)))
        case .periodic(let length):
            period = length
            count = max(1, Int(length.seconds / 3_600))
            slice = TimeSpan(ticks: length.ticks / Int64(count))
        }
        let least = max(
            (period?.ticks ?? 0) * 4, slice.ticks * Int64(MSER5.fewestObservations))
        guard length < least else { return }
        throw InvalidQuestion(
            message: "the run is too short to find a warm-up in it",
            hint: "Demand or staffing recur after \(period?.words ?? "any time"): warm-up and "
                + "horizon together must be \(TimeSpan(ticks: least).words) at least.")
    }

    /// Finds the transient of a replication, on a series that should be that of the trial runs.
    package func warmUp(on series: Series, replication: Int) throws -> FoundWarmUp {
        let present = try presenceSeries(
            scenario, every: slice, series.customers(replication))
        let adjusted =
            period == nil
            ? present : SeasonalAdjustment.residuals(present, period: count) ?? present
        let statistic = MSER5(adjusted)
        let truncation = TimeSpan(ticks: Int64(statistic.truncation) * slice.ticks)
        return FoundWarmUp(
            truncation: truncation, isSteady: statistic.isSteady,
            warmUp: alignedWarmUp(after: truncation))
    }

    /// The scenario, measured behind a transient.
    package func scenario(after warmUp: FoundWarmUp) -> Scenario {
        var scenario = scenario
        scenario.measurement.warmUp = warmUp.warmUp
        return scenario
    }

    /// The first instant from the end of the transient on that is at the same place of the period
    /// as the end of the workload's own warm-up.
    private func alignedWarmUp(after truncation: TimeSpan) -> TimeSpan {
        guard let period else { return truncation }
        let phase = scenario.measurement.warmUp.ticks % period.ticks
        let periods = max(0, (truncation.ticks - phase + period.ticks - 1) / period.ticks)
        return TimeSpan(ticks: phase + periods * period.ticks)
    }
}

extension Scenario {
    /// Throws if demand never recurs, or the queue grows without bound.
    func checkSteadyState(for option: String) throws {
        if isUnstable {
            throw InvalidQuestion(
                message: "\(option): the queue is unstable, customers who never give up bring "
                    + "more work than the agents can do",
                hint: "There is no steady state to measure; add agents or patience.")
        }
        guard recurrence == .never else { return }
        throw InvalidQuestion(
            message: "\(option): demand, staffing or accuracy never come round again",
            hint: "There is no steady state to measure; use independent replications.")
    }
}

extension TimeSpan {
    /// The span in days or hours, for a sentence.
    var words: String {
        let hours = seconds / 3_600
        let (number, unit) = hours >= 48 ? (hours / 24, "days") : (hours, "hours")
        let rounded = (number * 100).rounded() / 100
        let text = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
        return "\(text) \(unit)"
    }
}
