import Workloads

/// Who was at work when.
public struct FittedDuty: Sendable {
    /// How people were counted.
    public enum Method: String, Sendable {
        /// Those who answered, from the first conversation to the last one of each.
        case names
        /// Those who were busy while somebody waited, for then all are.
        case queue
        /// So many that in hours in which nobody ever waited three quarters of them are busy.
        case load
    }

    /// How they were counted, the least sure way of any hour.
    public let method: Method
    /// People on duty in each hour of the week from Monday, on average over the days on which the
    /// desk was open.
    public let perWeekHour: [Double]
    /// How many different people there are; nil if the log does not name them.
    public let people: Int?
    /// Sessions at once of one person; nil if the log does not name them.
    public let concurrency: Int?
    /// Share of sessions that began while the person had another one.
    public let shareBesideAnother: Double

    /// Counts people; nil if nobody answered.
    init?(_ summary: LogSummary, _ demand: FittedDemand) {
        let tally = summary.duty
        guard tally.hasNames else {
            guard tally.unnamed > 0 || tally.agentCount > 0 else { return nil }
            (people, concurrency, shareBesideAnother) = (nil, nil, 0)
            (perWeekHour, method) = FittedDuty.unnamed(summary.busy, demand)
            return
        }
        people = tally.agentCount
        concurrency = tally.concurrency(
            waited: summary.served.histogram.count + summary.abandoned.count)
        method = .names
        let starts = tally.startsAtLevel
        let all = starts.reduce(0, +)
        shareBesideAnother =
            all > 0 ? Double(starts.dropFirst().reduce(0, +)) / Double(all) : 0
        perWeekHour = FittedDuty.named(tally.onDuty, demand)
    }

    private static func named(_ quarters: [Int: [Double]], _ demand: FittedDemand) -> [Double] {
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
        return values.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    }

    /// People of whom only the conversations are known.
    private static func unnamed(
        _ tally: BusyTally, _ demand: FittedDemand
    ) -> ([Double], Method) {
        let dates = demand.table.days.map { ($0.date.dayNumber, $0.date.weekday) }
        let hours = tally.hours(of: dates)
        let open = demand.model.expected.flatMap { day -> [Bool] in
            let perHour = day.count / 24
            return (0..<24).map { hour in
                day[hour * perHour..<(hour + 1) * perHour].contains { $0 > 0 }
            }
        }
        var method = Method.queue
        let people = zip(hours, open).map { hour, isOpen -> Double in
            guard isOpen else { return 0 }
            if let seen = hour.whileWaiting { return max(1, seen) }
            method = .load
            return max(1, (hour.load / 0.75).rounded(.up))
        }
        return (people, method)
    }
}
