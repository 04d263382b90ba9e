import SimulationStatistics

/// What percentiles, truth and costs of an interval of the week are read from, where the plan asks
/// for it.
///
/// What concerns humans is by the interval of the offer to them, the rest by that of the start, as
/// in `Tally.byInterval`.
public struct IntervalDetails: Sendable, Equatable {
    /// Waits of all offered to humans, ticks.
    public internal(set) var wait = DurationHistogram()
    /// Waits of those handled, ticks.
    public internal(set) var handledWait = DurationHistogram()
    /// What the conversations that started came to in truth.
    public internal(set) var resolutions = Resolutions()
    /// Contained ones that each price rule bills: the AI's own rules, then the quotes.
    public internal(set) var billedResolutions: [Int] = []
    /// Staffing and use of each group of agents.
    public internal(set) var staffingByGroup: [StaffTime] = []

    /// Nothing yet.
    init() {}

    /// Adds up the details of different conversations and times.
    public static func + (left: IntervalDetails, right: IntervalDetails) -> IntervalDetails {
        var sum = left
        sum.wait.merge(right.wait)
        sum.handledWait.merge(right.handledWait)
        sum.resolutions = left.resolutions + right.resolutions
        sum.billedResolutions = zip(left.billedResolutions, right.billedResolutions).map(+)
        sum.staffingByGroup = zip(left.staffingByGroup, right.staffingByGroup).map(+)
        return sum
    }
}

extension Tally {
    /// What the run says of some intervals of the week: conversations, waits, truth, and whatever
    /// has a price; nil unless the plan asks for details.
    ///
    /// The horizon stays that of the run, so that what is said for 30 days adds up. Agents and
    /// people are those of the run too, with the share of each group's time on duty that falls
    /// into these intervals: what is paid by the month is spread over it. The same is said of each
    /// period, where these tell intervals apart.
    package func part(ofIntervals intervals: [Int]) -> Tally? {
        guard !detailsByInterval.isEmpty, let first = intervals.first else { return nil }
        let details = intervals.dropFirst().reduce(detailsByInterval[first]) {
            $0 + detailsByInterval[$1]
        }
        var part = Tally(intervals: 1)
        part.byIntent = [intervals.reduce(Flow()) { $0 + byInterval[$1] }]
        part.byInterval = part.byIntent
        part.wait = details.wait
        part.handledWait = details.handledWait
        part.resolutions.cells = resolutions.cells.isEmpty ? [] : [details.resolutions]
        part.billedResolutions = details.billedResolutions
        part.staffingByGroup = staffingByGroup
        part.peopleByGroup = peopleByGroup
        let share = Double(intervals.count) / Double(byInterval.count)
        part.sharesOfDuty = zip(details.staffingByGroup, staffingByGroup).map { own, all in
            all.present > 0 ? Double(own.present) / Double(all.present) : share
        }
        (part.start, part.horizon) = (start, horizon)
        part.byPeriod = byPeriod.compactMap { $0.part(ofIntervals: intervals) }
        return part
    }
}
