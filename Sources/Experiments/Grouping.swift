import ContactRouting

/// By what the measures of a run can be broken down.
public enum Grouping: String, CaseIterable, Sendable {
    /// Hour of the day.
    case hour
    /// Hour of the week, from Monday midnight.
    case hourOfWeek
    /// Interval of the day of the workload's `intervalMinutes`.
    case interval
    /// Interval of the week, from Monday midnight.
    case intervalOfWeek
    /// Day of the run.
    case day
    /// Week of the run, from Monday.
    case week
    /// Month of the run.
    case month
    /// What the issue is about.
    case intent
    /// How difficult the issue is.
    case complexity
    /// What kind of customer has it.
    case segment
    /// Which group of agents closed it.
    case group

    /// Whether it groups by the time of the day or week.
    package var isByTimeOfWeek: Bool {
        switch self {
        case .hour, .hourOfWeek, .interval, .intervalOfWeek: true
        case .day, .week, .month, .intent, .complexity, .segment, .group: false
        }
    }

    /// Whether results have it without being asked for: what differs between hours, classes of
    /// difficulty and kinds of customers hides in their mean.
    public func isAlwaysShown(for scenario: Scenario) -> Bool {
        switch self {
        case .hour: true
        case .hourOfWeek, .interval, .intervalOfWeek, .day, .week, .month, .intent: false
        case .complexity: scenario.knowsTruth && scenario.complexities.count > 1
        case .segment: scenario.segments.count > 1
        case .group: scenario.humans.map { $0.groups.count > 1 } ?? false
        }
    }

    /// The parts and their names.
    func parts(of scenario: Scenario) -> [(name: String, part: Part)] {
        switch self {
        case .hour, .hourOfWeek, .interval, .intervalOfWeek:
            timesOfWeek(in: scenario.measurement).map { ($0.name, .intervalsOfWeek($0.intervals)) }
        case .day, .week, .month:
            periods(of: scenario.measurement).map { ($0.name, .period($0.period)) }
        case .intent: scenario.intents.indices.map { (scenario.intents[$0].name, .intent($0)) }
        case .complexity:
            scenario.complexities.indices.map { (scenario.complexities[$0].name, .complexity($0)) }
        case .segment:
            scenario.segments.indices.map { (scenario.segments[$0].name, .segment($0)) }
        case .group:
            (scenario.humans?.groups ?? []).enumerated().map { ($1.name, .group($0)) }
        }
    }

    /// The parts of the week by which it groups, with their names and their intervals of the week;
    /// none if it is not by time.
    package func timesOfWeek(
        in plan: MeasurementPlan
    ) -> [(name: String, intervals: [Int])] {
        let perHour = plan.intervalsPerHour
        /// The intervals of the week in which the part begins and those after it.
        func part(_ starts: [Int], _ count: Int) -> [Int] {
            starts.flatMap { $0..<$0 + count }
        }
        func clock(_ number: Int) -> String { WeekTime.clock(number * 60 / perHour) }
        let day = 24 * perHour
        switch self {
        case .hour:
            return (0..<24).map { hour in
                ("\(hour)", part((0..<7).map { $0 * day + hour * perHour }, perHour))
            }
        case .hourOfWeek: return (0..<168).map { ("\($0)", part([$0 * perHour], perHour)) }
        case .interval:
            return (0..<day).map { number in
                (clock(number), part((0..<7).map { $0 * day + number }, 1))
            }
        case .intervalOfWeek:
            return (0..<7 * day).map { ("\(WeekTime.weekdays[$0 / day]) \(clock($0 % day))", [$0]) }
        case .day, .week, .month, .intent, .complexity, .segment, .group: return []
        }
    }
}
