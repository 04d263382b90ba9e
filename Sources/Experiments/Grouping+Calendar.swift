import ContactRouting
import SimulationKernel
import Workloads

/// Parts of the run by the calendar.
extension Grouping {
    /// Whether it groups by the date, not by the time of the day or week.
    package var isByDate: Bool {
        switch self {
        case .day, .week, .month: true
        case .hour, .hourOfWeek, .interval, .intervalOfWeek, .intent, .complexity, .segment, .group:
            false
        }
    }

    /// The periods of the measured part by which it groups, with their names: the first and last
    /// one perhaps in part; none if it is not by date. Where no date is known, days are counted,
    /// and a month has thirty.
    package func periods(of plan: MeasurementPlan) -> [(name: String, period: Range<Instant>)] {
        guard isByDate else { return [] }
        let days = plan.dayStarts
        let names = days.indices.map { name(ofDay: $0, from: plan.startDay) }
        let firsts = days.indices.filter { $0 == 0 || names[$0] != names[$0 - 1] }
        return firsts.enumerated().map { number, first in
            let isLast = number + 1 == firsts.count
            let end = isLast ? plan.horizonEnd : days[firsts[number + 1]]
            return (names[first], days[first]..<end)
        }
    }

    private func name(ofDay day: Int, from start: Int?) -> String {
        guard let start else {
            let length = self == .day ? 1 : self == .week ? 7 : 30
            return "\(rawValue) \(day / length + 1)"
        }
        let date = CalendarDate(dayNumber: start + day)
        return self == .day ? date.text : self == .week ? date.weekText : date.monthText
    }
}

extension MeasurementPlan {
    /// When the measured part ends.
    fileprivate var horizonEnd: Instant { .zero + warmUp + horizon }

    /// The plan for a run that is to be broken down by these groupings, and asked these measures.
    package func keepingPeriods(
        of groupings: [Grouping], for measures: [Measure] = []
    ) -> MeasurementPlan {
        var plan = self
        let groupings = Set(groupings + measures.compactMap(\.datesAsked))
        let starts = groupings.flatMap { $0.periods(of: self).map(\.period.lowerBound) }
        plan.periodStarts = Set(periodStarts + starts).sorted()
        return plan
    }
}
