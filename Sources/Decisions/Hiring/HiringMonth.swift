import ContactRouting
import Experiments
import SimulationKernel
import Workloads

/// A month of the measured part, the first and last one perhaps in part.
public struct HiringMonth: Sendable, Equatable {
    /// Year and month: 2025-07.
    public let name: String
    /// Its first day that is measured, on which a class begins.
    public let date: CalendarDate
    /// How long it is in the run.
    public let length: TimeSpan
    /// Its days, counted from that on which the run starts.
    let days: Range<Int>

    /// The measure in this month.
    func own(_ measure: Measure) throws -> Measure { try measure.of(PartName(name, of: .month)) }

    /// The months of a run with dates, in their order.
    static func all(of plan: MeasurementPlan) -> [HiringMonth] {
        guard let startDay = plan.startDay else { return [] }
        let (all, measured) = (plan.daysOfRun, plan.dayStarts)
        let before = all.count - measured.count
        return Grouping.month.periods(of: plan).map { name, period in
            let days = measured.indices.filter { period.contains(measured[$0]) }
            let first = days.first ?? 0
            return HiringMonth(
                name: name, date: CalendarDate(dayNumber: startDay + first),
                length: period.upperBound - period.lowerBound,
                days: before + first..<before + first + days.count)
        }
    }
}
