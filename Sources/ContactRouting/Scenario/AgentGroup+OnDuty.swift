import SimulationKernel

/// The plan that a run follows.
extension AgentGroup {
    /// Agents planned to be on duty: those of the plan while the desk is open, else none.
    ///
    /// - Complexity: O(intervals of the run) if plan or opening hours do not come round, else of a
    ///   week.
    public func onDuty(during plan: MeasurementPlan) -> Timetable<Int> {
        guard let open else { return agents }
        let week = 7 * TimeSpan.day.ticks
        let comesRound = agents.comesRound(in: week) && open.comesRound(in: week)
        let length = comesRound ? week : plan.lengthOfTimetables.ticks
        let step = min(plan.interval.ticks, agents.interval.ticks, open.interval.ticks)
        let values = stride(from: 0, to: length, by: Int(step)).map { ticks in
            let now = Instant.zero + TimeSpan(ticks: ticks)
            return open.value(at: now) ? agents.value(at: now) : 0
        }
        return Timetable(interval: TimeSpan(ticks: step), values: values, isCyclic: comesRound)
    }
}

extension Timetable {
    /// Whether the values come round in so many ticks, perhaps several times.
    fileprivate func comesRound(in ticks: Int64) -> Bool {
        isCyclic && ticks.isMultiple(of: interval.ticks * Int64(values.count))
    }

    /// The value in force; after the end of a timetable that does not come round, its last one.
    public func value(at instant: Instant) -> Value {
        value(inInterval: intervalNumber(at: instant)) ?? values[values.count - 1]
    }
}
