import SimulationKernel

/// Whether the inputs of a scenario come round again, so that it can have a steady state.
public enum Recurrence: Sendable, Equatable {
    /// They are the same at all times.
    case constant
    /// They repeat after so long.
    case periodic(TimeSpan)
    /// They never repeat: a trace, an AI that gets worse from day to day, inputs that change,
    /// people who come and go.
    case never

    /// What recurs when two things do.
    static func + (left: Recurrence, right: Recurrence) -> Recurrence {
        switch (left, right) {
        case (.never, _), (_, .never): return .never
        case (.constant, let other), (let other, .constant): return other
        case (.periodic(let one), .periodic(let other)):
            let common = one.greatestCommonPart(with: other)
            return .periodic(TimeSpan(ticks: one.ticks / common.ticks * other.ticks))
        }
    }
}

extension TimeSpan {
    /// The longest time of which both are multiples.
    package func greatestCommonPart(with other: TimeSpan) -> TimeSpan {
        var (larger, smaller) = (ticks, other.ticks)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        return TimeSpan(ticks: larger)
    }
}

extension Scenario {
    /// How demand and staffing come round again. Days that are busier or quieter at random repeat
    /// daily in law.
    public var recurrence: Recurrence {
        let days: Recurrence = demand.isOverDispersed ? .periodic(.day) : .constant
        let isDated = !changes.isEmpty || incidents?.windows.isEmpty == false
        let comeAndGo = humans?.groups.contains { $0.careers != nil } ?? false
        let drifts = ai?.answering.map { $0.accuracyDriftPerDay != 0 } ?? false
        let staffing = (humans?.groups ?? []).reduce(Recurrence.constant) {
            let agents = $1.onDuty(during: measurement)
            return $0 + agents.recurrence(afterEnd: agents.values.last)
        }
        return demand.issues.recurrence(afterEnd: 0) + days + staffing
            + (drifts || isDated || comeAndGo ? .never : .constant)
    }
}

extension Timetable {
    /// - Parameter afterEnd: the value in force after the end of one that does not come round.
    fileprivate func recurrence(afterEnd: Value?) -> Recurrence {
        let isConstant = values.allSatisfy { $0 == values[0] }
        guard isCyclic else { return isConstant && afterEnd == values[0] ? .constant : .never }
        return isConstant
            ? .constant : .periodic(TimeSpan(ticks: interval.ticks * Int64(values.count)))
    }
}
