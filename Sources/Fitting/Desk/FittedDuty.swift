import Workloads

/// Who was at work when.
public struct FittedDuty: Sendable {
    /// People on duty in each hour of the week from Monday, on average over the days on which the
    /// desk was open.
    public let perWeekHour: [Double]
    /// The least and the most of any day, by hour of the week.
    public let range: [ClosedRange<Double>]
    /// How many different people there are.
    public let people: Int
    /// Sessions at once of one person.
    public let concurrency: Int
    /// Share of sessions that began while the person had another one.
    public let shareBesideAnother: Double

    /// Counts people; nil if the log does not name them.
    init?(_ tally: DutyTally, _ demand: FittedDemand) {
        guard tally.agentCount > 0, tally.unnamed == 0 || tally.agentCount > 1 else { return nil }
        people = tally.agentCount
        concurrency = tally.concurrency
        let starts = tally.startsAtLevel
        let all = starts.reduce(0, +)
        shareBesideAnother =
            all > 0 ? Double(starts.dropFirst().reduce(0, +)) / Double(all) : 0
        let quarters = tally.onDuty
        var values = [[Double]](repeating: [], count: 168)
        for day in demand.table.days {
            let counts = quarters[day.date.dayNumber] ?? Array(repeating: 0, count: 96)
            let open = demand.model.expected[day.date.weekday]
            for hour in 0..<24 {
                // Of an hour only the part in which the desk is open counts: what goes on after
                // that is finished, not planned.
                let quarters = (hour * 4..<hour * 4 + 4).filter { open[$0 * open.count / 96] > 0 }
                let mean = quarters.reduce(0) { $0 + counts[$1] } / Double(max(1, quarters.count))
                values[day.date.weekday * 24 + hour].append(mean)
            }
        }
        perWeekHour = values.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
        range = values.map { ($0.min() ?? 0)...($0.max() ?? 0) }
    }
}
