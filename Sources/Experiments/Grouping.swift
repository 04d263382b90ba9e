import ContactRouting

/// By what the measures of a run can be broken down.
public enum Grouping: String, CaseIterable, Sendable {
    /// Hour of the day.
    case hour
    /// Hour of the week, from Monday midnight.
    case hourOfWeek
    /// What the issue is about.
    case intent
    /// How difficult the issue is.
    case complexity
    /// What kind of customer has it.
    case segment

    /// Whether it is shown without being asked for: what differs between classes of difficulty
    /// and kinds of customers hides in their mean.
    public func isAlwaysShown(for scenario: Scenario) -> Bool {
        switch self {
        case .hour, .hourOfWeek, .intent: false
        case .complexity: scenario.knowsTruth && scenario.complexities.count > 1
        case .segment: scenario.knowsTruth && scenario.segments.count > 1
        }
    }

    /// The parts and their names.
    func parts(of scenario: Scenario) -> [(name: String, part: Part)] {
        switch self {
        case .hour:
            (0..<24).map { hour in ("\(hour)", .hoursOfWeek((0..<7).map { $0 * 24 + hour })) }
        case .hourOfWeek: (0..<168).map { ("\($0)", .hoursOfWeek([$0])) }
        case .intent: scenario.intents.indices.map { (scenario.intents[$0].name, .intent($0)) }
        case .complexity:
            scenario.complexities.indices.map { (scenario.complexities[$0].name, .complexity($0)) }
        case .segment:
            scenario.segments.indices.map { (scenario.segments[$0].name, .segment($0)) }
        }
    }
}
