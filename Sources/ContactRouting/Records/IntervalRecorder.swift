import SimulationKernel
import SimulationStatistics

/// Waits and agents' time of every interval of the week, for whoever asks for its percentiles and
/// costs; the truth of them is with the `TruthRecorder`.
///
/// - Complexity: O(1) per event; memory O(intervals), and of each only as far as somebody waits.
final class IntervalRecorder {
    private let waits: OwnedList<DurationCounter>
    private let handledWaits: OwnedList<DurationCounter>
    private var staffing: [[StaffTime]]

    /// None unless the plan asks for it, and intervals are told apart.
    init?(_ plan: MeasurementPlan, intervals: Int, groups: Int) {
        guard plan.keepsDetailsByInterval, intervals > 1 else { return nil }
        waits = OwnedList(count: intervals) { _ in DurationCounter(capacity: 0) }
        handledWaits = OwnedList(count: intervals) { _ in DurationCounter(capacity: 0) }
        staffing = Array(
            repeating: Array(repeating: StaffTime(), count: groups), count: intervals)
    }

    /// Counts the wait of an offer to humans in an interval, and how it ended unless an agent
    /// passed the conversation on.
    func waited(_ wait: TimeSpan, in interval: UInt16, _ outcome: Outcome? = nil) {
        waits[Int(interval)].add(wait.ticks)
        if outcome == .handled { handledWaits[Int(interval)].add(wait.ticks) }
    }

    func areas(_ areas: RunAreas) {
        let interval = areas.intervalOfWeek
        staffing[interval] = zip(staffing[interval], areas.staffingByGroup).map(+)
    }

    /// Adds what was recorded to a tally.
    func complete(_ tally: inout Tally) {
        tally.detailsByInterval = staffing.indices.map { interval in
            var details = IntervalDetails()
            details.wait = waits[interval].histogram
            details.handledWait = handledWaits[interval].histogram
            details.staffingByGroup = staffing[interval]
            return details
        }
    }
}
